import * as z from "zod";
import { hashOf } from "../../hash.ts";
import type { Problem } from "../../problem.ts";
import { no, ok, type Result } from "../../result.ts";
import type { Design } from "./design.ts";
import type { FinishedRun } from "./finished-runs.ts";
import { wrongValueIn } from "./measured-problems.ts";

/** What is finished of an experiment, as plain JSON. */
export interface Checkpoint {
  readonly format: typeof FORMAT;
  /** The hash of all that a run depends on. When to stop and what to compare is no part of it, so these may change. */
  readonly runsOf: string;
  readonly finished: readonly FinishedRun[];
}

const FORMAT = "swiftline-experiment-1";

const schema: z.ZodType<Checkpoint> = z.object({
  format: z.literal(FORMAT),
  runsOf: z.string(),
  finished: z.array(
    z.object({
      point: z.string(),
      replication: z.number().int().nonnegative(),
      measured: z.record(z.string(), z.number()),
    }),
  ),
});

/** A checkpoint from JSON that was read, with everything that is wrong in it. */
export function readCheckpoint(json: unknown): Result<Checkpoint, readonly Problem[]> {
  const { success, data, error } = schema.safeParse(json);
  if (success) return ok(data);
  return no(
    error.issues.map(({ message, path }) => ({
      code: "experiment/checkpoint-malformed",
      message,
      field: path.join("."),
    })),
  );
}

/** `finished` by point in the design's order and by replication. */
export const checkpointOf = (design: Design, finished: readonly FinishedRun[]): Checkpoint => ({
  format: FORMAT,
  runsOf: runsHash(design),
  finished,
});

/** The finished runs of a checkpoint, which must be of the design's own scenario, seed, points, pairs and warm-up. */
export function finishedIn(
  checkpoint: Checkpoint | undefined,
  design: Design,
): Result<readonly FinishedRun[], readonly Problem[]> {
  if (checkpoint === undefined) return ok([]);
  if (checkpoint.runsOf !== runsHash(design))
    return no([
      {
        code: "experiment/other-checkpoint",
        message:
          "the checkpoint is of another experiment: its scenario, seed, points, antithetic pairs or warm-up differ",
        field: "checkpoint",
        suggestion: "begin anew, or go back to the design that it was made with",
      },
    ]);
  const problems = checkpoint.finished.flatMap(({ measured }, at): readonly Problem[] => {
    const message = wrongValueIn(design, measured);
    return message === undefined ? [] : [{ code: "experiment/wrong-value", message, field: `finished.${at}.measured` }];
  });
  return problems.length > 0 ? no(problems) : ok(checkpoint.finished);
}

const runsHash = ({ scenario, seed, points, antithetic, warmUp }: Design): string =>
  hashOf({ scenario, seed, points, antithetic, warmUp });
