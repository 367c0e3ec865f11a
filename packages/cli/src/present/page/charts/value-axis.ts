import { type AxisScale, axisScale } from "./axis-scale.ts";
import { baseline, type Frame, gridLines, quietLabel } from "./drawing.ts";
import { BREAK, largestOf, type Plot } from "./plot.ts";
import { textWidth, widest, wrap } from "./text-width.ts";

const LINE = 16;

/** The upright axis of values and the level axis of labels, as columns and lines have them. */
export function uprightAxes(
  plot: Plot,
  { width, narrow }: Frame,
  scale: AxisScale = axisScale(largestOf(plot), plot.series[0]?.unit ?? "count"),
) {
  const left = Math.ceil(widest(ticksOf(scale))) + 10;
  const slot = (width - left) / plot.labels.length;
  const labels = fitting(plot, slot);
  return {
    slot,
    height: width > 500 ? 310 : 230,
    grid: { left, right: narrow ? 8 : 4, top: 24, bottom: 12 + LINE * labels.lines, outerBoundsMode: "none" },
    xAxis: {
      type: "category",
      data: plot.labels.map((_, row) => String(row)),
      ...baseline,
      axisLabel: { ...quietLabel, margin: 9, lineHeight: LINE, interval: 0, formatter: labels.formatter },
    },
    yAxis: {
      type: "value",
      min: 0,
      max: scale.max,
      interval: scale.step,
      splitLine: gridLines,
      axisLabel: { ...quietLabel, margin: 10, formatter: scale.label },
    },
  };
}

const ticksOf = ({ max, step, label }: AxisScale): readonly string[] =>
  Array.from({ length: Math.round(max / step) + 1 }, (_, tick) => label(tick * step));

/** Short labels are left out until the others find room, long ones are broken into lines. */
function fitting(plot: Plot, slot: number) {
  const { labels, dated } = plot;
  const shown =
    dated || isShort(labels)
      ? placed(labels, slot)
      : labels.map((label) => wrap(label, slot - 6, MOST_LINES).join("\n"));
  return {
    lines: Math.max(1, ...shown.map((text) => text.split("\n").length)),
    formatter: (row: string) => shown[Number(row)] ?? "",
  };
}

/** So far may a label stand out on the right. */
const EDGE = 8;

/** Labels as far as they find room side by side; breaks of the axis are placed before all others. */
function placed(labels: readonly string[], slot: number): readonly string[] {
  const taken: { readonly from: number; readonly to: number }[] = [];
  const shown = labels.map(() => "");
  const place = (row: number, label: string): void => {
    const [middle, half] = [slot * (row + 0.5), textWidth(label) / 2 + 5];
    const [from, to] = [middle - half, middle + half];
    if (to > slot * labels.length + EDGE || taken.some((other) => from < other.to && to > other.from)) return;
    taken.push({ from, to });
    shown[row] = label;
  };
  for (const breaks of [true, false])
    for (const [row, label] of labels.entries()) if (label !== "" && (label === BREAK) === breaks) place(row, label);
  return shown;
}

const MOST_LINES = 2;
/** Also months, `2025-06`, of which every other one is missed by nobody. */
const isShort = (labels: readonly string[]): boolean =>
  labels.every((label) => label.length <= 5 || /^\d{4}-\d{2}$/.test(label));

/** Whether the labels can be read below columns of this width. */
export function labelsFit({ labels, dated }: Plot, slot: number): boolean {
  if (dated || isShort(labels)) return true;
  return labels.every((label) =>
    wrap(label, slot - 6, Number.POSITIVE_INFINITY).every(
      (line, _, lines) => lines.length <= MOST_LINES && !line.endsWith("…") && textWidth(line) <= slot,
    ),
  );
}
