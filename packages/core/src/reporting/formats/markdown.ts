import type { Report, ReportTable } from "../report.ts";
import { formatValue, isNumeric } from "./value.ts";

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

function markdownTable({ columns, rows }: ReportTable): string {
  return [
    line(columns.map((column) => cell(column.label))),
    line(columns.map((column) => (isNumeric(column.unit) ? "--:" : "---"))),
    ...rows.map((row) => line(columns.map((column, index) => cell(formatValue(row[index] ?? null, column.unit))))),
  ].join("\n");
}

/** Of which appeals a report tells, in words. */
export function spanOf({ from, to, period }: Pick<Report, "from" | "to" | "period">): string {
  if (period !== undefined) return `Appeals registered from ${period}`;
  if (from !== "" && to !== "") return `Appeals registered from ${from} to ${to}`;
  if (from !== "") return `No appeals registered from ${from} on`;
  return to === "" ? "No appeals" : `No appeals registered until ${to}`;
}

/** A report as Markdown. */
export function toMarkdown(report: Report): string {
  const figures = report.figures.map(
    ({ label, value, unit, note }) => `- **${label}: ${formatValue(value, unit)}** (${note})`,
  );
  const sections = report.sections.flatMap(({ title, note, table }) => [
    `## ${title}`,
    ...(note === undefined ? [] : [note]),
    markdownTable(table),
  ]);
  const head = `${spanOf(report)}, as of ${report.asOf}. Policy book ${report.book}.`;
  return `${[`# ${report.title}`, head, ...report.notes.map((note) => `> ${note}`), figures.join("\n"), ...sections].join("\n\n")}\n`;
}
