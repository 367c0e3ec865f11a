import { type ChartKind, colourOf, still } from "./drawing.ts";
import type { Series } from "./plot.ts";
import { uprightAxes } from "./value-axis.ts";

/** Up to this many points are marked. */
const MOST_MARKS = 40;

const strokes = ["solid", "dashed", "dotted"] as const;
export const strokeOf = (series: number) => strokes[series % strokes.length] ?? "solid";

/** Lines over the labels, each with its own stroke; a gap where there is no value. */
export const line: ChartKind = {
  legend: "strokes",
  draw(plot, frame) {
    const { slot: _, height, ...axes } = uprightAxes(plot, frame);
    const series = plot.series.map((one, index) => ({
      type: "line",
      name: one.label,
      data: pointsOf(one),
      ...still,
      symbol: "circle",
      showAllSymbol: true,
      lineStyle: { color: colourOf(index), width: 2, type: strokeOf(index) },
      itemStyle: { color: colourOf(index) },
    }));
    return { height, option: { ...axes, series } };
  },
};

/** Points are marked where they are few, and where they stand alone and no line would show them. */
export function pointsOf({ values }: Pick<Series, "values">) {
  const few = values.length <= MOST_MARKS;
  const alone = (row: number): boolean => (values[row - 1] ?? null) === null && (values[row + 1] ?? null) === null;
  return values.map((value, row) => ({ value, symbolSize: few || alone(row) ? 5 : 0 }));
}
