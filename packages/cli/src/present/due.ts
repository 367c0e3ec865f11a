import { formatDuration } from "@swiftline/core/time";
import * as z from "zod";
import { TimeAnswer } from "./answers.ts";
import { shownTime } from "./shown-time.ts";
import { textTable } from "./table.ts";

/** Open appeals by when they are due, soonest first; `more` says that the list was cut at its limit. */
export const DueAnswer = z.strictObject({
  asOf: TimeAnswer,
  more: z.boolean(),
  due: z.array(
    z.strictObject({
      id: z.string(),
      agency: z.string().nullable(),
      category: z.string(),
      policy: z.string(),
      dueAt: TimeAnswer,
      overdue: z.boolean(),
    }),
  ),
});
export type DueAnswer = z.infer<typeof DueAnswer>;

/** The same for a person to read; what is overdue has less than nothing left. */
export function dueLines({ asOf, due }: DueAnswer): readonly string[] {
  if (due.length === 0) return ["Nothing is due by then."];
  const columns = [{ label: "Appeal" }, { label: "Agency" }, { label: "Category" }, { label: "Due" }];
  const rows = due.map(({ id, agency, category, dueAt }) => [
    id,
    agency ?? "–",
    category,
    shownTime(dueAt, "minute"),
    formatDuration(Date.parse(dueAt) - Date.parse(asOf), 2),
  ]);
  return [textTable([...columns, { label: "Left", right: true }], rows)];
}
