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
  return afterLastRework(appeal, at, book);
}

/**
 * What no rework settled goes back once more, as a problem order that the agency above supervises; failing that too, or with nobody
 * above, the next step of the ladder is taken and a person decides.
 */
function afterLastRework({ id, assignment, ...appeal }: Reported, at: Instant, book: PolicyBook): readonly Command[] {
  const base = { appealId: id, at, by: "hotline", reason: `not resolved after ${appeal.reworks} reworks` } as const;
  const pressed = SupervisionForm.options.find((form) => form !== "reminder" && !appeal.supervisions.includes(form));
  const supervision: Command = { type: "SuperviseAppeal", ...base, form: pressed ?? "interview" };
  const superior = book.superiorOf(assignment.agency);
  if (appeal.problemOrder !== undefined || superior === undefined) return [supervision];
  return [{ type: "RaiseProblemOrder", ...base, to: superior }, supervision, { type: "OrderRework", ...base }];
}
