import type { Command } from "../appeal/acts/index.ts";
import { followUpsOf, type Reported } from "../appeal/appeal.ts";
import type { EventOf } from "../appeal/events.ts";
import { fold, type History } from "../appeal/history.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import { dispatchByTable } from "./dispatch-by-table.ts";

/** What the hotline itself does because of the last thing that happened. Law decides what follows; the city's book decides how. */
export function react(history: History, book: PolicyBook): readonly Command[] {
  const last = history.at(-1);
  const appeal = fold(history);
  if (last === undefined || appeal === undefined || last.by === "import") return [];
  switch (last.type) {
    case "AppealRegistered":
    case "AppealReopened":
    case "AssignmentReturned":
      return dispatchByTable(appeal, last, book);
    case "FollowUpRecorded":
      return appeal.status === "reported" ? afterFollowUp(appeal, last, book) : [];
    default:
      return [];
  }
}

/** The caller's word decides: resolved closes, not resolved goes back, and nobody reached closes after enough attempts. */
function afterFollowUp(
  appeal: Reported,
  { at, reached, resolved }: EventOf<"FollowUpRecorded">,
  book: PolicyBook,
): readonly Command[] {
  const base = { appealId: appeal.id, at, by: "hotline" } as const;
  const { maxFollowUpAttempts, maxReworks } = book.parameters;
  if (!reached) {
    const attempts = followUpsOf(appeal);
    return attempts.length < maxFollowUpAttempts ? [] : [{ type: "CloseAppeal", ...base, because: "unreachable" }];
  }
  if (resolved !== "no") return [{ type: "CloseAppeal", ...base, because: "followed-up" }];
  if (appeal.reworks < maxReworks)
    return [{ type: "OrderRework", ...base, reason: "the caller says that it is not resolved" }];
  return [{ type: "SuperviseAppeal", ...base, form: "written", reason: `not resolved after ${maxReworks} reworks` }];
}
