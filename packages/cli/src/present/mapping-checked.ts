import { z } from "zod";
import { FindingReason } from "../finding-reasons.ts";
import { ProblemAnswer } from "./answers.ts";
import { counted } from "./counted.ts";
import { problemLines } from "./failure.ts";
import { sayReason } from "./findings.ts";
import { UnmatchedAnswer } from "./mapping-inferred.ts";
import { PreviewRow, previewLines } from "./mapping-preview.ts";
import { textTable } from "./table.ts";

/** What became of rows under a mapping; nothing was stored. `rows` = `taken` + `flagged` + `rejected`. */
export const MappingCheckAnswer = z.strictObject({
  mapping: z.string(),
  file: z.string(),
  rows: z.int(),
  taken: z.int(),
  flagged: z.int(),
  rejected: z.int(),
  /** Whether the whole file was read. */
  all: z.boolean(),
  reasons: z.array(FindingReason),
  /** The first problems, each with its place. */
  problems: z.array(ProblemAnswer),
  unmatched: z.array(UnmatchedAnswer),
  preview: z.array(PreviewRow),
});
export type MappingCheckAnswer = z.infer<typeof MappingCheckAnswer>;

const say = (count: number): string => count.toLocaleString("en");

/** The same for a person to read. */
export function checkedLines(answer: MappingCheckAnswer): readonly string[] {
  const { mapping, file, rows, taken, flagged, rejected, all, reasons, problems, unmatched, preview } = answer;
  const which = all ? counted(rows, "row") : `the first ${counted(rows, "row")}`;
  return [
    `${mapping} reads ${which} of ${file}: ${say(taken)} as they stand, ${say(flagged)} flagged, ${say(rejected)} rejected.`,
    ...reasons.map((reason) => `  ${counted(reason.rows, "row")} ${reason.outcome}, ${sayReason(reason)}`),
    ...section("Problems, the first of them:", problemLines(problems)),
    ...section("Words that nobody knows:", unmatchedTable(unmatched)),
    ...section("Before and after:", previewLines(preview)),
  ];
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["", title, ...lines];

const MOST_WORDS = 40;

function unmatchedTable(unmatched: readonly UnmatchedAnswer[]): readonly string[] {
  if (unmatched.length === 0) return [];
  const columns = [
    { label: "Rows", right: true },
    { label: "Word" },
    { label: "Belongs in" },
    { label: "Nearest code" },
  ];
  const rows = unmatched
    .slice(0, MOST_WORDS)
    .map(({ about, word, rows: count, nearest }) => [say(count), word, about, nearest ?? "–"]);
  const more = unmatched.length - rows.length;
  return [textTable(columns, rows), ...(more > 0 ? [`and ${say(more)} more; --json has them all`] : [])];
}
