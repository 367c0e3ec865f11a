import * as z from "zod";
import { hashOf } from "../../hash.ts";
import type { Problem } from "../../problem.ts";
import { no, ok, type Result } from "../../result.ts";
import type { AskedDesign } from "./design.ts";
import type { FinishedRun } from "./remembering-runner.ts";

/** Finished runs, and the key of all that they depend on but their points and their numbers. */
export interface Checkpoint {
  readonly runsOf: string;
  readonly finished: readonly FinishedRun[];
}

const FORMAT = "swiftline-experiment-2";

/** The first line of a checkpoint; each further one is a finished run, so that one more is told without writing the others again. */
export const checkpointHeader = (runsOf: string) => ({ format: FORMAT, runsOf });

/**
 * The key of a design's runs: equal keys, points and numbers measure the same. When to stop, what to compare and which points there
 * are is no part of it, so these may change; a point's name has to say what is varied.
 */
export const runsKey = ({ scenario, seed, antithetic = false, warmUp }: AskedDesign): string =>
  hashOf({ scenario, seed, antithetic, warmUp });

const header = z.object({ format: z.literal(FORMAT), runsOf: z.string() });
const finishedRun: z.ZodType<FinishedRun> = z.object({
  point: z.string(),
  replication: z.number().int().nonnegative(),
  measured: z.record(z.string(), z.number()),
});

/** A checkpoint from the JSON of its lines, with everything that is wrong in it by line. */
export function readCheckpoint([first, ...others]: readonly unknown[]): Result<Checkpoint, readonly Problem[]> {
  const head = header.safeParse(first);
  const runs = others.map((line) => finishedRun.safeParse(line));
  const problems = [head, ...runs].flatMap(({ error }, at) =>
    (error?.issues ?? []).map(({ message, path }) => ({
      code: "experiment/checkpoint-malformed",
      message,
      field: path.join("."),
      line: at + 1,
    })),
  );
  if (!head.success || problems.length > 0) return no(problems);
  return ok({ runsOf: head.data.runsOf, finished: runs.flatMap(({ data }) => data ?? []) });
}
