import { formatValue, type ReportSection } from "@swiftline/core/reporting";
import type { ChartKind } from "./charts/drawing.ts";
import { chartKinds } from "./charts/index.ts";
import { BREAK, type Plot, picked, plotOf } from "./charts/plot.ts";
import { html, type Markup, trusted } from "./escape.ts";
import { renderFigure } from "./figure.ts";
import { areaMark, strokeMark } from "./legend-marks.ts";

/** The chart of a section. Nothing where the section has none or where it would be empty. */
export function renderChart(section: ReportSection): Markup {
  const { chart, title } = section;
  const plot = plotOf(section);
  if (chart === undefined) return html``;
  if (plot === undefined) return html`<p class="chart nothing">Nothing to draw: every figure is zero or missing.</p>`;
  const asked = chartKinds[chart.kind];
  const kind = asked.instead?.(plot) ?? asked;
  const rows = kind.pick?.(plot);
  const shown = rows === undefined ? plot : picked(plot, rows);
  return renderFigure({
    title,
    says: chart.says,
    legend: legendOf(plot, kind),
    draw: (frame) => kind.draw(shown, frame),
    caption: [kind.reading, breaksOf(shown), restOf(shown, plot)],
  });
}

/** Patterns that charts refer to, once a page. */
export const patterns = trusted(
  `<svg class="patterns" width="0" height="0" aria-hidden="true"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="ground" width="6" height="6"/><rect class="stroke" width="2" height="6"/></pattern></defs></svg>`,
);

const marks = { areas: areaMark, strokes: strokeMark } as const;

const legendOf = ({ series }: Plot, { legend }: ChartKind) =>
  legend === undefined ? [] : series.map(({ label }, index) => ({ mark: marks[legend](index), label }));

const breaksOf = ({ dated, labels }: Plot): string | undefined =>
  dated && labels.includes(BREAK) ? `Gaps marked ${BREAK} are days without records.` : undefined;

const restOf = (shown: Plot, all: Plot): string | undefined =>
  shown.labels.length < all.labels.length
    ? `Drawn: the first ${shown.labels.length} of ${formatValue(all.labels.length, "count")}. The table has all of them.`
    : undefined;
