import { formatValue } from "@swiftline/core/reporting";
import { drawLevelBars } from "./bars.ts";
import { barsOf, type ChartKind, fillOf, inkLabel, outlineOf, still } from "./drawing.ts";
import { line } from "./line.ts";
import { widest } from "./text-width.ts";
import { labelsFit, uprightAxes } from "./value-axis.ts";

/** More columns than this are thinner than a stroke, and drawn as a line. */
const MOST_COLUMNS = 120;

/** Upright columns; laid level where their labels would not fit below them. */
export const columns: ChartKind = {
  legend: "areas",
  instead: ({ labels }) => (labels.length > MOST_COLUMNS ? line : undefined),
  draw(plot, frame) {
    const { slot, height, ...axes } = uprightAxes(plot, frame);
    if (!labelsFit(plot, slot)) return drawLevelBars(plot, frame);
    const figures = plot.series.map(({ unit, values }) => values.map((value) => formatValue(value, unit)));
    const labelled = plot.series.length === 1 && widest(figures.flat()) < slot - 4;
    const series = plot.series.map(({ label, values }, index) => ({
      type: "bar",
      name: label,
      data: barsOf(values),
      ...still,
      barMaxWidth: 64,
      barGap: "0%",
      barCategoryGap: plot.labels.length > 40 ? "16%" : "28%",
      itemStyle: { color: fillOf(index), borderColor: outlineOf(index), borderWidth: 1 },
      label: {
        ...inkLabel,
        show: labelled,
        position: "top",
        formatter: ({ dataIndex }: { readonly dataIndex: number }) => figures[index]?.[dataIndex] ?? "",
      },
    }));
    return { height, option: { ...axes, series } };
  },
};
