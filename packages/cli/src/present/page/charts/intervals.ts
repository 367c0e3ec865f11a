import { formatValue, type Unit } from "@swiftline/core/reporting";
import { axisScale } from "./axis-scale.ts";
import { figuresBehind, labelledBands } from "./bars.ts";
import { type ChartKind, colourOf, gridLines, outlineOf, quietLabel, still, unseen } from "./drawing.ts";
import type { Plot } from "./plot.ts";
import { widest } from "./text-width.ts";

const DOT = 9;
/** More rows than bars find room, since a row is but a line. */
const MOST_ROWS = 40;

/** Dots with whiskers, in the order of the rows: a value, and the bounds within which the truth may lie. */
export const intervals: ChartKind = {
  reading: "Dots are the figures, whiskers their intervals: where whiskers overlap, the order may be chance.",
  pick: ({ labels, series: [first] }) =>
    labels
      .map((_, row) => row)
      .filter((row) => first?.values[row] != null)
      .slice(0, MOST_ROWS),
  draw(plot, frame) {
    const { values, low, high, unit } = bounded(plot);
    const { band, grid, yAxis } = labelledBands(plot, frame, DOT + 5);
    const figures = values.map((value) => formatValue(value, unit));
    const scale = scaleOver([...low, ...high], unit);
    const right = Math.ceil(widest(figures)) + 12;
    const bottom = 26;
    const whisker = { type: "bar", stack: "whisker", ...still, barWidth: 2 };
    return {
      height: grid.top + bottom + band * plot.labels.length,
      option: {
        grid: { ...grid, right, bottom },
        yAxis: [yAxis, figuresBehind(figures)],
        xAxis: {
          type: "value",
          min: scale.min,
          max: scale.max,
          interval: scale.step,
          splitLine: gridLines,
          axisLabel: { ...quietLabel, margin: 8, formatter: scale.label },
        },
        series: [
          { ...whisker, data: low.map((value) => value ?? 0), itemStyle: { color: "transparent" } },
          {
            ...whisker,
            data: high.map((value, row) => (value ?? 0) - (low[row] ?? 0)),
            itemStyle: { color: outlineOf(0) },
          },
          {
            type: "line",
            data: values.map((value, row) => [value, row]),
            ...still,
            symbol: "circle",
            symbolSize: DOT,
            showAllSymbol: true,
            lineStyle: unseen,
            itemStyle: { color: colourOf(0) },
          },
        ],
      },
    };
  },
};

/** The axis over these values. It need not begin at zero, since a dot is no bar whose length is read. */
export function scaleOver(values: readonly (number | null)[], unit: Unit) {
  const known = values.filter((value) => value !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const { step, label } = axisScale(most - least, unit);
  const [min, max] = [Math.floor(least / step + 1e-9) * step, Math.ceil(most / step - 1e-9) * step];
  return { min, max: Math.max(max, min + step), step, label };
}

/** The value and its bounds: the three series of the plot. Where there is no bound, the whisker has no length. */
function bounded({ series: [value, low, high] }: Plot) {
  const values = value?.values ?? [];
  const bound = (of: Plot["series"][number] | undefined) => values.map((one, row) => of?.values[row] ?? one);
  return { values, low: bound(low), high: bound(high), unit: value?.unit ?? "count" };
}
