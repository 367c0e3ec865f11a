import { z } from "zod";
import { RejectReason } from "../reject-reasons.ts";
import { counted } from "./counted.ts";

/** What became of the rows of a file: `rows` is the sum of the four that follow. */
export const ImportAnswer = z.strictObject({
  file: z.string(),
  source: z.string(),
  dryRun: z.boolean(),
  rows: z.int(),
  new: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  reasons: z.array(RejectReason),
  /** The file of the rejected rows. */
  rejects: z.string().nullable(),
  seconds: z.number(),
});
export type ImportAnswer = z.infer<typeof ImportAnswer>;

const MOST = 8;

/** The same for a person to read. */
export function importLines(answer: ImportAnswer): readonly string[] {
  const { file, dryRun, rows, updated, unchanged, rejected, rejects, seconds } = answer;
  if (rows === 0) return [`${file} has a header and no rows.`];
  const say = (count: number): string => count.toLocaleString("en");
  const rate = seconds > 0 ? ` in ${seconds.toFixed(1)} s (${say(Math.round(rows / seconds))} rows/s)` : "";
  const sums = `${say(answer.new)} new + ${say(updated)} updated + ${say(unchanged)} unchanged + ${say(rejected)} rejected`;
  return [
    `${file}: ${counted(rows, "row")}${rate}.`,
    `  ${say(rows)} = ${sums}`,
    ...reasonLines(answer),
    ...(rejects === null ? [] : [`  The rejected rows are in ${rejects}, each with its reason.`]),
    ...(dryRun ? ["  This was a dry run: nothing went into the database."] : []),
  ];
}

function reasonLines({ reasons }: ImportAnswer): readonly string[] {
  const shown = reasons.slice(0, MOST).map(({ rows, field, line, message }) => {
    const first = rows === 1 ? `line ${line}` : `first on line ${line}`;
    return `    ${counted(rows, "row")}${field === null ? "" : `, ${field}`}: ${message} (${first})`;
  });
  const more = reasons.length - shown.length;
  return more > 0 ? [...shown, `    and ${counted(more, "other reason")}`] : shown;
}
