import type { Event } from "../appeal/events.ts";
import { lived } from "../appeal/history.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import type { Append, EventLog, Finding, ImportCounts, Recorded } from "../book/ports.ts";
import { SwiftlineError } from "../fault.ts";
import { canonicalJson } from "../hash.ts";
import type { Contradictions } from "../intake/contradictions.ts";
import type { AppealRead, RowReader } from "../intake/source.ts";
import { messageOn, type Problem } from "../problem.ts";
import type { Instant } from "../time/instant.ts";
import { importedBefore } from "./contradiction.ts";
import { type ImportBatch, type ImportRow, isLeftOut, type Ready, readRow } from "./import-batch.ts";
import { takeIn } from "./take-in.ts";

/** What an import needs of a log. */
export type ImportLog = Pick<EventLog, "readMany" | "append" | "flaggedOf" | "bulk">;

/** A row that was not taken in, and everything that is wrong with it. */
export interface Rejection<OneRow> {
  readonly row: OneRow;
  readonly problems: readonly Problem[];
}

/** How the batches of one run are taken in. */
export interface BatchRun<OneRow extends ImportRow> {
  readonly read: RowReader;
  /** Appeals that were registered before this moment are left out. */
  readonly since?: Instant | undefined;
  /** What becomes of rows that contradict what is known; what the usual policy says unless given. */
  readonly contradictions?: Contradictions | undefined;
  readonly book: PolicyBook;
  readonly log: ImportLog;
  /** Names the run in the log. */
  readonly importId: string;
  /** Sets rejected rows aside before their batch is appended; answers how many bytes are set aside by then. */
  readonly setAside?: (rejections: readonly Rejection<OneRow>[]) => Promise<number>;
}

const TRIES = 5;

/** What became of one row. */
type Taken = Decided | (OfAppeal & { readonly outcome: "flagged" });

/** What a row comes to before it is known what in its notes is news. */
type Decided = Accepted | Rejected | { readonly outcome: "skipped" };

interface OfAppeal {
  readonly appealId: string;
  readonly problems: readonly Problem[];
}

/** A row that is taken in, and the notes on it. */
interface Accepted extends OfAppeal {
  readonly outcome: "new" | "updated" | "unchanged";
}

/** A row that is not, and why. */
interface Rejected {
  readonly outcome: "rejected";
  /** Absent where nobody knew yet which appeal it was. */
  readonly appealId?: string | undefined;
  readonly problems: readonly Problem[];
}

const isAccepted = (one: Decided) => one.outcome !== "rejected" && one.outcome !== "skipped";

/** Decides a batch against what the log holds and appends it; decides again when somebody else was faster. */
export async function takeBatch<OneRow extends ImportRow>(
  { rows, ready }: ImportBatch<OneRow>,
  before: ImportCounts,
  run: BatchRun<OneRow>,
): Promise<{ readonly counts: ImportCounts; readonly findings: readonly Finding[] }> {
  const { bulk } = run.log;
  const setAside = settingAside(run);
  for (let tries = 0; tries < TRIES; tries++) {
    const sorted = await sortOut(rows, bulk && ready, run);
    const firsts = new Set(sorted.flatMap((one) => (one?.outcome === "new" ? one.appealId : [])));
    const { decided, appends } = await decideRest(rows, sorted, run);
    const taken = await flagNews(decided, firsts, run.log);
    const findings = rows.flatMap(({ line }, index) => findingOf(line, taken[index] as Taken));
    const counts = countAll(before, taken);
    const rejectedBytes = await setAside(rows.flatMap((row, index) => rejectionOf(row, taken[index] as Taken)));
    const step = { importId: run.importId, progress: { counts, rejectedBytes, findings } };
    const appended =
      bulk === undefined || ready === undefined || firsts.size === 0
        ? await run.log.append(appends, step)
        : await bulk.append(ready.firsts, firsts, appends, step);
    if (appended.ok) return { counts, findings };
  }
  throw new SwiftlineError("store/conflict", `others changed the same appeals ${TRIES} times in a row`, {
    tryThis: "run the import again when they are done",
  });
}

/** Sets each row aside once, also where its batch is decided several times. */
function settingAside<OneRow>({ setAside }: Pick<BatchRun<OneRow & ImportRow>, "setAside">) {
  const aside = new Set<OneRow>();
  return async (rejections: readonly Rejection<OneRow & ImportRow>[]): Promise<number> => {
    const more = rejections.filter(({ row }) => !aside.has(row));
    for (const { row } of more) aside.add(row);
    return (await setAside?.(more)) ?? 0;
  };
}

/** Settles the rows that need no decision: those that were rejected ahead, that begin an appeal, or that the log has word for word. */
async function sortOut<OneRow extends ImportRow>(
  rows: readonly OneRow[],
  ready: Ready | undefined,
  { log }: BatchRun<OneRow>,
): Promise<readonly (Decided | undefined)[]> {
  const known = ready && (await log.bulk?.known(ready.firsts));
  return rows.map((_, index): Decided | undefined => {
    const row = ready?.rows[index];
    if (row === undefined || row.kind === "repeated") return undefined;
    if (row.kind === "rejected") return { outcome: "rejected", appealId: row.appealId, problems: row.problems };
    if (row.kind === "skipped") return { outcome: "skipped" };
    const { appealId, notes } = row;
    if (known?.get(appealId) === "same") return { outcome: "unchanged", appealId, problems: notes };
    return known?.get(appealId) === undefined ? { outcome: "new", appealId, problems: notes } : undefined;
  });
}

/** Decides every row that is left, in order: what it adds to what the log and the rows before it tell of its appeal. */
async function decideRest<OneRow extends ImportRow>(
  rows: readonly OneRow[],
  sorted: readonly (Decided | undefined)[],
  run: BatchRun<OneRow>,
) {
  const read = rows.map((row, index) => sorted[index] ?? readAppeal(row, run));
  const ids = read.flatMap((one) => ("outcome" in one ? [] : one.appealId));
  const known = ids.length === 0 ? new Map<string, Recorded>() : await run.log.readMany([...new Set(ids)]);
  const added = new Map<string, readonly Event[]>();
  const decided = read.map((one): Decided => {
    if ("outcome" in one) return one;
    const { appealId: id } = one;
    const history = [...lived(known.get(id)?.history ?? []), ...(added.get(id) ?? [])];
    const took = takeIn(history, one, run.book, run.contradictions);
    const isSecond = added.has(id) || known.get(id)?.importId === run.importId;
    const told = (problems: readonly Problem[]) =>
      isSecond ? problems.map((problem) => ofThisFile(problem, id)) : problems;
    if (!took.ok) return { outcome: "rejected", appealId: id, problems: told(took.reason) };
    const { events } = took.value;
    const problems = told(took.value.notes);
    if (events.length === 0) return { outcome: "unchanged", appealId: id, problems };
    added.set(id, [...(added.get(id) ?? []), ...events]);
    return { outcome: history.length === 0 ? "new" : "updated", appealId: id, problems };
  });
  const appends = Array.from(
    added,
    ([appealId, events]): Append => ({ appealId, after: known.get(appealId)?.version ?? 0, events }),
  );
  return { decided, appends };
}

/** The appeal that a row tells of, or what the row comes to without it. */
function readAppeal<OneRow extends ImportRow>(row: OneRow, { read, since }: BatchRun<OneRow>): AppealRead | Decided {
  const told = readRow(row, read);
  if (!told.ok) return { outcome: "rejected", problems: told.reason };
  return told.value.kind === "none" || isLeftOut(told.value, since) ? { outcome: "skipped" } : told.value;
}

/** Flags the rows with notes that nobody was told of their appeal yet, neither by an import that stands nor by a row before them. */
async function flagNews(
  decided: readonly Decided[],
  firsts: ReadonlySet<string>,
  log: ImportLog,
): Promise<readonly Taken[]> {
  const odd = decided.filter(isAccepted).filter(({ problems }) => problems.length > 0);
  const ids = odd.flatMap(({ appealId }) => (firsts.has(appealId) ? [] : appealId));
  const flagged = ids.length === 0 ? new Map<string, readonly Problem[]>() : await log.flaggedOf([...new Set(ids)]);
  const told = new Map(Array.from(flagged, ([appealId, problems]) => [appealId, new Set(problems.map(keyOf))]));
  return decided.map((one): Taken => {
    if (!isAccepted(one) || one.problems.length === 0) return one;
    const before = told.get(one.appealId) ?? new Set();
    const news = one.problems.filter((problem) => isMove(problem, one) || !before.has(keyOf(problem)));
    told.set(one.appealId, new Set([...before, ...news.map(keyOf)]));
    return news.length > 0 ? { ...one, outcome: "flagged", problems: news } : { ...one, problems: [] };
  });
}

const moves: ReadonlySet<string> = new Set(["intake/reopened", "intake/agency-changed"]);

/** Whether an appeal went another way with a row: it may do so again and again, told in the same words. */
const isMove = ({ code }: Problem, { outcome }: Decided): boolean => outcome === "updated" && moves.has(code);

/** A contradiction between two rows of one file says so. */
const ofThisFile = (problem: Problem, appealId: string): Problem =>
  problem.reason?.startsWith(importedBefore)
    ? { ...problem, ...messageOn(appealId, problem.reason.replace(importedBefore, standsTwice)) }
    : problem;

const standsTwice = "stands twice in this file,";

/**
 * By what a problem is known again, whether the rows that contradict each other stand in one file or in two. The value that was
 * found wrong is no part of it: that is not kept.
 */
const keyOf = ({ code, field, message, reason = message }: Problem): string =>
  canonicalJson([code, field ?? null, reason.replace(standsTwice, importedBefore)]);

function countAll(before: ImportCounts, taken: readonly Taken[]): ImportCounts {
  const counts = { ...before };
  for (const { outcome } of taken) {
    counts[outcome]++;
    if (outcome !== "skipped") counts.rows++;
  }
  return counts;
}

const findingOf = (line: number, taken: Taken): readonly Finding[] => {
  if (taken.outcome !== "flagged" && taken.outcome !== "rejected") return [];
  const { appealId, outcome, problems } = taken;
  return [{ line, ...(appealId !== undefined && { appealId }), outcome, problems }];
};

const rejectionOf = <OneRow>(row: OneRow, taken: Taken): readonly Rejection<OneRow>[] =>
  taken.outcome === "rejected" ? [{ row, problems: taken.problems }] : [];
