import type { Report, ReportSection, ReportValue, Unit } from "@swiftline/core/reporting";
import { spanOf } from "@swiftline/core/reporting";
import { DAY } from "@swiftline/core/time";
import type { Sheet, SheetColumn } from "@swiftline/files/xlsx";

/** A report as sheets: what it is of and the headline figures, then one a section. Figures stay numbers, not rounded. */
export const sheetsOf = (report: Report): readonly Sheet[] => [
  cover(report),
  ...(report.figures.length === 0 ? [] : [headline(report)]),
  ...report.sections.map(sheetOf),
];

/** How spreadsheets show a unit. A duration is days there, points are shown by the hundredfold of what they are. */
const formats: Readonly<Record<Unit, string | undefined>> = {
  text: undefined,
  date: undefined,
  count: "#,##0",
  change: "+#,##0;-#,##0;0",
  share: "0.0%",
  points: "+0.0%;-0.0%;0.0%",
  score: "0.0",
  decimal: "0.0",
  duration: "[h]:mm",
};

const inUnit = (value: ReportValue, unit: Unit): ReportValue =>
  unit === "duration" && typeof value === "number" ? value / DAY : value;

const columnOf = (label: string, unit: Unit): SheetColumn => {
  const format = formats[unit];
  return { label, ...(format !== undefined && { format }) };
};

function cover(report: Report): Sheet {
  const said = (label: string, text: string): readonly string[] => [label, text];
  return {
    name: "Report",
    columns: [{ label: "Report" }, { label: report.title }],
    rows: [
      said("Of", spanOf(report)),
      said("Open appeals as of", report.asOf),
      said("Policy book", report.book),
      ...report.notes.map((note) => said("Note", note)),
      ...report.sections.map(({ title, note = "" }) => said(title, note)),
    ],
  };
}

/** Each headline figure has its own unit, so that a column stands for each unit that occurs. */
function headline({ figures }: Report): Sheet {
  const units = [...new Set(figures.map(({ unit }) => unit))];
  const cells = (value: ReportValue, unit: Unit) => units.map((one) => (one === unit ? inUnit(value, unit) : null));
  return {
    name: "Headline",
    columns: [{ label: "Figure" }, ...units.map((unit) => columnOf(headings[unit], unit)), { label: "Rests on" }],
    rows: figures.map(({ label, value, unit, note }) => [label, ...cells(value, unit), note]),
  };
}

const headings: Readonly<Record<Unit, string>> = {
  text: "Text",
  date: "Date",
  count: "Count",
  change: "Change",
  share: "Share",
  points: "Points",
  score: "Score",
  decimal: "Figure",
  duration: "Time",
};

const sheetOf = ({ title, table: { columns, rows } }: ReportSection): Sheet => ({
  name: title,
  columns: columns.map(({ label, unit }) => columnOf(label, unit)),
  rows: rows.map((row) => columns.map(({ unit }, column) => inUnit(row[column] ?? null, unit))),
});
