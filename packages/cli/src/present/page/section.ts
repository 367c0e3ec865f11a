import type { ReportSection } from "@swiftline/core/reporting";
import { renderChart } from "./chart.ts";
import { html, type Markup } from "./escape.ts";
import { renderTable } from "./table.ts";

/** Tables of more columns stand below their chart, others beside it. */
const MOST_BESIDE = 4;

const layoutOf = ({ table }: ReportSection, figure: Markup | undefined): string => {
  if (figure === undefined) return "bare";
  return table.columns.length > MOST_BESIDE ? "below" : "beside";
};

/** One section: title and note, chart, table. */
export const renderSection = (section: ReportSection): Markup =>
  renderDrawn(section, section.chart && section.table.rows.length > 0 ? renderChart(section) : undefined);

/** A section with a picture that no report asks for. */
export const renderDrawn = (section: ReportSection, figure: Markup | undefined): Markup => html`
<section id="${section.id}" class="${layoutOf(section, figure)}" aria-labelledby="${section.id}-title">
<div class="words">
<h2 id="${section.id}-title">${section.title}</h2>
${section.note === undefined ? undefined : html`<p>${section.note}</p>`}
</div>
${figure}
<div class="table">
${renderTable(section, figure !== undefined)}
</div>
</section>
`;

export const renderContents = (sections: readonly ReportSection[]): Markup => html`
<nav class="contents" aria-labelledby="contents-title">
<h2 id="contents-title">Contents</h2>
<ol>
${sections.map(({ id, title }) => html`<li><a href="#${encodeURIComponent(id)}">${title}</a></li>\n`)}</ol>
</nav>
`;
