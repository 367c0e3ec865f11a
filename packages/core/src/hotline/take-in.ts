import { answer } from "../appeal/acts/answer.ts";
import type { Command } from "../appeal/acts/index.ts";
import { type Appeal, isOpen } from "../appeal/appeal.ts";
import { decide } from "../appeal/decide.ts";
import type { Event } from "../appeal/events.ts";
import { evolve } from "../appeal/evolve.ts";
import { fold, type History, lived } from "../appeal/history.ts";
import { type Refusal, reasonsOf } from "../appeal/refusals.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import { type Contradictions, usualContradictions } from "../intake/contradictions.ts";
import type { AppealRead, ProvedRead } from "../intake/source.ts";
import { lifeToAdd } from "../intake/swiftline/told-life.ts";
import type { Problem } from "../problem.ts";
import { no, ok, type Result } from "../result.ts";
import { en } from "../text/en.ts";
import { sayRefusal } from "../text/words.ts";
import { compare, late, reopened } from "./compare-act.ts";
import type { Contradiction } from "./contradiction.ts";
import { goneBack } from "./gone-back.ts";
import { record } from "./record.ts";

/** What a record adds, and what is odd about it. */
export interface TakenIn {
  readonly events: readonly Event[];
  readonly notes: readonly Problem[];
}

/**
 * What a record of another system adds to a history: the acts it proves that are not there yet. Nothing where all are there,
 * so that taking the same record in twice changes nothing, whatever happened to the appeal in between. What contradicts the
 * history is refused, repaired or left out with a note, as the policy says.
 */
export function takeIn(
  history: History,
  read: AppealRead,
  book: PolicyBook,
  policy: Contradictions = usualContradictions,
): Result<TakenIn, readonly Problem[]> {
  const past = lived(history);
  if (read.kind === "told") return takeInLife(past, read.history);
  const appeal = fold(past);
  if (appeal !== undefined) return takeInMore(past, appeal, read, { book, policy });
  const recorded = record(undefined, read.acts, book);
  return recorded.ok ? ok({ events: recorded.value, notes: read.notes }) : no(inWords(recorded.reason));
}

/** A history that is told whole is continued as it is, or refused where it parts from what is known. */
function takeInLife(history: History, told: History): Result<TakenIn, readonly Problem[]> {
  const added = lifeToAdd(history, told);
  return added.ok ? ok({ events: added.value, notes: [] }) : added;
}

const inWords = (refusal: Refusal): readonly Problem[] =>
  reasonsOf(refusal).map((reason) => ({ code: reason.code, message: sayRefusal(reason, en) }));

/** What an agency has had, or what is known for no inquiry, is over where a record says that it was answered at once. */
function endingOf(act: Command, appeal: Appeal): Command {
  if (act.type !== "AnswerInquiry" || !isOpen(appeal)) return act;
  if (appeal.matter.kind === "inquiry" && answer.from.some((status) => status === appeal.status)) return act;
  const { appealId, at, by } = act;
  return { type: "CloseAppeal", appealId, at, by, because: "imported" };
}

/** Why an act that happened elsewhere does not fit behind what is known here. */
const untimely: ReadonlySet<string> = new Set<Refusal["code"]>([
  "act/back-in-time",
  "appeal/wrong-status",
  "appeal/leads-others",
]);

function takeInMore(
  history: History,
  known: Appeal,
  read: ProvedRead,
  { book, policy }: { readonly book: PolicyBook; readonly policy: Contradictions },
): Result<TakenIn, readonly Problem[]> {
  const { acts } = read;
  const events: Event[] = [];
  const notes = [...read.notes];
  const problems: Problem[] = [];
  let appeal = known;
  const happen = (more: readonly Event[]): void => {
    events.push(...more);
    appeal = more.reduce<Appeal>(evolve, appeal);
  };
  const settle = ({ kind, problem, repair }: Contradiction): void => {
    (policy[kind] === "reject" ? problems : notes).push(problem);
    if (policy[kind] === "repair" && repair !== undefined) happen(repair(appeal));
  };
  const add = (act: Command): void => {
    const decided = decide(act, appeal, book);
    if (decided.ok) happen(decided.value);
    else if (!untimely.has(decided.reason.code)) problems.push(...inWords(decided.reason));
    else settle(late(act, { read, history: [...history, ...events], appeal, book }));
  };

  for (const act of acts) {
    if (act.type === "DispatchAppeal" && !book.hasAgency(act.agency))
      problems.push(...inWords({ code: "city/unknown-agency", agency: act.agency }));
  }
  reopened({ read, history, appeal: known, book }).forEach(settle);
  goneBack(known, history, read).forEach(settle);
  for (const told of acts) {
    const act = endingOf(told, appeal);
    const compared = compare(act, { read, history: [...history, ...events], appeal, book });
    if (compared === "missing") add(act);
    else compared.forEach(settle);
  }
  return problems.length > 0 ? no(problems) : ok({ events, notes });
}
