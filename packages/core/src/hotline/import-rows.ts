import type { Event } from "../appeal/events.ts";
import type { History } from "../appeal/history.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import type { Append, EventLog } from "../book/ports.ts";
import { SwiftlineError } from "../fault.ts";
import type { RowReader } from "../intake/source.ts";
import type { Problem } from "../problem.ts";
import type { Row } from "../table.ts";
import { takeIn } from "./take-in.ts";

/** A row as a file hands it on; `wrong` is what is already wrong with the record itself, such as its number of cells. */
export type ImportRow = Row & { readonly wrong?: string | undefined };

/** Where every row went: `rows` is the sum of the others. */
export interface ImportCounts {
  readonly rows: number;
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
}
type Outcome = Exclude<keyof ImportCounts, "rows">;

export interface ImportRun<OneRow extends ImportRow> {
  readonly batches: AsyncIterable<readonly OneRow[]>;
  readonly read: RowReader;
  readonly book: PolicyBook;
  readonly log: EventLog;
  /** Names the run in the log. */
  readonly importId: string;
  /** Says what a run would do, and writes nothing: a row is compared with the log and its own batch, not with other batches. */
  readonly dryRun?: boolean;
  /** Asked between batches; what is in by then stays in. */
  readonly interrupted?: () => boolean;
  /** Told after each batch what was set aside; the next batch waits for it. */
  readonly onRejected?: (rejections: readonly Rejection<OneRow>[]) => Promise<void>;
  readonly onBatch?: (counts: ImportCounts) => void;
}

/** A row that was not taken in, and everything that is wrong with it. */
export interface Rejection<OneRow> {
  readonly row: OneRow;
  readonly problems: readonly Problem[];
}

const TRIES = 5;

/**
 * Takes in a stream of records: one atomic append a batch, nothing reacts, no clock fires. Run twice, the second run changes
 * nothing. Throws `store/conflict` when others write the same appeals again and again, `import/interrupted` when told to stop.
 */
export async function importRows<OneRow extends ImportRow>(run: ImportRun<OneRow>): Promise<ImportCounts> {
  const counts = { rows: 0, new: 0, updated: 0, unchanged: 0, rejected: 0 };
  for await (const rows of run.batches) {
    const taken = await takeBatch(rows, run);
    for (const { outcome } of taken) {
      counts.rows++;
      counts[outcome]++;
    }
    await run.onRejected?.(taken.filter(({ outcome }) => outcome === "rejected"));
    run.onBatch?.({ ...counts });
    if (run.interrupted?.()) {
      throw new SwiftlineError("import/interrupted", `stopped after ${counts.rows} rows, which are in`, {
        tryThis: "run the same command again: what is in stays as it is, and the rest follows",
      });
    }
  }
  return counts;
}

interface Taken<OneRow> extends Rejection<OneRow> {
  readonly outcome: Outcome;
}

/** Decides a batch against what the log holds and appends it; decides again when somebody else was faster. */
async function takeBatch<OneRow extends ImportRow>(
  rows: readonly OneRow[],
  run: ImportRun<OneRow>,
): Promise<readonly Taken<OneRow>[]> {
  const records = rows.map((row) => ({ row, acts: readRow(row, run.read) }));
  const ids = new Set(records.flatMap(({ acts }) => (acts.ok ? (acts.value[0]?.appealId ?? []) : [])));
  for (let tries = 0; tries < TRIES; tries++) {
    const known = await run.log.readMany([...ids]);
    const added = new Map<string, readonly Event[]>();
    const historyOf = (id: string): History => [...(known.get(id)?.history ?? []), ...(added.get(id) ?? [])];
    const taken = records.map(({ row, acts }): Taken<OneRow> => {
      if (!acts.ok) return { row, outcome: "rejected", problems: acts.reason };
      const id = acts.value[0]?.appealId ?? "";
      const history = historyOf(id);
      const events = takeIn(history, acts.value, run.book);
      if (!events.ok) return { row, outcome: "rejected", problems: events.reason };
      if (events.value.length === 0) return { row, outcome: "unchanged", problems: [] };
      added.set(id, [...(added.get(id) ?? []), ...events.value]);
      return { row, outcome: history.length === 0 ? "new" : "updated", problems: [] };
    });
    if (run.dryRun || added.size === 0) return taken;
    const appends = [...added].map(
      ([appealId, events]): Append => ({ appealId, after: known.get(appealId)?.version ?? 0, events }),
    );
    if ((await run.log.append(appends, run.importId)).ok) return taken;
  }
  throw new SwiftlineError("store/conflict", `others changed the same appeals ${TRIES} times in a row`, {
    tryThis: "run the import again when they are done",
  });
}

function readRow(row: ImportRow, read: RowReader): ReturnType<RowReader> {
  if (row.wrong !== undefined)
    return { ok: false, reason: [{ code: "intake/bad-row", message: row.wrong, line: row.line }] };
  return read(row);
}
