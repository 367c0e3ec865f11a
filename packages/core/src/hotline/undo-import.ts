import { dependedOn } from "../appeal/acts/withdraw-import.ts";
import type { Event } from "../appeal/events.ts";
import { fold, type History, standing } from "../appeal/history.ts";
import type { Refusal } from "../appeal/refusals.ts";
import type { Append, EventLog } from "../book/ports.ts";
import { SwiftlineError } from "../fault.ts";
import { no, ok, type Result } from "../result.ts";
import type { Instant } from "../time/instant.ts";

/** An appeal to which a run of an import brought something: all of its commits, in order, and the run behind each. */
export interface ImportedAppeal {
  readonly appealId: string;
  readonly commits: readonly { readonly importId: string | undefined; readonly events: History }[];
}

/** The appeals of a run, each once, some hundred at a time as they are when they are asked for. */
export type ImportedAppeals = (importId: string) => AsyncIterable<readonly ImportedAppeal[]>;

export interface UndoImport {
  readonly log: EventLog;
  readonly appealsOf: ImportedAppeals;
  readonly importId: string;
  readonly reason: string;
  readonly at: Instant;
  /** Only finds out what would be taken back. */
  readonly dryRun?: boolean;
  /** Told after each page how much is taken back by then. */
  readonly onPage?: (undone: Undone) => void;
  /** Asked between pages; what is taken back by then stays so. */
  readonly interrupted?: () => boolean;
}

/** What was taken back. */
export interface Undone {
  readonly appeals: number;
  /** Those of them of which nothing else is left. */
  readonly withdrawn: number;
  readonly events: number;
}

/** An appeal of which the run cannot be taken back. */
export interface Dependence {
  readonly appealId: string;
  readonly refusal: Refusal;
  /** The runs that brought what came after, in its order, each once; undefined among them where somebody acted. */
  readonly importIds: readonly (string | undefined)[];
}

const TRIES = 5;

/**
 * Takes back all that a run brought, or nothing: first it looks whether anything later depends on it, and answers every appeal
 * where something does. Then it withdraws, one atomic append a page of appeals. Interrupted, it can be run again and goes on: what
 * was taken back is passed over. Throws `store/conflict` when others write the same appeals again and again, `import/interrupted` when
 * told to stop.
 */
export async function undoImport(undo: UndoImport): Promise<Result<Undone, readonly Dependence[]>> {
  let undone = nothing;
  for (let tries = 0; tries < TRIES; tries++) {
    const looked = await lookAtAll(undo);
    if (!looked.ok || undo.dryRun) return looked;
    const withdrawn = await withdrawAll(undo, undone);
    undone = withdrawn.undone;
    if (withdrawn.isComplete) return ok(undone);
  }
  throw new SwiftlineError("store/conflict", `others changed the same appeals ${TRIES} times in a row`, {
    tryThis: "run the same command again when they are done: what is taken back stays so, and the rest follows",
  });
}

const nothing: Undone = { appeals: 0, withdrawn: 0, events: 0 };

/** What taking all of it back would come to, or everything that stands against it. */
async function lookAtAll(undo: UndoImport): Promise<Result<Undone, readonly Dependence[]>> {
  const dependences: Dependence[] = [];
  let undone = nothing;
  for await (const page of undo.appealsOf(undo.importId))
    for (const appeal of page) {
      const withdrawal = withdrawalFrom(appeal, undo);
      if (withdrawal?.ok === false) dependences.push(withdrawal.reason);
      if (withdrawal?.ok) undone = added(undone, withdrawal.value);
    }
  return dependences.length > 0 ? no(dependences) : ok(undone);
}

/** Withdraws page by page; not complete where somebody wrote an appeal since it was read. */
async function withdrawAll(undo: UndoImport, before: Undone): Promise<{ undone: Undone; isComplete: boolean }> {
  let undone = before;
  for await (const page of undo.appealsOf(undo.importId)) {
    const withdrawals = page.flatMap((appeal) => {
      const withdrawal = withdrawalFrom(appeal, undo);
      return withdrawal === undefined ? [] : withdrawal;
    });
    const possible = withdrawals.flatMap((withdrawal) => (withdrawal.ok ? withdrawal.value : []));
    if (possible.length < withdrawals.length) return { undone, isComplete: false };
    const appended = await undo.log.append(possible.map(({ append }) => append));
    if (!appended.ok) return { undone, isComplete: false };
    undone = possible.reduce(added, undone);
    undo.onPage?.(undone);
    if (undo.interrupted?.())
      throw new SwiftlineError(
        "import/interrupted",
        `stopped after ${undone.appeals.toLocaleString("en")} appeals, which are taken back`,
        { tryThis: "run the same command again: what is taken back stays so, and the rest follows" },
      );
  }
  return { undone, isComplete: true };
}

interface Withdrawal {
  readonly append: Append;
  readonly events: number;
  readonly isWhole: boolean;
}

const added = ({ appeals, withdrawn, events }: Undone, withdrawal: Withdrawal): Undone => ({
  appeals: appeals + 1,
  withdrawn: withdrawn + (withdrawal.isWhole ? 1 : 0),
  events: events + withdrawal.events,
});

/**
 * Takes back what the run brought to an appeal; undefined where nothing of it stands, and refused where it is not the last. The run
 * says what it brought, not who acted: in a whole history that is anybody.
 */
function withdrawalFrom(
  { appealId, commits }: ImportedAppeal,
  { importId, at, reason }: UndoImport,
): Result<Withdrawal, Dependence> | undefined {
  const history = standing(commits.flatMap(({ events }) => events));
  const appeal = fold(history);
  if (appeal === undefined || appeal.status === "withdrawn") return undefined;
  const runs = new Map<Event, string | undefined>(
    commits.flatMap((commit) => commit.events.map((event) => [event, commit.importId] as const)),
  );
  const first = history.findIndex((event) => runs.get(event) === importId);
  if (first < 0) return undefined;
  const brought = history.slice(first);
  const later = brought.filter((event) => runs.get(event) !== importId && event.by !== "clock");
  const importIds = [...new Set(later.map((event) => runs.get(event)))];
  const refusal = dependedOn(later);
  if (refusal !== undefined) return no({ appealId, refusal, importIds });
  // A damaged record may lie in the future, and nothing can be recorded before the last event.
  const base = { appealId, at: Math.max(at, appeal.lastAt), by: "hotline" } as const;
  const withdrawn = { type: "ImportWithdrawn", ...base, importId, reason, events: brought.length } as const;
  const append = { appealId, after: commits.length, events: [withdrawn] };
  return ok({ append, events: brought.length, isWhole: first === 0 });
}
