import { type PolicyBook, SwiftlineError } from "@swiftline/core";
import type { EventLog } from "@swiftline/core/book";

/** The fault of whoever names an appeal that nobody registered, or that is not theirs to know of. */
export const noSuchAppeal = (appealId: string, tryThis = "swiftline appeal list"): SwiftlineError =>
  new SwiftlineError("appeal/not-found", `there is no appeal ${appealId}`, { tryThis });

/** The fault of whoever names an appeal that nobody registered, with the one of that number at a hotline of the city. */
export async function unregistered(
  appealId: string,
  log: Pick<EventLog, "read">,
  { city }: PolicyBook,
): Promise<SwiftlineError> {
  const number = appealId.slice(appealId.indexOf(":") + 1);
  for (const { id } of city.hotlines) {
    const meant = `${id}:${number}`;
    if ((await log.read(meant)).version > 0) return noSuchAppeal(appealId, `did you mean ${meant}?`);
  }
  return noSuchAppeal(appealId);
}
