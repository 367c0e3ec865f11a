import type { Command } from "../appeal/acts/index.ts";
import { type Appeal, followUpsOf, type Reported } from "../appeal/appeal.ts";
import type { Event, EventOf } from "../appeal/events.ts";
import { SupervisionForm } from "../appeal/terms.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import type { Instant } from "../time/instant.ts";
import { dispatchByTable } from "./dispatch-by-table.ts";

/** What the hotline itself does because of the last thing that happened. Law decides what follows; the city's book decides how. */
export function react(appeal: Appeal, last: Event, book: PolicyBook): readonly Command[] {
  if (last.by === "import") return [];
  switch (last.type) {
    case "AppealRegistered":
    case "AppealReopened":
    case "AssignmentReturned":
      return dispatchByTable(appeal, last, book);
    case "FollowUpRecorded":
      return appeal.status === "reported" ? afterFollowUp(appeal, last, book) : afterLimit(appeal, last);
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
  return afterLastRework(appeal, at, book);
}

/**
 * Asked when the limit has passed without a result, a caller can say that it is settled all the same, and it is where nobody else
 * waits for the result; one who says that it is not has the agency pressed.
 */
function afterLimit(appeal: Appeal, { at, reached, resolved }: EventOf<"FollowUpRecorded">): readonly Command[] {
  const base = { appealId: appeal.id, at, by: "hotline" } as const;
  if (!reached) return [];
  if (resolved === "yes")
    return appeal.duplicates.length > 0 ? [] : [{ type: "CloseAppeal", ...base, because: "followed-up" }];
  const reason = "the limit has passed, and the caller says that it is not resolved";
  return [{ type: "SuperviseAppeal", ...base, form: nextForm(appeal), reason }];
}

/** The step of the ladder after a reminder that has not been taken yet; the last one may be taken again. */
const nextForm = ({ supervisions }: Appeal): SupervisionForm =>
  SupervisionForm.options.find((form) => form !== "reminder" && !supervisions.includes(form)) ?? "interview";

/**
 * What no rework settled goes back once more, as a problem order that the agency above supervises; failing that too, or with nobody
 * above, the next step of the ladder is taken and a person decides.
 */
function afterLastRework(appeal: Reported, at: Instant, book: PolicyBook): readonly Command[] {
  const reason = `not resolved after ${appeal.reworks} reworks`;
  const base = { appealId: appeal.id, at, by: "hotline", reason } as const;
  const supervision: Command = { type: "SuperviseAppeal", ...base, form: nextForm(appeal) };
  const superior = book.superiorOf(appeal.assignment.agency);
  if (appeal.problemOrder !== undefined || superior === undefined) return [supervision];
  return [{ type: "RaiseProblemOrder", ...base, to: superior }, supervision, { type: "OrderRework", ...base }];
}
