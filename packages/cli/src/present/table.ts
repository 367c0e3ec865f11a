import type { ReportTable } from "@swiftline/core/reporting";
import { formatValue, isNumeric } from "@swiftline/core/reporting";
import Table from "cli-table3";
import { ink } from "./ink.ts";
import { oneLine } from "./one-line.ts";

const light = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
} as const;

/** Rows under a bold header; numbers stand right. Each row is one line, whatever its cells hold. Without colour where the output is no terminal. */
export function textTable(
  columns: readonly { readonly label: string; readonly right?: boolean }[],
  rows: readonly (readonly string[])[],
): string {
  const table = new Table({
    head: columns.map(({ label }) => ink.bold(oneLine(label))),
    chars: light,
    colAligns: columns.map(({ right }) => (right ? "right" : "left")),
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0, compact: true },
  });
  table.push(...rows.map((row) => row.map(oneLine)));
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

/** A table of a report. */
export const reportTable = ({ columns, rows }: ReportTable): string =>
  textTable(
    columns.map(({ label, unit }) => ({ label, right: isNumeric(unit) })),
    rows.map((row) => columns.map(({ unit }, index) => formatValue(row[index] ?? null, unit))),
  );
