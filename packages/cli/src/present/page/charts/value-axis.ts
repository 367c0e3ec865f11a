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

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * As many labels as find room side by side: each second one, or third, so that their rhythm is even. Breaks of the axis are placed
 * before all others.
 */
function placed(labels: readonly string[], slot: number): readonly string[] {
  const all = labels.flatMap((label, row) =>
    label === "" ? [] : [{ row, label, ...spanOf(label, slot * (row + 0.5)) }],
  );
  const named = all.filter(({ label }) => label !== BREAK);
  const every = strideOf(named);
  const wanted = [...all.filter(({ label }) => label === BREAK), ...named.filter((_, nth) => nth % every === 0)];
  const taken: Span[] = [];
  const shown = labels.map(() => "");
  for (const { row, label, ...span } of wanted) {
    if (span.to > slot * labels.length + EDGE || taken.some((other) => overlap(span, other))) continue;
    taken.push(span);
    shown[row] = label;
  }
  return shown;
}

function spanOf(label: string, middle: number): Span {
  const half = textWidth(label) / 2 + 5;
  return { from: middle - half, to: middle + half };
}

const overlap = (one: Span, other: Span): boolean => one.from < other.to && one.to > other.from;

/** The least n of which each n-th has room beside the one before it. */
function strideOf(spans: readonly Span[]): number {
  const fits = (every: number): boolean =>
    spans.every((one, nth) => nth === 0 || nth % every !== 0 || !overlap(one, spans[nth - every] as Span));
  let every = 1;
  while (!fits(every)) every++;
  return every;
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
