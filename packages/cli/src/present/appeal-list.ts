import type { PolicyBook } from "@swiftline/core";
import { type Appeal, agencyHolding } from "@swiftline/core/appeal";
import { formatInZone } from "@swiftline/core/time";
import * as z from "zod";
import { TimeAnswer } from "./answers.ts";
import { shownTime } from "./shown-time.ts";
import { textTable } from "./table.ts";

/** An appeal in a list. */
export const AppealLine = z.strictObject({
  id: z.string(),
  status: z.string(),
  kind: z.string(),
  category: z.string(),
  area: z.string().nullable(),
  agency: z.string().nullable(),
  registeredAt: TimeAnswer,
});
export type AppealLine = z.infer<typeof AppealLine>;

/** `more` says that the list was cut at its limit. */
export const AppealListAnswer = z.strictObject({ appeals: z.array(AppealLine), more: z.boolean() });
export type AppealListAnswer = z.infer<typeof AppealListAnswer>;

export const appealLine = (appeal: Appeal, { zone }: PolicyBook): AppealLine => ({
  id: appeal.id,
  status: appeal.status,
  kind: appeal.matter.kind,
  category: appeal.matter.category,
  area: appeal.matter.area ?? null,
  agency: agencyHolding(appeal) ?? null,
  registeredAt: formatInZone(appeal.registeredAt, zone),
});

/** The list for a person to read. */
export function appealListLines({ appeals }: AppealListAnswer): readonly string[] {
  if (appeals.length === 0) return ["No appeals."];
  const columns = ["Appeal", "Registered", "Status", "Agency", "Category", "Area"].map((label) => ({ label }));
  const rows = appeals.map(({ id, registeredAt, status, agency, category, area }) => [
    id,
    shownTime(registeredAt, "minute"),
    status,
    agency ?? "–",
    category,
    area ?? "–",
  ]);
  return [textTable(columns, rows)];
}
