import { endOfLog, type Figures } from "@swiftline/core/reporting";
import { tagOf } from "./entity-tag.ts";
import type { PortsWith } from "./route.ts";

/** When open appeals are looked at: at the end of the log, or now where nothing is recorded. */
export const asOf = async ({ latestAt }: Figures, now: () => number): Promise<number> =>
  endOfLog((await latestAt()) ?? now());

/**
 * The tag of figures: how far the log has come, when open appeals are looked at, by which book, and what is asked. It is known without
 * counting anything, so a dashboard may ask as often as it likes.
 */
export async function tagOfFigures({ figures, hotline, now }: PortsWith<"figures">, asked: object): Promise<string> {
  return tagOf([hotline.book.version, await figures.position(), await asOf(figures, now), asked]);
}
