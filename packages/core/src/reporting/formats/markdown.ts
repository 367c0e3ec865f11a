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
  const span = report.from === "" ? "No appeals" : `Appeals registered from ${report.from} to ${report.to}`;
  const head = `${span}, as of ${report.asOf}. Policy book ${report.book}.`;
  return `${[`# ${report.title}`, head, ...report.notes.map((note) => `> ${note}`), figures.join("\n"), ...sections].join("\n\n")}\n`;
}
