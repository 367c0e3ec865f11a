import type { Event } from "../appeal/events.ts";
import { type History, lived } from "../appeal/history.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import type { Append, EventLog, Finding, ImportCounts, Recorded } from "../book/ports.ts";
import { SwiftlineError } from "../fault.ts";
import { canonicalJson } from "../hash.ts";
import { type Contradictions, isLeftOut, usualContradictions } from "../intake/contradictions.ts";
import type { RowRead, RowReader } from "../intake/source.ts";
import { messageOn, type Problem } from "../problem.ts";
import type { Instant } from "../time/instant.ts";
import { type ImportBatch, type ImportRow, isBefore, type Ready, readRow } from "./import-batch.ts";
import { takeIn } from "./take-in.ts";
import { importedBefore } from "./take-in-compared.ts";

/** What an import needs of a log. */
export type ImportLog = Pick<EventLog, "readMany" | "append" | "bulk">;

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

type Outcome = Exclude<keyof ImportCounts, "rows">;
/** What became of one row. */
interface Taken {
  readonly outcome: Outcome;
  readonly problems: readonly Problem[];
}

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
    const { taken, appends, firsts } = await decideRest(rows, sorted, run);
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

/** What is known of a row before its appeal is read: its outcome, that it begins its appeal, or nothing. */
type Sorted = Taken | { readonly first: string; readonly notes: readonly Problem[] } | undefined;

/** Settles the rows that need no decision: those that were rejected ahead, that begin an appeal, or that the log has word for word. */
async function sortOut<OneRow extends ImportRow>(
  rows: readonly OneRow[],
  ready: Ready | undefined,
  { log }: BatchRun<OneRow>,
): Promise<readonly Sorted[]> {
  const known = ready && (await log.bulk?.known(ready.firsts));
  return rows.map((_, index): Sorted => {
    const row = ready?.rows[index];
    if (row === undefined || row.kind === "repeated") return undefined;
    if (row.kind === "rejected") return { outcome: "rejected", problems: row.problems };
    if (row.kind === "skipped") return { outcome: "skipped", problems: [] };
    const { appealId, notes } = row;
    if (known?.get(appealId) === "same") return { outcome: "unchanged", problems: [] };
    return known?.get(appealId) === undefined ? { first: appealId, notes } : undefined;
  });
}

/** Decides every row that is left, in order: what it adds to what the log and the rows before it tell of its appeal. */
async function decideRest<OneRow extends ImportRow>(
  rows: readonly OneRow[],
  sorted: readonly Sorted[],
  run: BatchRun<OneRow>,
) {
  const reads = rows.map((row, index) => (sorted[index] === undefined ? readRow(row, run.read) : undefined));
  const ids = reads.flatMap((read) => (read?.ok && read.value.acts[0]?.appealId) || []);
  const known = ids.length === 0 ? new Map<string, Recorded>() : await run.log.readMany([...new Set(ids)]);
  const added = new Map<string, readonly Event[]>();
  const firsts = new Set<string>();
  const taken = sorted.map((one, index): Taken => {
    const read = reads[index];
    if (one !== undefined && "outcome" in one) return one;
    if (one !== undefined) {
      firsts.add(one.first);
      return { outcome: one.notes.length > 0 ? "flagged" : "new", problems: one.notes };
    }
    if (read === undefined || !read.ok) return { outcome: "rejected", problems: read?.reason ?? [] };
    if (isBefore(read.value, run.since)) return { outcome: "skipped", problems: [] };
    const id = read.value.acts[0]?.appealId ?? "";
    const history = [...lived(known.get(id)?.history ?? []), ...(added.get(id) ?? [])];
    const took = takeIn(history, read.value, run.book, run.contradictions);
    const isSecond = added.has(id) || known.get(id)?.importId === run.importId;
    const told = (problems: readonly Problem[]) => (isSecond ? problems.map((one) => ofThisFile(one, id)) : problems);
    if (!took.ok) return { outcome: "rejected", problems: told(took.reason) };
    const { events, notes } = took.value;
    if (events.length > 0) added.set(id, [...(added.get(id) ?? []), ...events]);
    const news = events.length > 0 ? notes : newsOf(read.value, notes, history, run);
    if (news.length > 0) return { outcome: "flagged", problems: told(news) };
    if (events.length === 0) return { outcome: "unchanged", problems: [] };
    return { outcome: history.length === 0 ? "new" : "updated", problems: [] };
  });
  const appends = Array.from(
    added,
    ([appealId, events]): Append => ({ appealId, after: known.get(appealId)?.version ?? 0, events }),
  );
  return { taken, appends, firsts };
}

/**
 * What is news in the notes of a row that adds nothing. What is odd about it was said when it came in first; that it contradicts what is
 * known is news, or that something was left out of it because it contradicts itself, unless all the log has is this very row.
 */
function newsOf(
  read: RowRead,
  notes: readonly Problem[],
  history: History,
  { book, contradictions = usualContradictions }: Pick<BatchRun<ImportRow>, "book" | "contradictions">,
): readonly Problem[] {
  const ofKnown = notes.slice(read.notes.length);
  const leftOut = read.notes.filter(({ code }) => isLeftOut(code, contradictions));
  if (leftOut.length === 0) return ofKnown;
  const alone = takeIn([], read, book, contradictions);
  const isAllThereIs = alone.ok && canonicalJson(alone.value.events) === canonicalJson(history);
  return isAllThereIs ? ofKnown : [...leftOut, ...ofKnown];
}

/** A contradiction between two rows of one file says so. */
const ofThisFile = (problem: Problem, appealId: string): Problem =>
  problem.reason?.startsWith(importedBefore)
    ? { ...problem, ...messageOn(appealId, problem.reason.replace(importedBefore, "stands twice in this file,")) }
    : problem;

function countAll(before: ImportCounts, taken: readonly Taken[]): ImportCounts {
  const counts = { ...before };
  for (const { outcome } of taken) {
    counts[outcome]++;
    if (outcome !== "skipped") counts.rows++;
  }
  return counts;
}

const findingOf = (line: number, { outcome, problems }: Taken): readonly Finding[] =>
  outcome === "flagged" || outcome === "rejected" ? [{ line, outcome, problems }] : [];

const rejectionOf = <OneRow>(row: OneRow, { outcome, problems }: Taken): readonly Rejection<OneRow>[] =>
  outcome === "rejected" ? [{ row, problems }] : [];
