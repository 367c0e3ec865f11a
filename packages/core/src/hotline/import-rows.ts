import type { Finding, ImportCounts } from "../book/ports.ts";
import { SwiftlineError } from "../fault.ts";
import type { ImportBatch, ImportRow } from "./import-batch.ts";
import { type BatchRun, takeBatch } from "./take-batch.ts";

export interface ImportRun<OneRow extends ImportRow> extends BatchRun<OneRow> {
  /** Rows some at a time, alone or with what was made ready of them. */
  readonly batches: AsyncIterable<readonly OneRow[] | ImportBatch<OneRow>>;
  /** What an interrupted run had counted, whose rows are not in the batches any more. */
  readonly counts?: ImportCounts | undefined;
  /** Asked between batches; what is in by then stays in. */
  readonly interrupted?: () => boolean;
  readonly onBatch?: (counts: ImportCounts, findings: readonly Finding[]) => void;
}

export const noRows: ImportCounts = {
  rows: 0,
  new: 0,
  updated: 0,
  unchanged: 0,
  flagged: 0,
  rejected: 0,
  skipped: 0,
};

/**
 * Takes in a stream of records: one atomic append a batch, nothing reacts, no clock fires. Run twice, the second run changes
 * nothing and flags nothing: what is odd is told once of an appeal. Throws `store/conflict` when others write the same appeals again and again, `import/interrupted` when told to stop.
 */
export async function importRows<OneRow extends ImportRow>(run: ImportRun<OneRow>): Promise<ImportCounts> {
  let counts = run.counts ?? noRows;
  for await (const batch of run.batches) {
    const taken = await takeBatch("rows" in batch ? batch : { rows: batch }, counts, run);
    counts = taken.counts;
    run.onBatch?.(counts, taken.findings);
    if (run.interrupted?.()) {
      throw new SwiftlineError(
        "import/interrupted",
        `stopped after ${counts.rows.toLocaleString("en")} rows, which are in`,
        {
          tryThis: "run the same command again: what is in stays as it is, and the rest follows",
        },
      );
    }
  }
  return counts;
}
