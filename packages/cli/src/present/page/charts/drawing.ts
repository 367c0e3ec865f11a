import type { EChartsCoreOption } from "echarts/core";
import type { Plot } from "./plot.ts";
import { TEXT } from "./text-width.ts";

/** The room that a chart has. It is drawn for every frame, and the style sheet shows the one that fits. */
export interface Frame {
  readonly width: number;
  /** Too narrow for labels beside bars. */
  readonly narrow: boolean;
}

/** A screen, half a sheet of paper, a phone. */
export const frames = {
  wide: { width: 720, narrow: false },
  half: { width: 430, narrow: false },
  narrow: { width: 350, narrow: true },
} as const satisfies Record<string, Frame>;

/** A chart laid out for one frame. */
export interface Drawing {
  readonly height: number;
  readonly option: EChartsCoreOption;
}

/** How one kind of chart is laid out. */
export interface ChartKind {
  readonly draw: (plot: Plot, frame: Frame) => Drawing;
  /** By what its series are told apart, where there are several. */
  readonly legend?: "areas" | "strokes";
  /** The kind that shows this plot better, if there is one. */
  readonly instead?: (plot: Plot) => ChartKind | undefined;
  /** Which rows are drawn, in which order; all as they stand where absent. */
  readonly pick?: (plot: Plot) => readonly number[];
  /** What must be known to read this kind, if anything. */
  readonly reading?: string;
}

/** Series have their colours from the style sheet, so that light, dark and paper each have their own. */
const SERIES_COLOURS = 6;
/** The name of a series in the style sheet: 1 to 6, then from the start. */
export const place = (series: number): number => (series % SERIES_COLOURS) + 1;
export const colourOf = (series: number): string => `var(--series-${place(series)})`;
export const outlineOf = (series: number): string => `var(--outline-${place(series)})`;
export const wordsOn = (series: number): string => `var(--on-series-${place(series)})`;
/** The third series is hatched, so that it is told from the first where there are no colours. */
export const fillOf = (series: number): string => (place(series) === 3 ? "url(#hatch)" : colourOf(series));

/** Values as bars: one of nothing has no outline either. */
export const barsOf = (values: readonly (number | null)[]) =>
  values.map((value) => (value ? { value } : { value, itemStyle: { borderWidth: 0 } }));

export const inkLabel = { color: "var(--ink)", fontSize: TEXT, textBorderWidth: 0 } as const;
export const quietLabel = { color: "var(--quiet)", fontSize: TEXT } as const;

/** Nothing moves and nothing answers to a pointer. */
export const still = { animation: false, silent: true, emphasis: { disabled: true } } as const;

/** The stroke of a line of which only the marks, or the area above it, are to be seen. */
export const unseen = { color: "transparent", width: 0, opacity: 0 } as const;

export const baseline = {
  axisTick: { show: false },
  axisLine: { show: true, lineStyle: { color: "var(--axis)", width: 1, cap: "butt" } },
} as const;

export const gridLines = { show: true, lineStyle: { color: "var(--grid)", width: 1 } } as const;
