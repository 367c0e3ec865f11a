import type { Report } from "../report.ts";

/** Quotes a field where RFC 4180 asks for it. */
const field = (value: string | number | null): string => {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/**
 * A report as one tidy table: a line for every figure, with the section, the row it stands in, the measure and its unit.
 * Shares are 0 to 1, durations milliseconds; nothing is rounded.
 */
export function toCsv(report: Report): string {
  const figures = report.figures.map(({ id, value, unit }) => ["figures", "", id, value, unit]);
  const cells = report.sections.flatMap(({ id: section, table: { columns, rows } }) =>
    rows.flatMap((row) =>
      columns
        .slice(1)
        .map((column, index) => [section, row[0] ?? null, column.id, row[index + 1] ?? null, column.unit]),
    ),
  );
  return [["section", "row", "measure", "value", "unit"], ...figures, ...cells]
    .map((row) => `${row.map(field).join(",")}\n`)
    .join("");
}
