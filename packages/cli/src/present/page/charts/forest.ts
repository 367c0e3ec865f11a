import { figuresBehind, labelledBands } from "./bars.ts";
import {
  baseline,
  colourOf,
  type Drawing,
  type Frame,
  gridLines,
  outlineOf,
  quietLabel,
  still,
  unseen,
} from "./drawing.ts";
import { scaleOver } from "./intervals.ts";
import { widest } from "./text-width.ts";

/** One difference with its interval, as a share of what it is a difference to. */
export interface ForestRow {
  readonly label: string;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Whether it is shown to be one. */
  readonly shown: boolean;
  /** What is written behind it. */
  readonly figure: string;
}

/** So far from zero the axis goes at most. */
const FARTHEST = 1.5;
const DOT = 9;

/** Differences about a line at zero: dots with whiskers, filled where the difference is shown. What is farther is cut off. */
export function drawForest(rows: readonly ForestRow[], frame: Frame): Drawing {
  const within = (value: number): number => Math.min(FARTHEST, Math.max(-FARTHEST, value));
  const labels = rows.map(({ label }) => label);
  const figures = rows.map(({ figure }) => figure);
  const { band, grid, yAxis } = labelledBands({ labels, dated: false, series: [] }, frame, DOT + 5);
  const scale = scaleOver([0, ...rows.flatMap(({ low, high }) => [within(low), within(high)])], "points");
  const bottom = 26;
  return {
    height: grid.top + bottom + band * rows.length,
    option: {
      grid: { ...grid, right: Math.ceil(widest(figures)) + 12, bottom },
      yAxis: [{ ...yAxis, ...baseline }, figuresBehind(figures)],
      xAxis: {
        type: "value",
        min: scale.min,
        max: scale.max,
        interval: scale.step,
        splitLine: gridLines,
        axisLabel: { ...quietLabel, margin: 8, formatter: percent },
      },
      series: [
        {
          type: "line",
          data: rows.flatMap(({ low, high }, row) => [
            [within(low), row],
            [within(high), row],
            ["-", row],
          ]),
          ...still,
          symbol: "none",
          lineStyle: { color: outlineOf(0), width: 2 },
        },
        {
          type: "line",
          data: rows.map(({ difference, shown }, row) => ({
            value: [within(difference), row],
            itemStyle: { color: shown ? colourOf(0) : "var(--paper)", borderColor: outlineOf(0), borderWidth: 2 },
          })),
          ...still,
          symbol: "circle",
          symbolSize: DOT,
          showAllSymbol: true,
          lineStyle: unseen,
        },
      ],
    },
  };
}

const percent = (share: number): string => {
  const points = Math.round(share * 1000) / 10;
  return `${points > 0 ? "+" : ""}${points} %`.replace("-", "−");
};
