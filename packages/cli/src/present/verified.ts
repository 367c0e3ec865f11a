import type { Verified } from "@swiftline/store";
import * as z from "zod";
import { ProblemAnswer } from "./answers.ts";
import { CheckpointAnswer, checkpointAnswer, checkpointLines, HashAnswer } from "./checkpoint.ts";
import { counted } from "./counted.ts";
import { problemLines } from "./failure.ts";

/** What an audit of a log has found; `root` is over the log as it is now, `last` the newest checkpoint. */
export const VerifiedAnswer = z.strictObject({
  file: z.string(),
  ok: z.boolean(),
  appeals: z.int(),
  commits: z.int(),
  root: HashAnswer,
  checkpoints: z.int(),
  last: CheckpointAnswer.nullable(),
  problems: z.array(ProblemAnswer),
});
type VerifiedAnswer = z.infer<typeof VerifiedAnswer>;

export function verifiedAnswer(file: string, verified: Verified): VerifiedAnswer {
  const { appeals, commits, root, checkpoints, problems } = verified;
  const last = checkpoints.at(-1);
  return {
    file,
    ok: problems.length === 0,
    appeals,
    commits,
    root,
    checkpoints: checkpoints.length,
    last: last === undefined ? null : checkpointAnswer(last),
    problems: [...problems],
  };
}

/** A broken log may have a problem for each of a million appeals. */
const MOST = 20;

/** The same for a person to read. */
export function verifiedLines({ file, appeals, commits, last, problems }: VerifiedAnswer): readonly string[] {
  const more = problems.length - MOST;
  const sealed = last === null ? ["No checkpoint has been written yet."] : checkpointLines(last);
  const counts = `${counted(appeals, "appeal")}, ${counted(commits, "commit")}`;
  return [
    ...problemLines(problems.slice(0, MOST)),
    ...(more > 0 ? [`  and ${more.toLocaleString("en")} more; --json has them all`] : []),
    ...sealed,
    problems.length === 0
      ? `${file} is whole: ${counts}.`
      : `${file} is not whole: ${counted(problems.length, "problem")} in ${counts}.`,
  ];
}
