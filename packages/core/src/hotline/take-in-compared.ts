import type { Command } from "../appeal/acts/index.ts";
import { type Appeal, agencyHolding } from "../appeal/appeal.ts";
import { actOrdered } from "../appeal/decide.ts";
import type { Event, EventOf } from "../appeal/events.ts";
import type { History } from "../appeal/history.ts";
import { Position } from "../appeal/terms.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import { canonicalJson } from "../hash.ts";
import type { Contradictions } from "../intake/contradictions.ts";
import type { RowRead } from "../intake/source.ts";
import { messageOn, type Problem } from "../problem.ts";
import { record } from "./record.ts";

/** Something in which a record and a history cannot both be right. */
export interface Contradiction {
  readonly kind: keyof Contradictions;
  readonly problem: Problem;
  /** What puts it right in the log, where anything can. */
  readonly repair?: ((appeal: Appeal) => readonly Event[]) | undefined;
}

/**
 * What an act that a record proves is to a history: not told there, or told, perhaps in other words. Of the matter only what the
 * record can tell counts, and of two agencies the one that is named in the later record.
 */
export function compare(
  act: Command,
  history: History,
  appeal: Appeal,
  { told, asOf }: Pick<RowRead, "told" | "asOf">,
): "missing" | readonly Contradiction[] {
  switch (act.type) {
    case "RegisterAppeal":
      return changedFields(appeal, act, told).map((field) => matterChanged(appeal, field));
    case "DispatchAppeal":
      return compareDispatch(act, { history, appeal, asOf });
    case "ContactCaller":
      if (!isTold(act, history)) return "missing";
      return toldThen(act, history).length > 0 ? [] : [lifeChanged(act, appeal)];
    case "ReportResult": {
      const [known] = toldThen(act, history) as readonly EventOf<"ResultReported">[];
      if (known === undefined) return isDatedByEnd(act, history, appeal) ? [] : "missing";
      return known.result === act.result ? [] : [lifeChanged(act, appeal)];
    }
    case "RecordFollowUp": {
      const [known] = toldThen(act, history) as readonly EventOf<"FollowUpRecorded">[];
      if (known === undefined) return "missing";
      const answers = ({ reached, contacted, resolved, satisfied }: typeof known | typeof act): string =>
        canonicalJson({ reached, contacted, resolved, satisfied });
      return answers(known) === answers(act) ? [] : [lifeChanged(act, appeal)];
    }
    case "AnswerInquiry":
    case "CloseAppeal":
      return toldThen(act, history).length > 0 || isEndOf(act, appeal) ? [] : "missing";
    default:
      return toldThen(act, history).length > 0 ? [] : "missing";
  }
}

/** What an act contradicts that cannot come after what is known. It is put right at the last moment known, if it can be. */
export function late(act: Command, history: History, appeal: Appeal, book: PolicyBook): Contradiction {
  if (isTold(act, history)) return lifeChanged(act, appeal);
  const field = fieldOf.get(act.type) ?? act.type;
  const problem = problemOf(appeal, "intake/out-of-order", `went on before its ${field} was known`, field);
  const repair = (state: Appeal): readonly Event[] => {
    const recorded = record(state, [{ ...act, at: state.lastAt }], book);
    return recorded.ok ? recorded.value : [];
  };
  return { kind: "outOfOrder", problem, repair };
}

/** The contradiction of a record that says that an appeal is open after it was closed. */
export function reopened(
  appeal: Appeal,
  acts: readonly Command[],
  openAt: number,
  book: PolicyBook,
): readonly Contradiction[] {
  if (appeal.status !== "closed" || openAt <= appeal.lastAt) return [];
  const base = { appealId: appeal.id, at: openAt, by: "import" } as const;
  const dispatch = acts.flatMap((act) => (act.type === "DispatchAppeal" ? { ...act, at: openAt } : []));
  const again: readonly Command[] = [{ type: "ReopenAppeal", ...base, reason: "open again, as imported" }, ...dispatch];
  const repair = (closed: Appeal): readonly Event[] => {
    const recorded = record(closed, again, book);
    return recorded.ok ? recorded.value : [];
  };
  return [
    { kind: "reopened", problem: problemOf(appeal, "intake/reopened", "is open again after it was closed"), repair },
  ];
}

const eventsOf = (act: Command, history: History): History => {
  const { evolve } = actOrdered(act);
  return history.filter((event) => event.type in evolve);
};
const isTold = (act: Command, history: History): boolean => eventsOf(act, history).length > 0;
const toldThen = (act: Command, history: History): History => eventsOf(act, history).filter(({ at }) => at === act.at);

/** However it ended. */
const isEndOf = ({ at }: Command, appeal: Appeal): boolean => "endedAt" in appeal && appeal.endedAt === at;

/** A record that has no date of a result tells it at the end. */
const isDatedByEnd = (
  act: Extract<Command, { readonly type: "ReportResult" }>,
  history: History,
  appeal: Appeal,
): boolean =>
  isEndOf(act, appeal) && history.some((event) => event.type === "ResultReported" && isSame(event.result, act.result));

type Dispatch = Extract<Command, { readonly type: "DispatchAppeal" }>;

interface Held {
  readonly history: History;
  readonly appeal: Appeal;
  readonly asOf: number | undefined;
}

function compareDispatch(act: Dispatch, { history, appeal, asOf }: Held): "missing" | readonly Contradiction[] {
  const dispatches = history.filter((event) => event.type === "AppealDispatched");
  const transfers = history.filter((event) => event.type === "AppealTransferred");
  if (dispatches.length === 0) return "missing";
  if (isMovedBack(act, { history, appeal, asOf })) return [agencyChanged(act, appeal, asOf)];
  const had = dispatches.findLast(({ agency }) => agency === act.agency);
  if (had !== undefined) {
    const isPromised = had.by !== "import" || act.dueAt === undefined || had.limit?.dueAt === act.dueAt;
    return isPromised ? [] : [promiseChanged(appeal)];
  }
  return transfers.some(({ to }) => to === act.agency) ? [] : [agencyChanged(act, appeal, asOf)];
}

/** Whether a record is later than the import that took the appeal away from its agency. What was done here it cannot know. */
function isMovedBack({ agency }: Dispatch, { history, appeal, asOf }: Held): boolean {
  const moved = history.findLast(({ type }) => type === "AppealDispatched" || type === "AppealTransferred");
  if (asOf === undefined || moved?.by !== "import" || asOf <= moved.at) return false;
  const holder = agencyHolding(appeal);
  return holder !== undefined && holder !== agency;
}

/**
 * A transfer that was agreed elsewhere: neither the offer nor the acceptance is ours to judge. It was made when the record says that it
 * was dispatched, if that is news, or by the time of the record's last change.
 */
function agencyChanged({ agency: to, at }: Dispatch, appeal: Appeal, asOf = at): Contradiction {
  const from = agencyHolding(appeal);
  const problem = problemOf(appeal, "intake/agency-changed", `was with ${from} before, and is with ${to}`, "agency");
  const isHeld = appeal.status === "dispatched" || appeal.status === "signed" || appeal.status === "handling";
  if (from === undefined || !isHeld) return { kind: "agencyChanged", problem };
  const repair = ({ id, lastAt }: Appeal): readonly Event[] => [
    {
      type: "AppealTransferred",
      appealId: id,
      at: at > lastAt ? at : Math.max(asOf, lastAt),
      by: "import",
      from,
      to,
      reason: "as imported",
    },
  ];
  return { kind: "agencyChanged", problem, repair };
}

/** What a record contradicts that came before it, in another import or in its own. */
export const importedBefore = "was imported before";

export const problemOf = ({ id }: Appeal, code: string, what: string, field?: string): Problem => ({
  code,
  ...messageOn(id, what),
  ...(field !== undefined && { field }),
});

const matterChanged = (appeal: Appeal, field: string): Contradiction => ({
  kind: "matterChanged",
  problem: problemOf(appeal, "intake/changed", `${importedBefore} with another ${field}`, field),
});

const promiseChanged = (appeal: Appeal): Contradiction => ({
  kind: "promiseChanged",
  problem: problemOf(appeal, "intake/promise-changed", `${importedBefore} with another promised limit`, "dueAt"),
});

/** What an act is called in a record. */
export const fieldOf: ReadonlyMap<Command["type"], string> = new Map<Command["type"], string>([
  ["DispatchAppeal", "agency"],
  ["SignAssignment", "signedAt"],
  ["ContactCaller", "firstContactAt"],
  ["ReportResult", "result"],
  ["RecordFollowUp", "followUpAt"],
  ["AnswerInquiry", "endedAt"],
  ["CloseAppeal", "endedAt"],
  ["DivertAppeal", "endedAt"],
]);

const lifeChanged = ({ type }: Command, appeal: Appeal): Contradiction => {
  const field = fieldOf.get(type) ?? type;
  return {
    kind: "lifeChanged",
    problem: problemOf(appeal, "intake/life-changed", `${importedBefore} with another ${field}`, field),
  };
};

/** The number that another system gave it is in the name of the appeal. */
function changedFields(
  appeal: Appeal,
  act: Extract<Command, { readonly type: "RegisterAppeal" }>,
  told?: ReadonlySet<string>,
): readonly string[] {
  const { type: _type, appealId: _id, by: _by, answer: _answer, externalId: _number, at, ...matter } = act;
  const { externalId: _was, ...known } = appeal.matter;
  const was: Readonly<Record<string, unknown>> = { ...known, registeredAt: appeal.registeredAt };
  const is: Readonly<Record<string, unknown>> = { ...matter, registeredAt: at };
  const fields = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...fields].filter(
    (field) => (told === undefined || told.has(field) || field === "registeredAt") && !isSame(was[field], is[field]),
  );
}

/** Whether two values are one, but for blanks around a text and for digits of a position that programs drop. */
function isSame(was: unknown, is: unknown): boolean {
  if (was === is) return true;
  if (typeof was === "string" && typeof is === "string") return was.trim() === is.trim();
  if (canonicalJson(was) === canonicalJson(is)) return true;
  const [one, other] = [Position.safeParse(was), Position.safeParse(is)];
  return one.success && other.success && isNear(one.data, other.data);
}

/** A tenth of a millimetre, in degrees. */
const NEAR = 1e-9;

const isNear = (one: Position, other: Position): boolean =>
  Math.abs(one.latitude - other.latitude) <= NEAR && Math.abs(one.longitude - other.longitude) <= NEAR;
