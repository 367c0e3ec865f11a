import type { Report } from "@swiftline/core/reporting";
import tool from "../../../package.json" with { type: "json" };
import { patterns } from "./chart.ts";
import { html, type Markup, trusted } from "./escape.ts";
import { renderFigures, renderMasthead } from "./masthead.ts";
import { renderContents, renderSection } from "./section.ts";
import { spokenSpan } from "./spoken-dates.ts";
import { styles } from "./styles.ts";

/** Nothing is loaded and nothing runs, whatever a report holds. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The whole document. */
export const page = (report: Report): Markup => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Swiftline ${tool.version}">
<title>${report.title}, ${spokenSpan(report)}</title>
<style>${trusted(styles)}</style>
</head>
<body>
<a class="skip" href="#report">Skip to the report</a>
${patterns}
${renderMasthead(report)}
<main id="report">
${renderFigures(report.figures)}
${renderContents(report.sections)}
${report.sections.map(renderSection)}
</main>
${colophon(report)}
</body>
</html>
`;

const colophon = ({ book }: Report): Markup => html`
<footer>
<p>Every figure is counted from the record of the appeals under policy book <code>${book}</code>: its categories, agencies,
limits and calendars say what counts as what. The same record and the same book always give the same figures.
A dash stands where there is nothing to count from; it is not a zero.</p>
<p>Made with Swiftline ${tool.version}.</p>
</footer>
`;
