import type { ReportColumn, ReportSection, ReportValue } from "@swiftline/core/reporting";
import type { EstimatedSeries } from "@swiftline/core/simulation/city";
import { type Band, type BandPlot, drawBands, paintOf } from "./page/charts/bands.ts";
import { renderFigure } from "./page/figure.ts";
import { strokeMark } from "./page/legend-marks.ts";
import type { Drawn } from "./simulation-story.ts";

/** A line of a picture: a series under the name that it has there. */
export interface Line {
  readonly label: string;
  readonly points: EstimatedSeries["points"];
}

/** Lines that share an axis, and what is said about them. */
export interface BandSection {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly says: string;
  readonly unit: EstimatedSeries["series"]["unit"];
  readonly lines: readonly Line[];
  /** What stands along the axis, place by place, and in the table. */
  readonly axis: { readonly label: string; readonly divided: boolean };
  readonly places: readonly { readonly tick: string; readonly name: string }[];
}

/** The picture of means with their intervals, and its table: of many places every so manieth. */
export function bandSection(asked: BandSection): Drawn {
  const { id, title, note, says, places, axis } = asked;
  const unit = unitOf(asked);
  const bands = asked.lines.map(bandOf);
  const plot: BandPlot = { labels: places.map(({ tick }) => tick), divided: axis.divided, unit, bands };
  const section = { id, title, note, table: tableOf(asked, bands, unit) };
  if (bands.every(({ mean }) => mean.every((value) => value === null))) return { section };
  const figure = renderFigure({
    title,
    says,
    legend: bands.map(({ label }, line) => ({ mark: strokeMark(paintOf(line)), label })),
    draw: (frame) => drawBands(plot, frame),
    caption: [thinnedNote(places.length)],
  });
  return { section, figure };
}

const bandOf = ({ label, points }: Line): Band => ({
  label,
  mean: points.map(({ estimate }) => estimate?.mean ?? null),
  low: points.map(({ estimate }) => estimate?.low ?? null),
  high: points.map(({ estimate }) => estimate?.high ?? null),
});

/** Numbers are told to a tenth as long as a tenth can be seen. */
function unitOf({ unit, lines }: BandSection): BandPlot["unit"] {
  if (unit === "share") return "share";
  const largest = Math.max(0, ...lines.flatMap(({ points }) => points.map(({ estimate }) => estimate?.mean ?? 0)));
  return largest >= 50 ? "count" : "decimal";
}

/** Units that a label does not say by itself. */
const MEASURED: ReadonlySet<BandSection["unit"]> = new Set(["s", "calls/h"]);

/** Up to this many rows are worth their paper. */
const MOST_ROWS = 28;
const everySoMany = (places: number): number => Math.ceil(places / MOST_ROWS);

const thinnedNote = (places: number): string | undefined =>
  places > MOST_ROWS
    ? `The table has one of ${everySoMany(places)} steps; series.csv of an outcome folder has all ${places}.`
    : undefined;

function tableOf(
  { axis, places, unit: name }: BandSection,
  bands: readonly Band[],
  unit: BandPlot["unit"],
): ReportSection["table"] {
  const columns = bands.flatMap(({ label }, index): readonly ReportColumn[] => [
    { id: `mean-${index}`, label: MEASURED.has(name) ? `${label}, ${name}` : label, unit },
    { id: `low-${index}`, label: "from", unit },
    { id: `high-${index}`, label: "to", unit },
  ]);
  const shown = (value: number | null | undefined): ReportValue =>
    value === null || value === undefined ? null : unit === "count" ? Math.round(value) : value;
  const step = everySoMany(places.length);
  const rows = places.flatMap(({ name: place }, at) =>
    at % step === step - 1
      ? [[place, ...bands.flatMap(({ mean, low, high }) => [shown(mean[at]), shown(low[at]), shown(high[at])])]]
      : [],
  );
  return { columns: [{ id: "at", label: axis.label, unit: "date" }, ...columns], rows };
}
