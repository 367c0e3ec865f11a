import type { ReportSection } from "@swiftline/core/reporting";
import { renderChart } from "./chart.ts";
import { html, type Markup } from "./escape.ts";
import { renderTable } from "./table.ts";

/** Tables of more columns stand below their chart, others beside it. */
const MOST_BESIDE = 4;

const layoutOf = ({ chart, table }: ReportSection): string => {
  if (chart === undefined || table.rows.length === 0) return "bare";
  return table.columns.length > MOST_BESIDE ? "below" : "beside";
};

/** One section: title and note, chart, table. */
export const renderSection = (section: ReportSection): Markup => html`
<section id="${section.id}" class="${layoutOf(section)}" aria-labelledby="${section.id}-title">
<div class="words">
<h2 id="${section.id}-title">${section.title}</h2>
${section.note === undefined ? undefined : html`<p>${section.note}</p>`}
</div>
${section.table.rows.length === 0 ? undefined : renderChart(section)}
<div class="table">
${renderTable(section)}
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
