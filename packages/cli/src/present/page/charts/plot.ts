import type { ReportSection, Unit } from "@swiftline/core/reporting";
import { parseDate } from "@swiftline/core/time";
import { shortDate } from "../spoken-dates.ts";

export interface Series {
  readonly label: string;
  readonly unit: Unit;
  /** One a label. */
  readonly values: readonly (number | null)[];
}

/** What a chart draws: labels along one axis, and for each a value of every series. */
export interface Plot {
  readonly labels: readonly string[];
  readonly dated: boolean;
  readonly series: readonly Series[];
}

/** The plot of a section. Undefined where it asks for none, or where there is nothing to see: no value, or only zeros. */
export function plotOf({ table, chart }: ReportSection): Plot | undefined {
  if (chart === undefined) return undefined;
  const { columns, rows } = table;
  const series = chart.series.flatMap((id): Series[] => {
    const index = columns.findIndex((column) => column.id === id);
    const column = columns[index];
    if (column === undefined) return [];
    return [{ ...column, values: rows.map((row) => numberIn(row[index])) }];
  });
  if (series.every(({ values }) => values.every((value) => value === null || value === 0))) return undefined;
  const labels = rows.map((row) => String(row[0] ?? "").replaceAll(/\s+/g, " "));
  const plot = { labels, dated: columns[0]?.unit === "date", series };
  return plot.dated ? alongTime(plot) : plot;
}

const numberIn = (value: unknown): number | null => (typeof value === "number" ? value : null);

/** The rows of a plot in another order, or only some of them. */
export const picked = (plot: Plot, rows: readonly number[]): Plot => ({
  ...plot,
  labels: rows.map((row) => plot.labels[row] ?? ""),
  series: plot.series.map((one) => ({ ...one, values: rows.map((row) => one.values[row] ?? null) })),
});

export const largestOf = ({ series }: Plot): number =>
  Math.max(0, ...series.map(({ values }) => values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0)));

/** Stands on the axis for days without records. */
export const BREAK = "⋯";

/** Up to this many days without records keep their place on the axis, empty; more are one break. */
const KEPT_DAYS = 2;

/** The days of a plot with what lies between them: a reader sees where time is left out. */
function alongTime(plot: Plot): Plot {
  const days = plot.labels.map(parseDate);
  const slots = plot.labels.flatMap((label, row) => {
    const [day, before] = [days[row], days[row - 1]];
    const missing = day === undefined || before === undefined ? 0 : Math.max(0, day - before - 1);
    const empty = missing > KEPT_DAYS ? [BREAK] : Array<string>(missing).fill("");
    return [...empty.map((text) => ({ label: text, row: -1 })), { label: shortDate(label), row }];
  });
  const rows = picked(
    plot,
    slots.map(({ row }) => row),
  );
  return { ...rows, labels: slots.map(({ label }) => label) };
}
