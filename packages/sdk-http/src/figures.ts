import { no, ok, type Result } from "@swiftline/core";
import { endOfLog, type Figures } from "@swiftline/core/reporting";
import { tagOf } from "./entity-tag.ts";
import type { RequestProblem } from "./problem.ts";
import type { Ports } from "./route.ts";

/** The figures, where this server has some. */
export const figuresOf = ({ figures }: Pick<Ports, "figures">): Result<Figures, RequestProblem> =>
  figures === undefined ? no({ code: "http/not-offered" }) : ok(figures);

/** When open appeals are looked at: at the end of the log, or now where nothing is recorded. */
export const asOf = async ({ latestAt }: Figures, now: () => number): Promise<number> =>
  endOfLog((await latestAt()) ?? now());

/**
 * The tag of figures: how far the log has come, when open appeals are looked at, by which book, and what is asked. It is known without
 * counting anything, so a dashboard may ask as often as it likes.
 */
export async function tagOfFigures({ figures, hotline, now }: Ports, asked: object): Promise<string> {
  const place = figures === undefined ? [] : [await figures.position(), await asOf(figures, now)];
  return tagOf([hotline.book.version, ...place, asked]);
}
