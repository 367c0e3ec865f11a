import type { EventLog } from "../src/book/ports.ts";
import type { ImportRow } from "../src/hotline/import-batch.ts";
import { actsProvedBy, appealIdOf } from "../src/intake/recorded-appeal.ts";
import type { RowReader } from "../src/intake/source.ts";
import { at, matter } from "./life.ts";

/** Rows of a made-up export: the number, the agency, and the minute at which the appeal was closed, if it was. */

export const row = (line: number, ...cells: readonly [number: string, agency: string, closed: string]): ImportRow => ({
  line,
  cells,
});

/** What every row of this export proves; one whose minute is no number is broken. */
export const readRow: RowReader = ({ line, cells: [number = "", agency, closed = ""] }) => {
  if (Number.isNaN(Number(closed)))
    return { ok: false, reason: [{ code: "intake/bad-date", message: `${closed} is no minute`, line }] };
  const acts = actsProvedBy({
    ...matter,
    externalId: number,
    address: undefined,
    position: undefined,
    attributes: {},
    registeredAt: at(0),
    agency,
    dueAt: undefined,
    endedAt: closed === "" ? undefined : at(Number(closed)),
  });
  const appealId = appealIdOf(matter.hotline, number);
  return { ok: true, value: { kind: "proved", appealId, registeredAt: at(0), acts, notes: [] } };
};

export async function* batchesOf<Row>(rows: readonly Row[], size: number): AsyncGenerator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

/** What a log holds of each appeal: its events by type. */
export async function held(log: EventLog): Promise<Readonly<Record<string, readonly string[]>>> {
  const appeals: Record<string, readonly string[]> = {};
  for await (const { appealId, history } of log.all()) appeals[appealId] = history.map((event) => event.type);
  return appeals;
}
