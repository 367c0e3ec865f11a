import { type Drawing, type Frame, frames } from "./charts/drawing.ts";
import { toSvg } from "./charts/svg.ts";
import { html, type Markup, trusted } from "./escape.ts";

/** A picture with its words. */
export interface DrawnFigure {
  readonly title: string;
  /** What it shows in one sentence, for those who do not see it. */
  readonly says: string;
  /** By what its parts are told apart: a mark and a name each. Left out where there is but one. */
  readonly legend: readonly { readonly mark: Markup; readonly label: string }[];
  readonly draw: (frame: Frame) => Drawing;
  /** Sentences below it. */
  readonly caption: readonly (string | undefined)[];
}

/** A picture, once for every frame; the style sheet shows the one that fits. */
export function renderFigure({ title, says, legend, draw, caption }: DrawnFigure): Markup {
  const drawn = Object.entries(frames).map(([name, frame]) => {
    const svg = toSvg(draw(frame), frame);
    return html`<div class="${name}" aria-hidden="true">${trusted(svg)}</div>\n`;
  });
  return html`<figure class="chart">
${renderLegend(legend)}<div role="img" aria-label="${title}. ${says}">
${drawn}</div>
${renderCaption(caption)}</figure>`;
}

function renderLegend(legend: DrawnFigure["legend"]): Markup {
  if (legend.length < 2) return html``;
  const items = legend.map(({ mark, label }) => html`<li>${mark}${label}</li>`);
  return html`<ul class="legend" aria-hidden="true">${items}</ul>\n`;
}

function renderCaption(sentences: DrawnFigure["caption"]): Markup {
  const text = sentences.filter((sentence) => sentence !== undefined).join(" ");
  return text === "" ? html`` : html`<figcaption>${text}</figcaption>`;
}
