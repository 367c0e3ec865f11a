import { labelledBands } from "./bars.ts";
import {
  colourOf,
  type Drawing,
  type Frame,
  fillOf,
  gridLines,
  outlineOf,
  quietLabel,
  still,
  unseen,
} from "./drawing.ts";
import { wrap } from "./text-width.ts";

/** One life as a row of bars one after another. */
export interface GanttRow {
  readonly label: string;
  /** In the unit of the axis; `series` says how a bar is painted. */
  readonly bars: readonly { readonly series: number; readonly from: number; readonly to: number }[];
  /** A moment that is marked. */
  readonly mark: number | undefined;
}

export interface GanttPlot {
  readonly rows: readonly GanttRow[];
  /** The axis ends here; what lies beyond is cut off. */
  readonly until: number;
  readonly step: number;
  readonly tick: (value: number) => string;
}

/** The series in whose colour moments are marked. */
export const MARK = 2;
const THICK = 12;
/** Of the width, so much for labels: each has one line, that many lives find room on a sheet. */
const ROOM = 0.33;

/** Lives over time, in the order of the rows. */
export function drawGantt({ rows, until, step, tick }: GanttPlot, frame: Frame): Drawing {
  const labels = rows.map(({ label }) => wrap(label, frame.width * ROOM, 1).join(""));
  const { band, grid, yAxis } = labelledBands({ labels, dated: false, series: [] }, frame, THICK);
  const bottom = 26;
  return {
    height: grid.top + bottom + band * rows.length,
    option: {
      grid: { ...grid, right: 8, bottom },
      yAxis,
      xAxis: {
        type: "value",
        min: 0,
        max: until,
        interval: step,
        splitLine: gridLines,
        axisLabel: { ...quietLabel, margin: 8, formatter: tick, showMaxLabel: false },
      },
      series: [...barsOf(rows, until), marksOf(rows, until)],
    },
  };
}

/** Stacked bars, the first of which is not seen: it is the time before the life began. */
function barsOf(rows: readonly GanttRow[], until: number) {
  const within = (value: number): number => Math.min(until, Math.max(0, value));
  const most = Math.max(0, ...rows.map(({ bars }) => bars.length));
  const stacked = { type: "bar", stack: "life", ...still, barWidth: THICK };
  const before = rows.map(({ bars: [first] }) => within(first?.from ?? 0));
  const bars = Array.from({ length: most }, (_, nth) => ({
    ...stacked,
    data: rows.map(({ bars: own }) => {
      const bar = own[nth];
      const value = bar === undefined ? 0 : within(bar.to) - within(bar.from);
      if (bar === undefined || value === 0) return { value: 0, itemStyle: { color: "transparent", borderWidth: 0 } };
      return { value, itemStyle: { color: fillOf(bar.series), borderColor: outlineOf(bar.series), borderWidth: 1 } };
    }),
  }));
  return [{ ...stacked, data: before, itemStyle: { color: "transparent" } }, ...bars];
}

const marksOf = (rows: readonly GanttRow[], until: number) => ({
  type: "line",
  data: rows.flatMap(({ mark }, row) => (mark === undefined || mark < 0 || mark > until ? [] : [[mark, row]])),
  ...still,
  symbol: "rect",
  symbolSize: [3, THICK + 7],
  showAllSymbol: true,
  lineStyle: unseen,
  itemStyle: { color: colourOf(MARK) },
});
