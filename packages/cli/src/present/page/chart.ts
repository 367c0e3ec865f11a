import { formatValue, type ReportSection } from "@swiftline/core/reporting";
import { type ChartKind, frames, place } from "./charts/drawing.ts";
import { chartKinds } from "./charts/index.ts";
import { strokeOf } from "./charts/line.ts";
import { BREAK, type Plot, picked, plotOf } from "./charts/plot.ts";
import { toSvg } from "./charts/svg.ts";
import { html, type Markup, trusted } from "./escape.ts";

/** The chart of a section, once for every frame. Nothing where the section has none or where it would be empty. */
export function renderChart(section: ReportSection): Markup {
  const { chart, title } = section;
  const plot = plotOf(section);
  if (chart === undefined) return html``;
  if (plot === undefined) return html`<p class="chart nothing">Nothing to draw: every figure is zero or missing.</p>`;
  const asked = chartKinds[chart.kind];
  const kind = asked.instead?.(plot) ?? asked;
  const rows = kind.pick?.(plot);
  const shown = rows === undefined ? plot : picked(plot, rows);
  const drawn = Object.entries(frames).map(([name, frame]) => {
    const svg = toSvg(kind.draw(shown, frame), frame);
    return html`<div class="${name}" aria-hidden="true">${trusted(svg)}</div>\n`;
  });
  return html`<figure class="chart">
${legend(plot, kind)}<div role="img" aria-label="${title}. ${chart.says}">
${drawn}</div>
${caption([kind.reading, breaksOf(shown), restOf(shown, plot)])}</figure>`;
}

/** Patterns that charts refer to, once a page. */
export const patterns = trusted(
  `<svg class="patterns" width="0" height="0" aria-hidden="true"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="ground" width="6" height="6"/><rect class="stroke" width="2" height="6"/></pattern></defs></svg>`,
);

function legend({ series }: Plot, { legend: told }: ChartKind): Markup {
  if (told === undefined || series.length < 2) return html``;
  const items = series.map(({ label }, index) => html`<li>${marks[told](index)}${label}</li>`);
  return html`<ul class="legend" aria-hidden="true">${items}</ul>\n`;
}

const marks: Readonly<Record<NonNullable<ChartKind["legend"]>, (series: number) => Markup>> = {
  areas: (series) =>
    html`<svg viewBox="0 0 14 14"><rect class="series-${place(series)}" x="1" y="1" width="12" height="12"/></svg>`,
  strokes: (series) =>
    html`<svg class="${strokeOf(series)}" viewBox="0 0 14 14"><path class="stroke-${place(series)}" d="M0 7H14"/></svg>`,
};

const breaksOf = ({ dated, labels }: Plot): string | undefined =>
  dated && labels.includes(BREAK) ? `Gaps marked ${BREAK} are days without records.` : undefined;

const restOf = (shown: Plot, all: Plot): string | undefined =>
  shown.labels.length < all.labels.length
    ? `Drawn: the first ${shown.labels.length} of ${formatValue(all.labels.length, "count")}. The table has all of them.`
    : undefined;

function caption(sentences: readonly (string | undefined)[]): Markup {
  const text = sentences.filter((sentence) => sentence !== undefined).join(" ");
  return text === "" ? html`` : html`<figcaption>${text}</figcaption>`;
}
