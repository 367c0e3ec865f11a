import type { Report } from "@swiftline/core/reporting";
import { document, maker } from "./document.ts";
import { html, type Markup } from "./escape.ts";
import { renderFigures, renderMasthead } from "./masthead.ts";
import { renderContents, renderSection } from "./section.ts";
import { spokenSpan } from "./spoken-dates.ts";

/** The whole document. */
export const page = (report: Report): Markup =>
  document({
    title: `${report.title}, ${spokenSpan(report)}`,
    is: "report",
    masthead: renderMasthead(report),
    main: html`${renderFigures(report.figures)}
${renderContents(report.sections)}
${report.sections.map(renderSection)}`,
    colophon: colophon(report),
  });

const colophon = ({ book }: Report): Markup => html`
<footer>
<p>Every figure is counted from the record of the appeals under policy book <code>${book}</code>: its categories, agencies,
limits and calendars say what counts as what. The same record and the same book always give the same figures.
A dash stands where there is nothing to count from; it is not a zero.</p>
${maker}
</footer>
`;
