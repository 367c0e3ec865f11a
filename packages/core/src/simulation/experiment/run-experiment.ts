import { invariant } from "../../fault.ts";
import type { Problem } from "../../problem.ts";
import { no, ok, type Result } from "../../result.ts";
import { type Checkpoint, checkpointOf, finishedIn } from "./checkpoint.ts";
import { type AskedDesign, type Design, designOf, type Measured } from "./design.ts";
import { designProblems } from "./design-problems.ts";
import { estimatesOf, type Findings, findingsOf } from "./findings.ts";
import { type FinishedRuns, finishedRuns } from "./finished-runs.ts";
import { absentMeasures, wrongValueIn } from "./measured-problems.ts";
import { type ExperimentRunner, failureOf, type RunnerEnd } from "./runner.ts";
import { nextCount } from "./stopping.ts";

/** What an experiment found, and all it needs to be told again or to go on. */
export interface ExperimentResult extends Findings {
  readonly design: Design;
  /** The replications of each point that count, in order. */
  readonly replications: readonly (readonly Measured[])[];
  /** Why it did not come to its end, if so: what is found then rests on what was finished without a gap. */
  readonly partial?: string;
  /** Every finished run. An experiment that goes on from it ends with the very same result as one that was never disturbed. */
  readonly checkpoint: Checkpoint;
}

/**
 * Runs an experiment in rounds until its stopping rule is content. Refuses a design with problems, a checkpoint of another
 * design, and a measure that no replication of a whole round has. A run that fails, or measures what is no number, ends it early.
 * The result is the same for any runner that is true to its model.
 */
export async function runExperiment(
  asked: AskedDesign,
  runner: ExperimentRunner,
  checkpoint?: Checkpoint,
): Promise<Result<ExperimentResult, readonly Problem[]>> {
  const design = designOf(asked);
  const problems = designProblems(design);
  if (problems.length > 0) return no(problems);
  const known = finishedIn(checkpoint, design);
  if (!known.ok) return known;
  const runs = finishedRuns(design, known.value);
  const { replications, end, absent } = await runInRounds(design, runner, runs);
  if (absent.length > 0) return no(absent);
  return ok({
    design,
    replications,
    ...findingsOf(design, replications),
    ...(end.ended !== "all" && { partial: end.ended === "failed" ? end.reason : "stopped before the end" }),
    checkpoint: checkpointOf(design, runs.all()),
  });
}

/** Goes on round by round. */
async function runInRounds(design: Design, runner: ExperimentRunner, runs: FinishedRuns) {
  let count = design.stopping.minimum;
  for (;;) {
    const end = await runRound(design, runner, runs, count);
    const replications = design.points.map(({ name }) => runs.firstOf(name, count));
    if (end.ended !== "all") return { replications, end, absent: [] };
    const absent = absentMeasures(design, replications);
    const next = nextCount(design.stopping, count, (measure) => estimatesOf(design, measure, replications));
    if (absent.length > 0 || next === undefined) return { replications, end, absent };
    count = design.antithetic ? next + (next % 2) : next;
  }
}

/** Runs what is missing of the first `count` replications. A run with a wrong value counts as failed. */
async function runRound(
  design: Design,
  runner: ExperimentRunner,
  runs: FinishedRuns,
  count: number,
): Promise<RunnerEnd> {
  const missing = runs.missing(count);
  if (missing.length === 0) return { ended: "all" };
  let failure: string | undefined;
  const end = await runner(missing, (run, measured) => {
    const wrong = wrongValueIn(design, measured);
    if (wrong === undefined) runs.add(run, measured);
    else failure ??= failureOf(run, wrong);
    return failure === undefined;
  });
  if (failure !== undefined) return { ended: "failed", reason: failure };
  invariant(end.ended !== "all" || runs.missing(count).length === 0, "a runner ended without having finished all runs");
  return end;
}
