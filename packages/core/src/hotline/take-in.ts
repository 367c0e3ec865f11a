import type { Command } from "../appeal/acts/index.ts";
import type { Appeal } from "../appeal/appeal.ts";
import { actOrdered } from "../appeal/decide.ts";
import type { Event } from "../appeal/events.ts";
import { fold, type History } from "../appeal/history.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import { canonicalJson } from "../hash.ts";
import type { Problem } from "../problem.ts";
import { no, type Result } from "../result.ts";
import { en } from "../text/en.ts";
import { sayRefusal } from "../text/words.ts";
import { record } from "./record.ts";

/**
 * What a record of another system adds to a history: the acts it proves that are not there yet. Nothing where all are there,
 * so that taking the same record in twice changes nothing, whatever happened to the appeal in between. A record that
 * contradicts the history is refused with the reason.
 */
export function takeIn(
  history: History,
  acts: readonly Command[],
  book: PolicyBook,
): Result<readonly Event[], readonly Problem[]> {
  const appeal = fold(history);
  const compared = acts.map((act) => ({ act, found: appeal === undefined ? "missing" : find(act, history, appeal) }));
  const contradictions = compared.flatMap(({ found }) => (typeof found === "string" ? [] : found));
  if (contradictions.length > 0) return no(contradictions);
  const missing = compared.filter(({ found }) => found === "missing").map(({ act }) => act);
  const recorded = record(appeal, missing, book);
  if (recorded.ok) return recorded;
  return no([{ code: recorded.reason.code, message: sayRefusal(recorded.reason, en) }]);
}

/** Whether a history tells what an act would add, does not tell it, or tells something else. */
function find(act: Command, history: History, appeal: Appeal): "there" | "missing" | readonly Problem[] {
  switch (act.type) {
    case "RegisterAppeal": {
      const changed = changedFields(appeal, act);
      return changed.length === 0 ? "there" : changed.map((field) => changedProblem(appeal, field));
    }
    case "DispatchAppeal": {
      const agencies = history.flatMap((event) => (event.type === "AppealDispatched" ? event.agency : []));
      if (agencies.includes(act.agency)) return "there";
      return agencies.length === 0 ? "missing" : [agencyProblem(appeal, agencies.at(-1), act.agency)];
    }
    case "CloseAppeal":
      if (tells(history, act)) return "there";
      return appeal.status === "closed" ? [closingProblem(appeal)] : "missing";
    default:
      return tells(history, act) ? "there" : "missing";
  }
}

/** Whether what an act makes happen has happened at its moment. */
const tells = (history: History, act: Command): boolean =>
  history.some((event) => event.at === act.at && event.type in actOrdered(act).evolve);

const changedProblem = ({ id }: Appeal, field: string): Problem => ({
  code: "intake/changed",
  message: `${id} was imported before with another ${field}`,
  field,
});

const agencyProblem = ({ id }: Appeal, was: string | undefined, is: string): Problem => ({
  code: "intake/agency-changed",
  message: `${id} was sent to ${was}; a transfer to ${is} cannot be imported yet`,
  field: "agency",
});

const closingProblem = ({ id }: Appeal): Problem => ({
  code: "intake/closing-changed",
  message: `${id} was closed at another time before`,
  field: "endedAt",
});

function changedFields(appeal: Appeal, act: Extract<Command, { readonly type: "RegisterAppeal" }>): readonly string[] {
  const { type: _type, appealId: _id, by: _by, at, ...matter } = act;
  const was: Readonly<Record<string, unknown>> = { ...appeal.matter, registeredAt: appeal.registeredAt };
  const is: Readonly<Record<string, unknown>> = { ...matter, registeredAt: at };
  const fields = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...fields].filter(
    (field) => was[field] !== is[field] && canonicalJson(was[field]) !== canonicalJson(is[field]),
  );
}
