import { formatValue } from "@swiftline/core/reporting";
import { figuresBehind, labelledBands, MOST_BARS } from "./bars.ts";
import {
  barsOf,
  type ChartKind,
  colourOf,
  fillOf,
  gridLines,
  inkLabel,
  outlineOf,
  quietLabel,
  still,
  wordsOn,
} from "./drawing.ts";
import type { Plot } from "./plot.ts";
import { textWidth, widest } from "./text-width.ts";

/** Level bars of equal length, cut into the shares of their series. */
export const stackedBars: ChartKind = {
  legend: "areas",
  reading: "Each bar is 100 %, whatever its size; the figure behind it is the total.",
  pick: ({ labels }) => labels.map((_, row) => row).slice(0, MOST_BARS),
  draw(plot, frame) {
    const totals = totalsOf(plot);
    const ends = totals.map((total) => formatValue(total, plot.series[0]?.unit ?? "count"));
    const { band, grid, yAxis } = labelledBands(plot, frame, 22);
    const right = Math.ceil(widest(ends)) + 12;
    const bottom = 26;
    const length = frame.width - grid.left - right;
    const series = plot.series.map(({ label, values }, index) => ({
      type: "bar",
      name: label,
      stack: "whole",
      data: barsOf(values.map((value, row) => shareOf(value, totals[row]))),
      ...still,
      barWidth: 22,
      itemStyle: { color: fillOf(index), borderColor: outlineOf(index), borderWidth: 1 },
      label: {
        ...inkLabel,
        color: wordsOn(index),
        textBorderColor: colourOf(index),
        textBorderWidth: 3,
        show: true,
        position: "inside",
        formatter: ({ value }: { readonly value: number }) => shareIn(value, length),
      },
    }));
    return {
      height: grid.top + bottom + band * plot.labels.length,
      option: {
        grid: { ...grid, right, bottom },
        yAxis: [yAxis, figuresBehind(ends)],
        xAxis: {
          type: "value",
          min: 0,
          max: 1,
          interval: 0.25,
          splitLine: { ...gridLines, show: !frame.narrow },
          axisLabel: { ...quietLabel, margin: 8, formatter: (share: number) => `${share * 100} %` },
        },
        series,
      },
    };
  },
};

const totalsOf = ({ labels, series }: Plot): readonly number[] =>
  labels.map((_, row) => series.reduce((sum, { values }) => sum + (values[row] ?? 0), 0));

const shareOf = (value: number | null, total = 0): number => (value === null || total === 0 ? 0 : value / total);

/** The share as it is written in its part of the bar, where it finds room. */
const shareIn = (share: number, length: number): string => {
  const text = `${Math.round(share * 100)} %`;
  return textWidth(text) + 6 < share * length ? text : "";
};
