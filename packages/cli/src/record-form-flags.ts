import { Flags } from "@oclif/core";
import { fileFormats } from "@swiftline/files";
import type { Recipe } from "./importing/recipe.ts";

/** How a file of records is read, where that is not to be found out from the file itself. */
export const formFlags = {
  format: Flags.option({ summary: "how the file is written", options: fileFormats, helpGroup: "FILE" })(),
  encoding: Flags.string({
    summary: "its encoding, by any name that the web knows it by: gbk, big5, utf-16le",
    helpGroup: "FILE",
    helpValue: "NAME",
  }),
  delimiter: Flags.string({
    summary: "what stands between cells: one character, or tab",
    helpGroup: "FILE",
    helpValue: "CHARACTER",
  }),
  quote: Flags.option({
    summary: "quotes are text wherever they stand; found out where cells between tabs show it",
    options: ["none"] as const,
    helpGroup: "FILE",
  })(),
  escape: Flags.option({
    summary:
      "backslashes stand before what would else part cells or records, as psql and MySQL write files; found out where it is certain",
    options: ["backslash"] as const,
    helpGroup: "FILE",
  })(),
  "skip-lines": Flags.integer({
    summary: "how many lines stand above the first row, such as titles; 0 for none; found out when left out",
    min: 0,
    helpGroup: "FILE",
    helpValue: "COUNT",
  }),
  header: Flags.boolean({
    summary: "whether the first row names the columns",
    allowNo: true,
    helpGroup: "FILE",
  }),
  sheet: Flags.string({
    summary: "the sheet of a workbook; its first that is not hidden when left out",
    helpGroup: "FILE",
  }),
  entry: Flags.string({
    summary: "one file of a zip archive, where not every table in it is meant",
    helpGroup: "FILE",
  }),
  table: Flags.string({ summary: "the table of a database", helpGroup: "FILE", exclusive: ["query"] }),
  query: Flags.string({ summary: "a query of a database, whose rows are the records", helpGroup: "FILE" }),
};

type FormFlags = Omit<Recipe["options"], "skipLines"> & { readonly "skip-lines"?: number | undefined };

/** What was told of the form of a file. */
export const formOf = (flags: FormFlags): Recipe["options"] => {
  const { format, encoding, delimiter, quote, "skip-lines": skipLines, header, sheet, entry, table, query } = flags;
  return { format, encoding, delimiter, quote, escape: flags.escape, skipLines, header, sheet, entry, table, query };
};
