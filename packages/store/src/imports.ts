import { type Finding, type ImportCounts, type ImportedAppeals, type ImportProgress, noRows } from "@swiftline/core";
import type { Commits } from "./commits.ts";
import type { Connection } from "./connection.ts";
import { answering } from "./faults.ts";
import { findingsIn, findingsWriter } from "./import-findings.ts";
import { importedAppeals } from "./imported-appeals.ts";
import { tables } from "./sql.ts";
import type { ImportRunRow } from "./tables.ts";
import { isOfThisMachine, isRunningHere, processNumberOf, thisProcess } from "./taker.ts";

/** A run of an import, as it begins. */
export interface NewImport {
  readonly id: string;
  /** The source format, by its id. */
  readonly source: string;
  readonly file: string;
  /**
   * By what the file and the way to read it are known again, and behind a colon what else must be the same to go on with the run;
   * undefined for what can be read once only, such as a pipe.
   */
  readonly fingerprint?: string | undefined;
  readonly startedAt: number;
}

/** A run that is in the store. Without an end it was interrupted, or still goes on. */
export interface RecordedImport extends NewImport {
  readonly finishedAt?: number;
  /** When it was taken back. */
  readonly withdrawnAt?: number;
  /** Of the rows that are in. */
  readonly counts: ImportCounts;
  /** How long the file of rejected rows was then. */
  readonly rejectedBytes: number;
}

/** A run that is ours now, perhaps one that was interrupted before; or what another process does with the same file. */
export type BegunImport =
  | { readonly id: string; readonly before?: RecordedImport }
  | { readonly running: string; readonly process: string };

/** The runs of imports; commits name the run that brought them. */
export interface Imports {
  readonly begin: (run: NewImport) => Promise<BegunImport>;
  /** What `begin` would answer now; nothing is written down. */
  readonly foresee: (run: NewImport) => Promise<BegunImport>;
  /** Lets the next run of the same file go on with one that this process has given up. */
  readonly leave: (id: string) => Promise<void>;
  readonly finish: (run: { readonly id: string; readonly finishedAt: number }) => Promise<void>;
  /** The last run of the same file, read in the same way, whatever stands behind the colon. */
  readonly lastOfFile: (fingerprint: string) => Promise<RecordedImport | undefined>;
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

const latestFirst = tables.selectFrom("imports").selectAll().orderBy("started_at", "desc").orderBy("id");
const nobody = "";

export function imports(connection: Connection, commits: Commits): Imports {
  const { file } = connection;
  return {
    begin: answering(file, (run) => connection.atomically(() => beginOrGoOn(run, connection))),
    foresee: answering(file, (run) => foreseen(run, connection)),
    leave: answering(file, (id) =>
      connection.run(tables.updateTable("imports").set({ taker: nobody }).where("id", "=", id)),
    ),
    finish: answering(file, ({ id, finishedAt }) =>
      connection.run(
        tables.updateTable("imports").set({ finished_at: finishedAt, taker: nobody }).where("id", "=", id),
      ),
    ),
    lastOfFile: answering(file, (fingerprint) => {
      const last = connection.first(
        latestFirst
          .where(({ or, eb }) =>
            or([eb("fingerprint", "=", fingerprint), eb("fingerprint", "like", `${fingerprint}:%`)]),
          )
          .limit(1),
      );
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
    findings: answering(file, (id) => findingsIn(connection, id)),
  };
}

/** The last run of the same file that is the same behind the colon too. */
const lastAlike = (fingerprint: string, connection: Connection): ImportRunRow | undefined =>
  connection.first(latestFirst.where("fingerprint", "=", fingerprint).limit(1));

/** Where nobody can know whether the process of another machine still goes on, the run is a new one: that is always right. */
function foreseen({ id, fingerprint }: NewImport, connection: Connection): BegunImport {
  const last = fingerprint === undefined ? undefined : lastAlike(fingerprint, connection);
  if (last === undefined || last.finished_at !== null || last.withdrawn_at !== null) return { id };
  const { taker } = last;
  if (taker !== thisProcess && isRunningHere(taker)) return { running: last.id, process: processNumberOf(taker) };
  return taker === nobody || isOfThisMachine(taker) ? { id: last.id, before: runOf(last) } : { id };
}

function beginOrGoOn(run: NewImport, connection: Connection): BegunImport {
  const begun = foreseen(run, connection);
  if ("running" in begun) return begun;
  if (begun.before === undefined) connection.run(tables.insertInto("imports").values(newRow(run)));
  else connection.run(tables.updateTable("imports").set({ taker: thisProcess }).where("id", "=", begun.id));
  return begun;
}

const newRow = ({ id, source, file, fingerprint, startedAt }: NewImport): ImportRunRow => ({
  id,
  source,
  file,
  fingerprint: fingerprint ?? null,
  started_at: startedAt,
  finished_at: null,
  withdrawn_at: null,
  ...noRows,
  rejected_bytes: 0,
  taker: thisProcess,
});

/** Writes down how far a run has come, inside the transaction that appends its rows. */
export function importProgress(connection: Connection): (importId: string, progress: ImportProgress) => void {
  const keepFindings = findingsWriter(connection);
  return (importId, { counts, rejectedBytes, findings }) => {
    const so = { ...counts, rejected_bytes: rejectedBytes };
    connection.run(tables.updateTable("imports").set(so).where("id", "=", importId));
    keepFindings(importId, findings);
  };
}

function runOf(row: ImportRunRow): RecordedImport {
  const { taker: _taker, ...told } = row;
  const { id, source, file, fingerprint, started_at, finished_at, withdrawn_at, rejected_bytes, ...counts } = told;
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
