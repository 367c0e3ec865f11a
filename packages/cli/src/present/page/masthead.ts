import { type Figure, formatValue, type Report } from "@swiftline/core/reporting";
import { html, type Markup } from "./escape.ts";
import { spokenMoment, spokenSpan } from "./spoken-dates.ts";

/** What the report is of: title, period, the moment of looking, and its notes. */
export const renderMasthead = ({ title, asOf, notes, ...span }: Report): Markup => html`
<header class="masthead">
<h1>${title}</h1>
<dl>
<div><dt>Appeals registered</dt><dd>${spokenSpan(span)}</dd></div>
<div><dt>Open appeals as of</dt><dd><time datetime="${asOf}">${spokenMoment(asOf)}</time></dd></div>
</dl>
${notes.map((note) => html`<p class="note">${note}</p>\n`)}</header>
`;

/** The headline figures, each with what it rests on. */
export const renderFigures = (figures: readonly Figure[]): Markup => html`
<section class="figures" aria-labelledby="figures-title">
<h2 id="figures-title">Headline figures</h2>
<dl>
${figures.map(
  ({ label, value, unit, note }) =>
    html`<div><dt>${label}</dt><dd class="value">${formatValue(value, unit)}</dd><dd>${note}</dd></div>\n`,
)}</dl>
</section>
`;
