import type { Command } from "../appeal/acts/index.ts";
import type { Appeal } from "../appeal/appeal.ts";
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
 * so that taking the same record in twice changes nothing. A record that contradicts the history is refused with the reason.
 */
export function takeIn(
  history: History,
  acts: readonly Command[],
  book: PolicyBook,
): Result<readonly Event[], readonly Problem[]> {
  const appeal = fold(history);
  const contradictions = appeal === undefined ? [] : acts.flatMap((act) => contradiction(appeal, act));
  if (contradictions.length > 0) return no(contradictions);
  const missing = appeal === undefined ? acts : acts.filter((act) => !isThere(appeal, act));
  const recorded = record(appeal, missing, book);
  if (recorded.ok) return recorded;
  return no([{ code: recorded.reason.code, message: sayRefusal(recorded.reason, en) }]);
}

/** Whether the history already tells what an act would add. */
function isThere(appeal: Appeal, act: Command): boolean {
  switch (act.type) {
    case "RegisterAppeal":
      return true;
    case "DispatchAppeal":
      return "assignment" in appeal && appeal.assignment !== undefined;
    case "CloseAppeal":
      return appeal.status === "closed";
    default:
      return false;
  }
}

/** Where a record says of an act that is there something else than the history does. */
function contradiction(appeal: Appeal, act: Command): readonly Problem[] {
  const known = isThere(appeal, act);
  switch (act.type) {
    case "RegisterAppeal":
      return changedFields(appeal, act).map((field) => ({
        code: "intake/changed",
        message: `${appeal.id} was imported before with another ${field}`,
        field,
      }));
    case "DispatchAppeal": {
      const agency = "assignment" in appeal ? appeal.assignment?.agency : undefined;
      if (!known || agency === act.agency) return [];
      const message = `${appeal.id} is with ${agency}; a transfer to ${act.agency} cannot be imported yet`;
      return [{ code: "intake/agency-changed", message, field: "agency" }];
    }
    case "CloseAppeal": {
      const endedAt = "endedAt" in appeal ? appeal.endedAt : undefined;
      if (!known || endedAt === act.at) return [];
      return [
        { code: "intake/closing-changed", message: `${appeal.id} was closed at another time before`, field: "endedAt" },
      ];
    }
    default:
      return [];
  }
}

function changedFields(appeal: Appeal, act: Extract<Command, { readonly type: "RegisterAppeal" }>): readonly string[] {
  const { type: _type, appealId: _id, by: _by, at, ...matter } = act;
  const [was, is]: Readonly<Record<string, unknown>>[] = [
    { ...appeal.matter, registeredAt: appeal.registeredAt },
    { ...matter, registeredAt: at },
  ];
  const fields = new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})]);
  return [...fields].filter((field) => canonicalJson(was?.[field]) !== canonicalJson(is?.[field]));
}
