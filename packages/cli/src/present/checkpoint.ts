import { formatInstant } from "@swiftline/core/time";
import type { Checkpoint } from "@swiftline/store";
import * as z from "zod";
import { TimeAnswer } from "./answers.ts";
import { counted } from "./counted.ts";
import { shownTime } from "./shown-time.ts";

/** A hash as 64 hexadecimal digits. */
export const HashAnswer = z.string().regex(/^[0-9a-f]{64}$/);

/** A checkpoint; its time is in UTC, since an audit reads no city. */
export const CheckpointAnswer = z.strictObject({
  number: z.int(),
  at: TimeAnswer,
  appeals: z.int(),
  commits: z.int(),
  /** Over the last commits of all appeals. */
  root: HashAnswer,
  /** Over this checkpoint and the one before it. */
  hash: HashAnswer,
});
type CheckpointAnswer = z.infer<typeof CheckpointAnswer>;

export const checkpointAnswer = ({ at, ...checkpoint }: Checkpoint): CheckpointAnswer => ({
  ...checkpoint,
  at: formatInstant(at),
});

/** The same for a person to read, and to keep somewhere else. */
export const checkpointLines = ({ number, at, appeals, commits, hash }: CheckpointAnswer): readonly string[] => [
  `Checkpoint ${number} of ${shownTime(at, "second")} UTC seals ${counted(appeals, "appeal")}, ${counted(commits, "commit")}.`,
  `Its hash is ${hash}.`,
];
