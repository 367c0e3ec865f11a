import { formatValue, type Report, spanOf, toCsv, toMarkdown } from "@swiftline/core/reporting";
import { invalid } from "../flags.ts";
import type { FormatsByEnding } from "../format-of-file.ts";
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
  const head = `${spanOf(report)}; open appeals as of ${report.asOf}; policy book ${report.book}.`;
  const headline = report.figures.length === 0 ? [] : ["", figures];
  return [ink.bold(report.title), head, ...report.notes, ...headline, ...sections].join("\n");
}

/** The page draws charts; the library that does is read only where a page is wanted. */
async function toPage(report: Report): Promise<string> {
  const { renderPage } = await import("./page/render-page.ts");
  return renderPage(report);
}

/** The workbook too: its library is read only where one is wanted. */
async function toWorkbook(report: Report): Promise<Buffer> {
  const [{ writeWorkbook }, { sheetsOf }] = await Promise.all([
    import("@swiftline/files/xlsx"),
    import("./report-sheets.ts"),
  ]);
  return writeWorkbook(sheetsOf(report));
}

/** Every way to write a report, by the name that `--format` takes. */
export const reportFormats = {
  table: toTables,
  json: (report: Report) => `${JSON.stringify(report, null, 2)}\n`,
  csv: toCsv,
  markdown: toMarkdown,
  html: toPage,
  xlsx: toWorkbook,
} as const satisfies Record<string, (report: Report) => string | Promise<string | Buffer>>;

export const formatIds = Object.keys(reportFormats) as (keyof typeof reportFormats)[];

/** How a report is written to a file, by the end of its name. */
export const reportFiles: FormatsByEnding<keyof typeof reportFormats> = {
  what: "report",
  endings: new Map([
    [".html", "html"],
    [".md", "markdown"],
    [".csv", "csv"],
    [".json", "json"],
    [".xlsx", "xlsx"],
    [".txt", "table"],
  ]),
  usual: "table",
};

/** A report as it is printed. Throws `flag/invalid` where it is no text. */
export function printed(text: string | Buffer): string {
  if (typeof text === "string") return text.trimEnd();
  throw invalid("a workbook is no text to print", "write it to a file with --out");
}
