import type { ImportCounts } from "@swiftline/core";
import type { Connection } from "./connection.ts";
import { answering } from "./faults.ts";
import { tables } from "./sql.ts";
import type { ImportRow } from "./tables.ts";

/** A run of an import, as it begins. */
export interface ImportRun {
  readonly id: string;
  /** The source format, by its id. */
  readonly source: string;
  readonly file: string;
  readonly startedAt: number;
}

/** A run that is in the store. Without an end it was interrupted, or still goes on. */
export interface RecordedImport extends ImportRun {
  readonly finishedAt?: number;
  readonly counts?: ImportCounts;
}

/** The runs of imports; commits name the run that brought them. */
export interface Imports {
  readonly begin: (run: ImportRun) => Promise<void>;
  readonly finish: (run: {
    readonly id: string;
    readonly finishedAt: number;
    readonly counts: ImportCounts;
  }) => Promise<void>;
  /** Latest first. */
  readonly list: () => Promise<readonly RecordedImport[]>;
}

const unfinished = {
  finished_at: null,
  rows: null,
  new: null,
  updated: null,
  unchanged: null,
  rejected: null,
} as const;

export function imports(connection: Connection): Imports {
  const { file } = connection;
  return {
    begin: answering(file, ({ id, source, file, startedAt }) =>
      connection.run(tables.insertInto("imports").values({ id, source, file, started_at: startedAt, ...unfinished })),
    ),
    finish: answering(file, ({ id, finishedAt, counts }) => {
      const { rows, new: added, updated, unchanged, rejected } = counts;
      const outcome = { finished_at: finishedAt, rows, new: added, updated, unchanged, rejected };
      connection.run(tables.updateTable("imports").set(outcome).where("id", "=", id));
    }),
    list: answering(file, () =>
      connection.all(tables.selectFrom("imports").selectAll().orderBy("started_at", "desc").orderBy("id")).map(runOf),
    ),
  };
}

function runOf({ id, source, file, started_at, finished_at, ...counts }: ImportRow): RecordedImport {
  const run = { id, source, file, startedAt: started_at };
  if (finished_at === null) return run;
  const { rows, new: added, updated, unchanged, rejected } = counts;
  return {
    ...run,
    finishedAt: finished_at,
    counts: {
      rows: rows ?? 0,
      new: added ?? 0,
      updated: updated ?? 0,
      unchanged: unchanged ?? 0,
      rejected: rejected ?? 0,
    },
  };
}
