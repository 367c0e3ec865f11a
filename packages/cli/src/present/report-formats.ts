import { formatValue, type Report, toCsv, toMarkdown } from "@swiftline/core/reporting";
import { ink } from "./ink.ts";
import { reportTable, textTable } from "./table.ts";

/** A report for a terminal: the headline figures, then every table. */
function toTables(report: Report): string {
  const figures = textTable(
    [{ label: "Figure" }, { label: "", right: true }, { label: "" }],
    report.figures.map(({ label, value, unit, note }) => [label, formatValue(value, unit), note]),
  );
  const sections = report.sections.flatMap(({ title, note, table }) => [
    "",
    ink.bold.underline(title),
    ...(note === undefined ? [] : [ink.dim(note)]),
    reportTable(table),
  ]);
  const period = report.from === "" ? "Nothing is registered yet" : `Registered from ${report.from} to ${report.to}`;
  const head = `${period}; open appeals as of ${report.asOf}; policy book ${report.book}.`;
  const headline = report.figures.length === 0 ? [] : ["", figures];
  return [ink.bold(report.title), head, ...report.notes, ...headline, ...sections].join("\n");
}

/** The page draws charts; the library that does is read only where a page is wanted. */
async function toPage(report: Report): Promise<string> {
  const { renderPage } = await import("./page/render-page.ts");
  return renderPage(report);
}

/** Every way to write a report, by the name that `--format` takes. */
export const reportFormats = {
  table: toTables,
  json: (report: Report) => `${JSON.stringify(report, null, 2)}\n`,
  csv: toCsv,
  markdown: toMarkdown,
  html: toPage,
} as const satisfies Record<string, (report: Report) => string | Promise<string>>;
