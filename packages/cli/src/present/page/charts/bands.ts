import type { Unit } from "@swiftline/core/reporting";
import { type AxisScale, axisScale } from "./axis-scale.ts";
import { colourOf, type Drawing, type Frame, gridLines, still, unseen } from "./drawing.ts";
import { pointsOf, strokeOf } from "./line.ts";
import { uprightAxes } from "./value-axis.ts";

type Values = readonly (number | null)[];

/** The series whose strokes can be told from one another; the fourth is too pale for a line. */
const paints = [0, 1, 2, 4, 5] as const;

/** The series as which the lines of a picture are painted, in their order. */
export const paintOf = (line: number): number => paints[line % paints.length] ?? 0;

/** A line, and the band about it in which the truth may lie. */
export interface Band {
  readonly label: string;
  readonly mean: Values;
  readonly low: Values;
  readonly high: Values;
}

export interface BandPlot {
  /** One a place along the axis; empty where none is wanted. */
  readonly labels: readonly string[];
  /** Whether a stroke stands before each place that has a label, as where a day begins. */
  readonly divided: boolean;
  readonly unit: Extract<Unit, "count" | "decimal" | "share">;
  readonly bands: readonly Band[];
}

/** Lines with their bands. What a band has above the axis or below zero is cut off. */
export function drawBands({ labels, divided, unit, bands }: BandPlot, frame: Frame): Drawing {
  const scale = scaleOf(bands, unit);
  const { slot: _, height, xAxis, ...axes } = uprightAxes({ labels, dated: true, series: [] }, frame, scale);
  const splitLine = divided && { ...gridLines, interval: (place: number) => (labels[place] ?? "") !== "" };
  return {
    height,
    option: {
      ...axes,
      xAxis: { ...xAxis, ...(splitLine && { splitLine }) },
      series: [
        ...bands.flatMap((band, index) => areasOf(band, index, scale)),
        ...bands.flatMap((band, index) => lineOf(band, index, scale)),
      ],
    },
  };
}

const known = (values: Values): readonly number[] => values.filter((value) => value !== null);
const largest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), 0);

/** Few replications have wide bands: the lines keep at least half of the room. */
function scaleOf(bands: readonly Band[], unit: BandPlot["unit"]): AxisScale {
  const highest = largest(bands.flatMap(({ high }) => known(high)));
  if (unit === "share") return axisScale(highest > 0.5 ? 1 : highest, unit);
  const top = Math.min(highest, 2 * largest(bands.flatMap(({ mean }) => known(mean))));
  return axisScale(Math.max(top, 1), unit);
}

/** The band stands on what is below it, which is not seen. */
function areasOf({ label, low, high }: Band, index: number, { max }: AxisScale) {
  const area = {
    type: "line",
    ...still,
    symbol: "none",
    lineStyle: unseen,
    stack: `band ${index}`,
  };
  const within = (value: number): number => Math.min(max, Math.max(0, value));
  const floor = low.map((value) => value && within(value));
  const thick = high.map((value, place) => (value === null ? null : within(value) - (floor[place] ?? 0)));
  return [
    { ...area, name: `below ${label}`, data: floor },
    { ...area, name: `band of ${label}`, data: thick, areaStyle: { color: colourOf(paintOf(index)), opacity: BAND } },
  ];
}

const BAND = 0.2;

/** The line, and its marks apart: of many points only those have one that no line would show. */
function lineOf({ label, mean }: Band, index: number, { max }: AxisScale) {
  const colour = colourOf(paintOf(index));
  const points = pointsOf({ values: mean.map((value) => value && Math.min(value, max)) });
  const marked = points.flatMap(({ value, symbolSize }, place) =>
    value !== null && symbolSize > 0 ? [[place, value]] : [],
  );
  const line = { type: "line", name: label, ...still };
  return [
    {
      ...line,
      data: points.map(({ value }) => value),
      symbol: "none",
      lineStyle: { color: colour, width: 2, type: strokeOf(paintOf(index)) },
    },
    {
      ...line,
      data: marked,
      symbol: "circle",
      symbolSize: 5,
      showAllSymbol: true,
      lineStyle: unseen,
      itemStyle: { color: colour },
    },
  ];
}
