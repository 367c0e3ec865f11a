import {
  formatValue,
  isNumeric,
  type ReportColumn,
  type ReportSection,
  type ReportValue,
} from "@swiftline/core/reporting";
import { html, type Markup } from "./escape.ts";

/** Tables of more rows than this are folded where a picture tells the main thing, and beyond twice as many everywhere. */
const LONG = 16;

/** The table of a section: in its own scroll box, folded where it is long, always open in print. */
export function renderTable({ title, table }: ReportSection, pictured: boolean): Markup {
  const { columns, rows } = table;
  if (rows.length === 0) return html`<p class="nothing">No figures in this period.</p>`;
  const box = html`<div class="scroll" role="group" aria-label="Table: ${title}" tabindex="0">
<table>
<caption>${title}</caption>
<thead><tr>${columns.map(heading)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${columns.map((column, index) => cell(column, row[index] ?? null, index))}</tr>\n`)}</tbody>
</table>
</div>`;
  if (rows.length <= (pictured ? LONG : 2 * LONG)) return box;
  return html`<details><summary>Table of all ${formatValue(rows.length, "count")} rows</summary>${box}</details>`;
}

const alignment = ({ unit }: ReportColumn): Markup => {
  if (unit === "date") return html` class="date"`;
  return isNumeric(unit) ? html` class="number"` : html``;
};

const heading = (column: ReportColumn): Markup => html`<th scope="col"${alignment(column)}>${column.label}</th>`;

const cell = (column: ReportColumn, value: ReportValue, index: number): Markup => {
  const text = value === null ? html`<span class="none">–</span>` : html`${formatValue(value, column.unit)}`;
  return index === 0
    ? html`<th scope="row"${alignment(column)}>${text}</th>`
    : html`<td${alignment(column)}>${text}</td>`;
};
