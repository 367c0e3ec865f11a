import { type Evidence, type HandledAppeal, precisionOf, type Suggestion } from "@swiftline/core/routing/proof";
import * as z from "zod";
import { counted } from "./counted.ts";
import { textTable } from "./table.ts";

/** `moved` would have gone elsewhere than by the tables of today; `corrected` of them rightly, `broken` away from who had them. */
const EvidenceAnswer = z.strictObject({ moved: z.int(), corrected: z.int(), broken: z.int(), precision: z.number() });

/** Rules that past returns speak for. `cells` are the row for the table, by column; it belongs before the rule `before`. */
export const SuggestAnswer = z.strictObject({
  set: z.string(),
  appeals: z.int(),
  /** Those that another agency had in the end than the one to which a rule sent them. */
  reassigned: z.int(),
  suggestions: z.array(
    z.strictObject({
      before: z.string(),
      cells: z.record(z.string(), z.string()),
      training: EvidenceAnswer,
      later: EvidenceAnswer,
    }),
  ),
});
export type SuggestAnswer = z.infer<typeof SuggestAnswer>;

const withPrecision = (evidence: Evidence) => ({ ...evidence, precision: precisionOf(evidence) });

export const suggestAnswer = (
  suggestions: readonly Suggestion[],
  appeals: readonly HandledAppeal[],
  set: string,
): SuggestAnswer => ({
  set,
  appeals: appeals.length,
  reassigned: appeals.filter(({ routed, handler }) => routed !== handler).length,
  suggestions: suggestions.map(({ before, cells, training, later }) => ({
    before: before.id,
    cells: Object.fromEntries(cells),
    training: withPrecision(training),
    later: withPrecision(later),
  })),
});

const conditions = ["category", "area", "text"];

/** The same for a person to read. */
export function suggestLines({ appeals, reassigned, suggestions }: SuggestAnswer): readonly string[] {
  const head = `${reassigned.toLocaleString("en")} of ${counted(appeals, "appeal")} that a rule dispatched ended with another agency.`;
  if (suggestions.length === 0) return [head, "No rule is proposed: none would be right often enough."];
  const columns = ["Rule", "Takes", "Agency", "Before rule"].map((label) => ({ label }));
  const counts = ["Corrects", "Breaks", "Right, learned", "Right, proved"].map((label) => ({ label, right: true }));
  const rows = suggestions.map(({ before, cells, training, later }) => [
    cells.id ?? "",
    conditions.flatMap((column) => (cells[column] === undefined ? [] : [`${column} ${cells[column]}`])).join(", "),
    cells[">agency"] ?? "",
    before,
    (training.corrected + later.corrected).toLocaleString("en"),
    (training.broken + later.broken).toLocaleString("en"),
    percent(training.precision),
    percent(later.precision),
  ]);
  return [head, "", textTable([...columns, ...counts], rows)];
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** The proposals as a table in CSV, with a note of the evidence and of the place. */
export function suggestedRows({ suggestions }: SuggestAnswer): readonly string[] {
  const columns = ["id", ...conditions, "rank", ">agency", ">policy", "note"];
  const rows = suggestions.map(({ before, cells, training, later }) => {
    const note = `before ${before}; corrects ${training.corrected + later.corrected}, breaks ${training.broken + later.broken}, right ${percent(later.precision)}`;
    return columns.map((column) => (column === "note" ? note : (cells[column] ?? "")));
  });
  const used = columns.filter((column, index) => column === "id" || rows.some((row) => row[index] !== ""));
  const kept = rows.map((row) => row.filter((_, index) => used.includes(columns[index] ?? "")));
  return [used, ...kept].map((row) => row.map(quoted).join(","));
}

const quoted = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
