import { formatValue } from "@swiftline/core/reporting";
import {
  barsOf,
  baseline,
  type ChartKind,
  type Drawing,
  type Frame,
  fillOf,
  inkLabel,
  outlineOf,
  still,
} from "./drawing.ts";
import { largestOf, type Plot } from "./plot.ts";
import { widest, wrap } from "./text-width.ts";

export const MOST_BARS = 20;

/** Level bars, longest first: the first twenty. */
export const bars: ChartKind = {
  legend: "areas",
  draw: (plot, frame) => drawLevelBars(plot, frame),
  pick: ({ labels, series: [first] }) =>
    labels
      .map((_, row) => row)
      .toSorted((a, b) => (first?.values[b] ?? -1) - (first?.values[a] ?? -1))
      .slice(0, MOST_BARS),
};

/** Bars in the order of the rows, each with its figure behind it. */
export function drawLevelBars(plot: Plot, frame: Frame): Drawing {
  const thick = plot.series.length === 1 ? 16 : 14;
  const figures = plot.series.map(({ unit, values }) => values.map((value) => formatValue(value, unit)));
  const { band, grid, yAxis } = labelledBands(plot, frame, thick * plot.series.length);
  const series = plot.series.map(({ label, values }, index) => ({
    type: "bar",
    name: label,
    data: barsOf(values.map((value) => value ?? 0)),
    ...still,
    barWidth: thick,
    barGap: "0%",
    itemStyle: { color: fillOf(index), borderColor: outlineOf(index), borderWidth: 1 },
    label: {
      ...inkLabel,
      show: true,
      position: "right",
      distance: 6,
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => figures[index]?.[dataIndex] ?? "",
    },
  }));
  const right = Math.ceil(widest(figures.flat())) + 8;
  return {
    height: grid.top + grid.bottom + band * plot.labels.length,
    option: {
      grid: { ...grid, right },
      yAxis,
      xAxis: { type: "value", show: false, min: 0, max: largestOf(plot) },
      series,
    },
  };
}

const LINE = 16;

/** The axis of level bars: labels left of them, or above them where it is narrow. */
export function labelledBands(plot: Plot, { width, narrow }: Frame, thick: number) {
  const room = narrow ? width - 8 : Math.min(widest(plot.labels) + 4, width * 0.34);
  const texts = plot.labels.map((label) => wrap(label, room, narrow ? 1 : 2));
  const lines = Math.max(1, ...texts.map((text) => text.length));
  const left = narrow ? 1 : Math.ceil(widest(texts.flat())) + 14;
  const band = narrow ? thick + LINE + 14 : Math.max(thick + 10, lines * LINE + 6);
  const above = { inside: true, margin: 0, align: "left", verticalAlign: "bottom", padding: [0, 0, thick / 2 + 3, 0] };
  return {
    band,
    grid: { left, top: narrow ? 8 : 2, bottom: 2, outerBoundsMode: "none" },
    yAxis: {
      type: "category",
      inverse: true,
      z: 3,
      data: plot.labels.map((_, row) => String(row)),
      ...baseline,
      ...(narrow && { axisLine: { show: false } }),
      axisLabel: {
        ...inkLabel,
        interval: 0,
        lineHeight: LINE,
        formatter: (row: string) => (texts[Number(row)] ?? []).join("\n"),
        ...(narrow ? above : { margin: 10 }),
      },
    },
  };
}

/** The axis behind level bars: a figure for each. */
export const figuresBehind = (figures: readonly string[]) => ({
  type: "category",
  inverse: true,
  position: "right",
  data: figures.map((_, row) => String(row)),
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: { ...inkLabel, interval: 0, margin: 8, formatter: (row: string) => figures[Number(row)] ?? "" },
});
