import type { Command } from "../appeal/acts/index.ts";
import { type Appeal, assignmentOf, isOpen } from "../appeal/appeal.ts";
import { actOrdered } from "../appeal/decide.ts";
import type { Event, EventOf } from "../appeal/events.ts";
import type { History } from "../appeal/history.ts";
import { Position, type Vote } from "../appeal/terms.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import { canonicalJson } from "../hash.ts";
import { SECOND } from "../time/duration.ts";
import type { Instant } from "../time/instant.ts";
import { compareDispatch } from "./compare-dispatch.ts";
import {
  type Compared,
  type Contradiction,
  fieldOf,
  knownBefore,
  lifeChanged,
  nextAct,
  problemOf,
} from "./contradiction.ts";
import { record } from "./record.ts";

/**
 * What an act that a record proves is to a history: not told there, or told, perhaps in other words. Of the matter only what the
 * record can tell counts, and of two agencies the one that is named in the later record.
 */
export function compare(act: Command, compared: Compared): "missing" | readonly Contradiction[] {
  const { history, appeal, read } = compared;
  switch (act.type) {
    case "RegisterAppeal":
      return changedFields(appeal, act, read.told).map((field) => matterChanged(compared, field));
    case "DispatchAppeal":
      return compareDispatch(act, compared);
    case "ContactCaller":
      if (!isTold(act, history)) return "missing";
      return toldThen(act, history).length > 0 ? [] : [lifeChanged(act, compared)];
    case "ReportResult": {
      const [known] = toldThen(act, history) as readonly EventOf<"ResultReported">[];
      if (known === undefined) return isDatedByEnd(act, history, appeal) ? [] : "missing";
      return saysTheSame(act, known) ? [] : [lifeChanged(act, compared)];
    }
    case "RecordFollowUp": {
      const [known] = toldThen(act, history);
      if (known === undefined) return "missing";
      return saysTheSame(act, known) ? [] : [lifeChanged(act, compared)];
    }
    case "AnswerInquiry":
      if (!isEndOf(act, appeal)) return "missing";
      if (assignmentOf(appeal) !== undefined || history.some((event) => saysTheSame(act, event))) return [];
      return [lifeChanged(act, compared, "result")];
    case "CloseAppeal":
      if (isEndOf(act, appeal) || isAskedAfterEnd(act, compared)) return [];
      return toldThen(act, history).length > 0 ? endedAgain(act, compared) : "missing";
    default:
      return toldThen(act, history).length > 0 ? [] : "missing";
  }
}

/** What an act contradicts that cannot come after what is known. It is put right at the last moment known, if it can be. */
export function late(act: Command, compared: Compared): Contradiction {
  const { history, appeal, book } = compared;
  const reopened = history.findLastIndex(({ type }) => type === "AppealReopened");
  const isOfThisRound = act.at > (history[reopened - 1]?.at ?? act.at);
  const known = eventsOf(act, isOfThisRound ? history.slice(reopened + 1) : history);
  const isPutRight = known.some((event) => isLateRecord(event, act, history));
  if (known.length > 0 && !isPutRight) return lifeChanged(act, compared);
  const field = fieldOf.get(act.type) ?? act.type;
  const problem = problemOf(appeal, "intake/out-of-order", `went on before its ${field} was known`, field);
  if (isPutRight) return { kind: "outOfOrder", problem };
  const repair = (state: Appeal): readonly Event[] => recordedIf([{ ...act, at: state.lastAt }], state, book);
  return { kind: "outOfOrder", problem, repair };
}

/** Whether an event is this act as an import took it in before: too late, at the moment of what came before it. */
function isLateRecord(event: Event, act: Command, history: History): boolean {
  const before = history[history.indexOf(event) - 1];
  return event.by === "import" && event.at > act.at && before?.at === event.at && saysTheSame(act, event);
}

/** Whether an event is what an act makes happen, in the same words. */
function saysTheSame(act: Command, event: Event): boolean {
  if (act.type === "ReportResult") return event.type === "ResultReported" && event.result === act.result;
  if (act.type === "AnswerInquiry") return event.type === "InquiryAnswered" && event.answer === act.answer;
  if (act.type === "RecordFollowUp")
    return event.type === "FollowUpRecorded" && canonicalJson(answersOf(event)) === canonicalJson(answersOf(act));
  return event.type in actOrdered(act).evolve;
}

const answersOf = ({ reached, contacted, resolved, satisfied }: Vote & { readonly reached: boolean }) => ({
  reached,
  contacted,
  resolved,
  satisfied,
});

const recordedIf = (acts: readonly Command[], appeal: Appeal, book: PolicyBook): readonly Event[] => {
  const recorded = record(appeal, acts, book);
  return recorded.ok ? recorded.value : [];
};

/**
 * The contradiction of a record that says that an appeal is open after it was closed, or after its agency had reported. It became so by
 * the time of the record's last change, and before whatever the record tells next. Of what was reported here it cannot know.
 */
export function reopened({ appeal, history, read, book }: Compared): readonly Contradiction[] {
  const { acts, last } = read;
  const { id, status, lastAt } = appeal;
  if (last?.isOpen !== true || last.asOf <= lastAt) return [];
  if (status !== "closed" && status !== "answered" && status !== "reported") return [];
  const result = history.findLast(({ type }) => type === "ResultReported");
  const isReportedStill = result?.by !== "import" || acts.some(({ type }) => type === "ReportResult");
  if (status === "reported" && isReportedStill) return [];
  const at = nextAct(acts, lastAt, last.asOf);
  const base = { appealId: id, at, by: "import", reason: "open again, as imported" } as const;
  const dispatch = acts.flatMap((act) => (act.type === "DispatchAppeal" ? { ...act, at } : []));
  const again: readonly Command[] =
    status === "reported" ? [{ type: "OrderRework", ...base }] : [{ type: "ReopenAppeal", ...base }, ...dispatch];
  const problem = problemOf(appeal, "intake/reopened", `is open again after it was ${status}`);
  return [{ kind: "reopened", problem, repair: (state) => recordedIf(again, state, book) }];
}

/** A record that gives as its end the one before the appeal was taken up again is over by the time of its last change, if that is later. */
function endedAgain(act: Command, { history, appeal, read: { last }, book }: Compared): readonly Contradiction[] {
  const again = history.findLast(({ type }) => type === "AppealReopened");
  if (last === undefined || again?.by !== "import" || last.asOf <= again.at || !isOpen(appeal)) return [];
  const what = "was taken up again after its endedAt, and is over";
  const problem = problemOf(appeal, "intake/out-of-order", what, "endedAt");
  const repair = (state: Appeal): readonly Event[] =>
    recordedIf([{ ...act, at: Math.max(last.asOf, state.lastAt) }], state, book);
  return [{ kind: "outOfOrder", problem, repair }];
}

const eventsOf = (act: Command, history: History): History => {
  const { evolve } = actOrdered(act);
  return history.filter((event) => event.type in evolve);
};
const isTold = (act: Command, history: History): boolean => eventsOf(act, history).length > 0;
const toldThen = (act: Command, history: History): History =>
  eventsOf(act, history).filter(({ at }) => isThen(at, act));

/** Whether a moment is the one that a record tells: where that has no fraction, its second is meant. */
const isThen = (moment: Instant, { at }: Command): boolean =>
  moment === at || (at % SECOND === 0 && Math.floor(moment / SECOND) * SECOND === at);

/** However it ended. */
const isEndOf = (act: Command, appeal: Appeal): boolean => "endedAt" in appeal && isThen(appeal.endedAt, act);

/** A record in which an appeal ends with its follow-up tells no other end than before where it was over until then. */
const isAskedAfterEnd = ({ at }: Command, { appeal, read: { acts } }: Compared): boolean =>
  "endedAt" in appeal && appeal.endedAt < at && acts.some((act) => act.type === "RecordFollowUp" && act.at === at);

/** A record that has no date of a result tells it at the end. */
const isDatedByEnd = (
  act: Extract<Command, { readonly type: "ReportResult" }>,
  history: History,
  appeal: Appeal,
): boolean =>
  isEndOf(act, appeal) && history.some((event) => event.type === "ResultReported" && isSame(event.result, act.result));

const matterChanged = ({ appeal, history }: Compared, field: string): Contradiction => {
  const how =
    appeal.matter[field as keyof Appeal["matter"]] === undefined && field !== "registeredAt"
      ? "without"
      : "with another";
  return {
    kind: "matterChanged",
    problem: problemOf(appeal, "intake/changed", `${knownBefore(history)} ${how} ${field}`, field),
  };
};

/**
 * The number that another system gave it is in the name of the appeal. A record that names no area says nothing of areas: many forms know
 * only those of one kind, such as zip codes.
 */
function changedFields(
  appeal: Appeal,
  act: Extract<Command, { readonly type: "RegisterAppeal" }>,
  told?: ReadonlySet<string>,
): readonly string[] {
  const { type: _type, appealId: _id, by: _by, answer: _answer, externalId: _number, at: _at, ...matter } = act;
  const { externalId: _was, ...known } = appeal.matter;
  const was: Readonly<Record<string, unknown>> = known;
  const is: Readonly<Record<string, unknown>> = matter;
  const fields = new Set([...Object.keys(was), ...Object.keys(is)]);
  const isSilent = (field: string): boolean =>
    (told !== undefined && !told.has(field)) || (field === "area" && matter.area === undefined);
  const changed = [...fields].filter((field) => !isSilent(field) && !isSame(was[field], is[field]));
  return isThen(appeal.registeredAt, act) ? changed : [...changed, "registeredAt"];
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
