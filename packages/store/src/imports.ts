import { type Finding, type ImportCounts, type ImportedAppeals, type ImportProgress, noRows } from "@swiftline/core";
import { bulkInsert } from "./bulk-insert.ts";
import type { Commits } from "./commits.ts";
import type { Connection } from "./connection.ts";
import { answering } from "./faults.ts";
import { importedAppeals } from "./imported-appeals.ts";
import { tables } from "./sql.ts";
import type { ImportFindingRow, ImportRow } from "./tables.ts";

/** A run of an import, as it begins. */
export interface ImportRun {
  readonly id: string;
  /** The source format, by its id. */
  readonly source: string;
  readonly file: string;
  /** By what the file and the way to read it are known again; undefined for what can be read once only, such as a pipe. */
  readonly fingerprint?: string | undefined;
  readonly startedAt: number;
}

/** A run that is in the store. Without an end it was interrupted, or still goes on. */
export interface RecordedImport extends ImportRun {
  readonly finishedAt?: number;
  /** When it was taken back. */
  readonly withdrawnAt?: number;
  /** Of the rows that are in. */
  readonly counts: ImportCounts;
  /** How long the file of rejected rows was then. */
  readonly rejectedBytes: number;
}

/** The runs of imports; commits name the run that brought them. */
export interface Imports {
  readonly begin: (run: ImportRun) => Promise<void>;
  readonly finish: (run: { readonly id: string; readonly finishedAt: number }) => Promise<void>;
  /** The last run of the same file, read in the same way. */
  readonly last: (fingerprint: string) => Promise<RecordedImport | undefined>;
  /** Latest first. */
  readonly list: () => Promise<readonly RecordedImport[]>;
  readonly find: (id: string) => Promise<RecordedImport | undefined>;
  /** To what a run brought something, as the log has it. */
  readonly appealsOf: ImportedAppeals;
  /** Notes that a run was taken back; `undoImport` has told the log before. */
  readonly withdraw: (run: { readonly id: string; readonly withdrawnAt: number }) => Promise<void>;
  /** What was found wrong or odd in a run, in the order of its lines. */
  readonly findings: (id: string) => Promise<readonly Finding[]>;
}

export function imports(connection: Connection, commits: Commits): Imports {
  const { file } = connection;
  const latestFirst = tables.selectFrom("imports").selectAll().orderBy("started_at", "desc").orderBy("id");
  return {
    begin: answering(file, ({ id, source, file, fingerprint = null, startedAt }) =>
      connection.run(
        tables.insertInto("imports").values({
          id,
          source,
          file,
          fingerprint,
          started_at: startedAt,
          finished_at: null,
          withdrawn_at: null,
          ...noRows,
          rejected_bytes: 0,
        }),
      ),
    ),
    finish: answering(file, ({ id, finishedAt }) =>
      connection.run(tables.updateTable("imports").set({ finished_at: finishedAt }).where("id", "=", id)),
    ),
    last: answering(file, (fingerprint) => {
      const last = connection.first(latestFirst.where("fingerprint", "=", fingerprint).limit(1));
      return last && runOf(last);
    }),
    list: answering(file, () => connection.all(latestFirst).map(runOf)),
    find: answering(file, (id) => {
      const found = connection.first(latestFirst.where("id", "=", id));
      return found && runOf(found);
    }),
    appealsOf: importedAppeals(connection, commits),
    withdraw: answering(file, ({ id, withdrawnAt }) =>
      connection.run(tables.updateTable("imports").set({ withdrawn_at: withdrawnAt }).where("id", "=", id)),
    ),
    findings: answering(file, (id) =>
      connection
        .all(tables.selectFrom("import_findings").selectAll().where("import_id", "=", id).orderBy("line"))
        .map(({ line, outcome, problems }): Finding => ({ line, outcome, problems: JSON.parse(problems) })),
    ),
  };
}

/** Writes down how far a run has come, inside the transaction that appends its rows. */
export function importProgress(connection: Connection): (importId: string, progress: ImportProgress) => void {
  const insert = bulkInsert(connection, "import_findings", ["import_id", "line", "outcome", "problems"]);
  return (importId, { counts, rejectedBytes, findings }) => {
    const so = { ...counts, rejected_bytes: rejectedBytes };
    connection.run(tables.updateTable("imports").set(so).where("id", "=", importId));
    insert(findings.map((finding) => findingRow(importId, finding)));
  };
}

/** The value that was found wrong stays in the file: it may be anything, also what must be erasable. */
const findingRow = (importId: string, { line, outcome, problems }: Finding): ImportFindingRow => ({
  import_id: importId,
  line,
  outcome,
  problems: JSON.stringify(problems.map(({ value: _value, ...problem }) => problem)),
});

function runOf(row: ImportRow): RecordedImport {
  const { id, source, file, fingerprint, started_at, finished_at, withdrawn_at, rejected_bytes, ...counts } = row;
  return {
    id,
    source,
    file,
    ...(fingerprint !== null && { fingerprint }),
    startedAt: started_at,
    ...(finished_at !== null && { finishedAt: finished_at }),
    ...(withdrawn_at !== null && { withdrawnAt: withdrawn_at }),
    counts,
    rejectedBytes: rejected_bytes,
  };
}
