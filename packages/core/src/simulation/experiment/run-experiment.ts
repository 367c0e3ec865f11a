import { invariant } from "../../fault.ts";
import type { Problem } from "../../problem.ts";
import { no, ok, type Result } from "../../result.ts";
import { type AskedDesign, type Design, designOf, type Measured } from "./design.ts";
import { designProblems } from "./design-problems.ts";
import { estimatesOf, type Findings, findingsOf, missedIn } from "./findings.ts";
import { type FinishedRuns, finishedRuns } from "./finished-runs.ts";
import { absentMeasures, valuelessMeasures, wrongValueIn } from "./measured-problems.ts";
import { type ExperimentRunner, failureOf, type RunnerEnd } from "./runner.ts";
import { type MissedPrecision, nextCount } from "./stopping.ts";

/** What an experiment found. */
export interface ExperimentResult extends Findings {
  readonly design: Design;
  /** The replications of each point that count, in order. */
  readonly replications: readonly (readonly Measured[])[];
  /** Why it did not come to its end, if so: what is found then rests on what was finished without a gap. */
  readonly partial?: string;
  /** The precisions that were asked for and not reached. */
  readonly missed: readonly MissedPrecision[];
}

/**
 * Runs an experiment in rounds until its stopping rule is content. Refuses a design with problems, and a measure that no
 * replication of a whole round has, or none of a point where it is to be known exactly. A run that fails, or measures what is no
 * number, ends it early.
 * The result is the same for any runner that is true to its model.
 */
export async function runExperiment(
  asked: AskedDesign,
  runner: ExperimentRunner,
): Promise<Result<ExperimentResult, readonly Problem[]>> {
  const design = designOf(asked);
  const problems = designProblems(design);
  if (problems.length > 0) return no(problems);
  const { replications, end, absent } = await runInRounds(design, runner, finishedRuns(design));
  if (absent.length > 0) return no(absent);
  const findings = findingsOf(design, replications);
  return ok({
    design,
    replications,
    ...findings,
    missed: missedIn(design, findings.summaries),
    ...(end.ended !== "all" && { partial: end.ended === "failed" ? end.reason : "stopped before the end" }),
  });
}

/** Goes on round by round. */
async function runInRounds(design: Design, runner: ExperimentRunner, runs: FinishedRuns) {
  let count = design.stopping.minimum;
  for (;;) {
    const end = await runRound(design, runner, runs, count);
    const replications = design.points.map(({ name }) => runs.firstOf(name, count));
    if (end.ended !== "all") return { replications, end, absent: [] };
    const unnamed = absentMeasures(design, replications);
    const absent = unnamed.length > 0 ? unnamed : valuelessMeasures(design, replications);
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
