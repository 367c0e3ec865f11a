import type { ReportColumn, ReportTable, ReportValue } from "./report.ts";

type ColumnsOf<Row> = { readonly [Id in keyof Row & string]: readonly [label: string, unit: ReportColumn["unit"]] };

/** A report table of plain rows: the columns say the order, the labels and the units. */
export function tableOf<Row extends Readonly<Record<string, ReportValue>>>(
  columns: ColumnsOf<Row>,
  rows: readonly Row[],
): ReportTable {
  const ids = Object.keys(columns);
  return {
    columns: Object.entries(columns).map(([id, [label, unit]]) => ({ id, label, unit })),
    rows: rows.map((row) => ids.map((id) => row[id] ?? null)),
  };
}

/** A share, or null over nothing: a rate of nobody is no rate. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
