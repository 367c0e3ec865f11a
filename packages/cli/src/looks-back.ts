import type { Store } from "@swiftline/store";

/** Whether a moment that was asked for lies before the last thing that was recorded: lists of today do not tell how it was then. */
export async function looksBack(asked: number | undefined, { latestAt }: Pick<Store, "latestAt">): Promise<boolean> {
  const last = await latestAt();
  return asked !== undefined && last !== undefined && asked < last;
}

/** What is said of a list of a moment in the past. */
export const LOOKING_BACK = "This is the list as it was then, read from every history: a large database takes a while.";
