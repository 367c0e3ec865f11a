import { place } from "./charts/drawing.ts";
import { strokeOf } from "./charts/line.ts";
import { html, type Markup } from "./escape.ts";

/** The mark of a series that is drawn as an area, or as bars. */
export const areaMark = (series: number): Markup =>
  html`<svg viewBox="0 0 14 14"><rect class="series-${place(series)}" x="1" y="1" width="12" height="12"/></svg>`;

/** The mark of a series that is drawn as a line. */
export const strokeMark = (series: number): Markup =>
  html`<svg class="${strokeOf(series)}" viewBox="0 0 14 14"><path class="stroke-${place(series)}" d="M0 7H14"/></svg>`;

/** The mark of moments, which are strokes across a row. */
export const momentMark = (series: number): Markup =>
  html`<svg viewBox="0 0 14 14"><path class="stroke-${place(series)}" d="M7 0V14"/></svg>`;
