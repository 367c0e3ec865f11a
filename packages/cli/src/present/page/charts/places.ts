import type { ChartKind } from "./drawing.ts";
import { line } from "./line.ts";

/** Lines of places on a ladder, the first on top. */
export const places: ChartKind = {
  legend: "strokes",
  reading: "The first place is on top.",
  draw(plot, frame) {
    const { height, option } = line.draw(plot, frame);
    const { xAxis, yAxis } = option as { readonly xAxis: Axis; readonly yAxis: Axis };
    const { formatter } = yAxis.axisLabel;
    const label = { ...yAxis.axisLabel, formatter: (place: number) => (place === 0 ? "" : formatter(place)) };
    return {
      height,
      option: {
        ...option,
        xAxis: { ...xAxis, position: "bottom", axisLine: { ...xAxis.axisLine, onZero: false } },
        yAxis: { ...yAxis, inverse: true, axisLabel: label },
      },
    };
  },
};

interface Axis {
  readonly axisLine?: object;
  readonly axisLabel: { readonly formatter: (value: number) => string };
}
