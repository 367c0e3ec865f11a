import { pathSeries } from "@swiftline/core/simulation/city";
import { type Measure, unitOf } from "@swiftline/core/simulation/experiment";
import type { Table } from "./write-tables.ts";

/** The file that says what the tables of an outcome hold, and the line that it begins with. */
export const DICTIONARY = "DICTIONARY.md";
export const DICTIONARY_TITLE = "# Tables of a simulation";

/** What a row of each table is, by the table's name. */
const rowsOf: Readonly<Record<string, string>> = {
  replications: "One row is one value that one replication measured.",
  summary: "One row is one measure at one point, estimated from all replications.",
  comparisons: "One row is one measure at one point beside the baseline, on the same random numbers.",
  points: "One row is one place of the scenario that was varied, at one point.",
  series: "One row is the end of one step of time, of one series at one point.",
  trials: "One row is one measure of one staffing that was tried.",
};

/** The data dictionary of an outcome, in Markdown: the columns of its tables, and what each measure and series means. */
export function outcomeDictionary(tables: readonly Table[], measures: readonly Measure[]): string {
  const parts = [
    DICTIONARY_TITLE,
    "Numbers are told as they are, a share as a part of 1. `manifest.json` has all that it takes to run it again.",
    ...tables.flatMap(tablePart),
    "## Measures",
    "The last column names the values of `replications` that a measure is made of: the sum of one over the sum of the other, or the mean of one.",
    markdownTable(
      ["measure", "unit", "meaning", "made of"],
      measures.map((one) => [one.name, unitOf(one) ?? "", one.meaning ?? "", sourceOf(one)]),
    ),
    ...(tables.some(({ name }) => name === "series") ? seriesPart : []),
  ];
  return `${parts.join("\n\n")}\n`;
}

const tablePart = ({ name, columns }: Table): readonly string[] => [
  `## ${name}`,
  rowsOf[name] ?? "",
  markdownTable(
    ["column", "type", "meaning"],
    columns.map((column) => [`\`${column.name}\``, column.type, column.meaning]),
  ),
];

const sourceOf = (measure: Measure): string =>
  measure.kind === "ratio" ? `\`${measure.part}\` / \`${measure.whole}\`` : `\`${measure.name}\``;

const markdownTable = (header: readonly string[], body: readonly (readonly string[])[]): string =>
  [header, header.map(() => "---"), ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const seriesPart: readonly string[] = [
  "## Series over time",
  markdownTable(
    ["series", "unit", "meaning"],
    pathSeries.map(({ name, unit, meaning }) => [name, unit, meaning]),
  ),
];
