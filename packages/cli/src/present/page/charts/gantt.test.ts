import { expect, test } from "vitest";
import { frames } from "./drawing.ts";
import { drawGantt, type GanttRow } from "./gantt.ts";

const row = (from: number, to: number, mark?: number): GanttRow => ({
  label: "an order",
  bars: [
    { series: 0, from, to: (from + to) / 2 },
    { series: 1, from: (from + to) / 2, to },
  ],
  mark,
});

interface Series {
  readonly data: readonly (number | { readonly value: number } | readonly number[])[];
}
const seriesOf = (rows: readonly GanttRow[]) => {
  const { option } = drawGantt({ rows, until: 100, step: 25, tick: String }, frames.wide);
  return option.series as unknown as readonly Series[];
};
const valueIn = (datum: Series["data"][number] | undefined): unknown =>
  typeof datum === "object" && "value" in datum ? datum.value : datum;

test("bars follow one another from where a life began, and end at the edge at the latest", () => {
  const series = seriesOf([row(10, 30), row(80, 160), row(150, 200)]);
  const lengths = series.slice(0, 3).map(({ data }) => data.map(valueIn));
  expect(lengths).toEqual([
    [10, 80, 100],
    [10, 20, 0],
    [10, 0, 0],
  ]);
});

test("moments beyond the edge are not marked", () => {
  expect(seriesOf([row(10, 30, 40), row(10, 30, 140), row(10, 30)]).at(-1)?.data).toEqual([[40, 0]]);
});
