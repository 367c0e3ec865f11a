import type { PolicyBook } from "@swiftline/core";
import { agencyHolding } from "@swiftline/core/appeal";
import type { DueFollowUp } from "@swiftline/core/hotline";
import { formatDuration, formatInZone } from "@swiftline/core/time";
import * as z from "zod";
import { TimeAnswer } from "./answers.ts";
import { shownTime } from "./shown-time.ts";
import { textTable } from "./table.ts";

/** Follow-ups that are to be made, soonest due first; `more` says that the list was cut at its limit. */
export const FollowUpsDueAnswer = z.strictObject({
  asOf: TimeAnswer,
  due: z.array(
    z.strictObject({
      id: z.string(),
      agency: z.string().nullable(),
      category: z.string(),
      /** None where the limit has passed without a result. */
      reportedAt: TimeAnswer.nullable(),
      dueAt: TimeAnswer,
      overdue: z.boolean(),
      attempts: z.int(),
      lastAttemptAt: TimeAnswer.nullable(),
      /** The appeal with which it was handled, where it was merged into one. */
      sharedFrom: z.string().nullable(),
    }),
  ),
  more: z.boolean(),
});
export type FollowUpsDueAnswer = z.infer<typeof FollowUpsDueAnswer>;

export function followUpsDueAnswer(
  due: readonly DueFollowUp[],
  { zone }: PolicyBook,
  { now, limit }: { readonly now: number; readonly limit: number },
): FollowUpsDueAnswer {
  const shown = due.slice(0, limit).map(({ appeal, reportedAt, sharedFrom, dueAt, attempts }) => {
    const last = attempts.at(-1);
    return {
      id: appeal.id,
      agency: agencyHolding(appeal) ?? null,
      category: appeal.matter.category,
      reportedAt: reportedAt === undefined ? null : formatInZone(reportedAt, zone),
      dueAt: formatInZone(dueAt, zone),
      overdue: now > dueAt,
      attempts: attempts.length,
      lastAttemptAt: last === undefined ? null : formatInZone(last.at, zone),
      sharedFrom: sharedFrom ?? null,
    };
  });
  return { asOf: formatInZone(now, zone), due: shown, more: due.length > limit };
}

/** The same for a person to read; what is overdue has less than nothing left. */
export function followUpsDueLines({ asOf, due }: FollowUpsDueAnswer): readonly string[] {
  if (due.length === 0) return ["Nobody is to be called back by then."];
  const columns = [{ label: "Appeal" }, { label: "Agency" }, { label: "Category" }, { label: "Reported" }];
  const counts = [{ label: "Left", right: true }, { label: "Tried", right: true }, { label: "Handled with" }];
  const rows = due.map(({ id, agency, category, reportedAt, dueAt, attempts, sharedFrom }) => [
    id,
    agency ?? "–",
    category,
    reportedAt === null ? "no result" : shownTime(reportedAt, "minute"),
    formatDuration(Date.parse(dueAt) - Date.parse(asOf), 2),
    String(attempts),
    sharedFrom ?? "–",
  ]);
  return [textTable([...columns, ...counts], rows)];
}
