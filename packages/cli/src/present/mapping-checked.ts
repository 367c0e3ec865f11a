import { isDateRole, type PassedOver } from "@swiftline/core/intake";
import * as z from "zod";
import { FindingReason } from "../importing/finding-reasons.ts";
import { ProblemAnswer } from "./answers.ts";
import { counted, say } from "./counted.ts";
import { problemLines } from "./failure.ts";
import { sayReason } from "./findings.ts";
import { UnmatchedAnswer } from "./mapping-inferred.ts";
import { PreviewRow, previewLines, shown } from "./mapping-preview.ts";
import { textTable } from "./table.ts";

/** A column of which the mapping takes nothing, since one of those that it names before it is always filled. */
const PassedOverAnswer = z.strictObject({ about: z.string(), column: z.string(), behind: z.array(z.string()) });

export const passedOverAnswer = ({ role, column, behind }: PassedOver): z.infer<typeof PassedOverAnswer> => ({
  about: `columns.${role}`,
  column,
  behind: [...behind],
});

/** What became of rows under a mapping; nothing was stored. `rows` = `taken` + `flagged` + `rejected`, besides those `skipped`. */
export const MappingCheckAnswer = z.strictObject({
  mapping: z.string(),
  file: z.string(),
  rows: z.int(),
  taken: z.int(),
  flagged: z.int(),
  rejected: z.int(),
  skipped: z.int(),
  /** Whether the whole file was read. */
  all: z.boolean(),
  reasons: z.array(FindingReason),
  /** The first problems, each with its place. */
  problems: z.array(ProblemAnswer),
  unmatched: z.array(UnmatchedAnswer),
  passedOver: z.array(PassedOverAnswer),
  preview: z.array(PreviewRow),
});
export type MappingCheckAnswer = z.infer<typeof MappingCheckAnswer>;

/** The same for a person to read. */
export function checkedLines(answer: MappingCheckAnswer): readonly string[] {
  const { mapping, file, rows, taken, flagged, rejected, skipped, all, reasons, problems, preview } = answer;
  const which = all ? counted(rows, "row") : `the first ${counted(rows, "row")}`;
  return [
    `${mapping} reads ${which} of ${file}: ${say(taken)} as they stand, ${say(flagged)} flagged, ${say(rejected)} rejected.`,
    ...(skipped === 0 ? [] : [`  ${counted(skipped, "row")} left out, by skip in the mapping.`]),
    ...reasons.map((reason) => `  ${counted(reason.rows, "row")} ${reason.outcome}, ${sayReason(reason)}`),
    ...section("Problems, the first of them:", problemLines(problems)),
    ...section("Words that nobody knows:", unmatchedTable(answer.unmatched)),
    ...section("Columns that never count:", answer.passedOver.map(sayPassedOver)),
    ...section("Before and after:", previewLines(preview)),
  ];
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["", title, ...lines];

const sayPassedOver = ({ about, column, behind }: z.infer<typeof PassedOverAnswer>): string => {
  const role = about.replace("columns.", "");
  const join = isDateRole(role) ? `; to read them as one, write join: { ${role}: " " }` : "";
  return `  ${column}, for ${role}: ${behind.join(" or ")} is always filled, and the first that is counts${join}`;
};

const MOST_WORDS = 40;
/** In characters: whoever writes a crosswalk needs the whole of any word that is one. */
const LONGEST_WORD = 200;

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
    .map(({ about, word, rows: count, nearest }) => [say(count), shown(word, LONGEST_WORD), about, nearest ?? "–"]);
  const more = unmatched.length - rows.length;
  return [textTable(columns, rows), ...(more > 0 ? [`and ${say(more)} more; --json has them all`] : [])];
}
