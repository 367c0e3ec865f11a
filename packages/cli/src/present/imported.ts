import type { FaultCode } from "@swiftline/core";
import * as z from "zod";
import { FindingReason } from "../importing/finding-reasons.ts";
import { counted, say } from "./counted.ts";
import { sayForm } from "./file-form.ts";
import { sayReason } from "./findings.ts";
import { oneLine } from "./one-line.ts";

/** `rows` is the sum of the five that follow it; `skipped` rows were left out, by `--since` or by the mapping. */
export const importCounts = {
  rows: z.int(),
  new: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  flagged: z.int(),
  rejected: z.int(),
  skipped: z.int(),
};

/** What became of the rows of one file. */
export const ImportedFile = z.strictObject({
  file: z.string(),
  source: z.string(),
  /** How the file is written, as it was found out or told. */
  form: z.record(z.string(), z.union([z.string(), z.int(), z.boolean(), z.array(z.string()).readonly()])),
  /** The name of the run in the store; a dry run has none. */
  importId: z.string().nullable(),
  /** Whether an earlier run was interrupted and this one went on where it stood; the counts are of both. */
  resumed: z.boolean(),
  ...importCounts,
  reasons: z.array(FindingReason),
  /** What somebody who reads the figures of this run should know. */
  notes: z.array(z.string()),
  /** The file of the rejected rows. */
  rejects: z.string().nullable(),
  seconds: z.number(),
});
export type ImportedFile = z.infer<typeof ImportedFile>;

/** A file that could not be read, or not to its end, and why. */
const FailedFile = z.strictObject({
  file: z.string(),
  code: z.string(),
  message: z.string(),
  tryThis: z.string().optional(),
});
export type FailedFile = z.infer<typeof FailedFile> & { readonly code: FaultCode };

/**
 * What became of all files, and of each. A file that could not be read has its fault instead. A watch answers like this of each file
 * when it is done, and at the end with the sums and with what failed and still lies there, without `files`.
 */
export const ImportAnswer = z.strictObject({
  dryRun: z.boolean(),
  ...importCounts,
  files: z.array(ImportedFile),
  failed: z.array(FailedFile),
  /** Since the command began. */
  seconds: z.number(),
});
export type ImportAnswer = z.infer<typeof ImportAnswer>;

const MOST = 8;
/** What became of a file, for a person to read. */
export function importedLines(answer: ImportedFile): readonly string[] {
  const { file, form, importId, resumed, rows, skipped, rejects, seconds } = answer;
  if (rows + skipped === 0) {
    const what = form.format === "json" || form.format === "xml" ? "holds no records" : "has a header and no rows";
    return [`${oneLine(file)} ${what}.`, ...otherSheetsLines(answer), ...answer.notes.map((note) => `  ${note}.`)];
  }
  const rate = seconds > 0 ? ` in ${seconds.toFixed(1)} s (${say(Math.round(rows / seconds))} rows/s)` : "";
  return [
    `${oneLine(file)}: ${counted(rows, "row")}${rate}.`,
    `  Read as ${sayForm(answer.form)}, from ${answer.source}.`,
    ...otherSheetsLines(answer),
    ...(resumed ? [resumedLine(answer)] : []),
    ...countLines(answer),
    ...reasonLines(answer),
    ...answer.notes.map((note) => `  ${note}.`),
    ...(rejects === null ? [] : [rejectsLine(rejects, answer.form)]),
    ...(importId === null ? ["  This was a dry run: nothing went into the database."] : []),
  ];
}

const resumedLine = ({ importId }: ImportedFile): string =>
  `  An earlier run had been interrupted; ${importId === null ? "the import would go" : "this one went"} on where it stood.`;

function otherSheetsLines({ form: { otherSheets } }: ImportedFile): readonly string[] {
  if (typeof otherSheets !== "object") return [];
  const sheets = otherSheets.length === 1 ? "sheet" : "sheets";
  return [`  Not read: ${sheets} ${someOf(otherSheets)}. To read another, name it with --sheet.`];
}

/** A page passes for the whole where nobody looks at what stands around its records. */
export const furtherPages = "It says that there are further pages. Fetch and import them too";

/** What lies in an archive beside its tables, as a note on the first of them. */
export function sayPassedOver(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  return [`Not read: ${someOf(names)}, by name no table. To read one, name it with --entry`];
}

function someOf(names: readonly string[]): string {
  const [shown, more] = [names.slice(0, MOST).map(oneLine), names.length - MOST];
  return [...shown, ...(more > 0 ? [`and ${say(more)} more`] : [])].join(", ");
}

/** Rejected rows are written as their file is, which a few of them may not suffice to find out again. */
function rejectsLine(rejects: string, { encoding = "utf-8", quote, escape: mark }: ImportedFile["form"]): string {
  const told = [
    ...(encoding === "utf-8" ? [] : [`--encoding ${encoding}`]),
    ...(quote === "none" && mark === undefined ? ["--quote none"] : []),
  ];
  const again = told.length === 0 ? "" : ` Import them with ${told.join(" ")}.`;
  return `  The rejected rows are in ${oneLine(rejects)}, each with its reason.${again}`;
}

/** What became of several files together, so many of which are in. */
export const importTotalLines = (answer: ImportAnswer, count: number): readonly string[] => [
  `${counted(count, "file")}: ${sumLine(answer)}`,
  ...answer.failed.map(({ file, code, message }) =>
    oneLine(code === "import/interrupted" ? message : `${file} could not be imported: ${message}`),
  ),
];

/** The counts of a run: what became of its rows, and how many were left out. */
export const countLines = (sums: Pick<ImportedFile, keyof typeof importCounts>): readonly string[] => [
  `  ${sumLine(sums)}`,
  ...(sums.skipped === 0 ? [] : [`  ${counted(sums.skipped, "row")} left out, by --since or by skip in the mapping.`]),
];

const sumLine = (sums: Pick<ImportedFile, keyof typeof importCounts>): string =>
  `${say(sums.rows)} = ${say(sums.new)} new + ${say(sums.updated)} updated + ${say(sums.unchanged)} unchanged + ${say(sums.flagged)} flagged + ${say(sums.rejected)} rejected`;

function reasonLines({ reasons }: ImportedFile): readonly string[] {
  const shown = reasons.slice(0, MOST).map((reason) => {
    const flagged = reason.outcome === "flagged" ? " flagged" : "";
    return `    ${counted(reason.rows, "row")}${flagged}, ${sayReason(reason)}`;
  });
  const more = reasons.length - shown.length;
  return more > 0 ? [...shown, `    and ${counted(more, "other reason")}`] : shown;
}
