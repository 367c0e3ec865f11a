import type { PolicyBook } from "@swiftline/core";
import { agencyHolding, SupervisionForm } from "@swiftline/core/appeal";
import type { Supervised } from "@swiftline/core/hotline";
import { formatInZone } from "@swiftline/core/time";
import * as z from "zod";
import { TimeAnswer } from "./answers.ts";
import { shownTime } from "./shown-time.ts";
import { textTable } from "./table.ts";

/** Open appeals under supervision, the highest step first; `more` says that the list was cut at its limit. */
export const SupervisedAnswer = z.strictObject({
  supervised: z.array(
    z.strictObject({
      id: z.string(),
      status: z.string(),
      agency: z.string().nullable(),
      category: z.string(),
      form: SupervisionForm.nullable(),
      since: TimeAnswer,
      steps: z.int(),
      reworks: z.int(),
      problemOrder: z.strictObject({ to: z.string(), at: TimeAnswer }).nullable(),
    }),
  ),
  more: z.boolean(),
});
export type SupervisedAnswer = z.infer<typeof SupervisedAnswer>;

export const supervisedAnswer = (
  found: readonly Supervised[],
  { zone }: PolicyBook,
  limit: number,
): SupervisedAnswer => ({
  supervised: found.slice(0, limit).map(({ appeal, form, since, steps, problemOrder }) => ({
    id: appeal.id,
    status: appeal.status,
    agency: agencyHolding(appeal) ?? null,
    category: appeal.matter.category,
    form: form ?? null,
    since: formatInZone(since, zone),
    steps,
    reworks: appeal.reworks,
    problemOrder: problemOrder === undefined ? null : { to: problemOrder.to, at: formatInZone(problemOrder.at, zone) },
  })),
  more: found.length > limit,
});

/** The same for a person to read. */
export function supervisedLines({ supervised }: SupervisedAnswer): readonly string[] {
  if (supervised.length === 0) return ["No such appeal is under supervision."];
  const columns = ["Form", "Since", "Appeal", "Status", "Agency", "Category"].map((label) => ({ label }));
  const more = [{ label: "Reworks", right: true }, { label: "Problem order" }];
  const rows = supervised.map(({ id, status, agency, category, form, since, reworks, problemOrder }) => [
    form ?? "–",
    shownTime(since, "minute"),
    id,
    status,
    agency ?? "–",
    category,
    String(reworks),
    problemOrder === null ? "–" : `${problemOrder.to}, ${shownTime(problemOrder.at, "minute")}`,
  ]);
  return [textTable([...columns, ...more], rows)];
}
