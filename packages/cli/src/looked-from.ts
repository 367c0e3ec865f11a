import type { PolicyBook } from "@swiftline/core";
import type { Store } from "@swiftline/store";
import { askedMoment } from "./flags.ts";

/**
 * The moment from which a list is looked at, now unless another was written, and whether it lies before the last thing that was recorded:
 * lists of today do not tell how it was then.
 */
export async function lookedFrom(
  written: string | undefined,
  book: PolicyBook,
  { latestAt }: Pick<Store, "latestAt">,
): Promise<{ readonly now: number; readonly past: boolean }> {
  const asked = askedMoment(written, book);
  const last = await latestAt();
  return { now: asked ?? Date.now(), past: asked !== undefined && last !== undefined && asked < last };
}

/** What is said of a list of a moment in the past. */
export const LOOKING_BACK = "This is the list as it was then, read from every history: a large database takes a while.";
