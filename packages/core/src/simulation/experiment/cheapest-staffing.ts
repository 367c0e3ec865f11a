import type { Problem } from "../../problem.ts";
import { no, ok, type Result } from "../../result.ts";
import type { Measured, Point } from "./design.ts";
import type { Summary } from "./findings.ts";
import { type LeastCost, leastCost } from "./least-cost.ts";
import { runExperiment } from "./run-experiment.ts";
import type { ExperimentRunner } from "./runner.ts";
import { questionProblems, type StaffingQuestion } from "./staffing-question.ts";
import { pointOf } from "./sweep.ts";
import { standingOf, type Target } from "./targets.ts";
import type { Staffing } from "./tried-staffings.ts";

/** A staffing that was simulated, and what it came to. */
export interface Trial {
  readonly staffing: Staffing;
  readonly cost: number;
  readonly point: Point;
  /** What each replication measured. */
  readonly replications: readonly Measured[];
  readonly summaries: readonly Summary[];
  /** The targets that it misses. */
  readonly missed: readonly Target[];
}

/** The answer to a staffing question. */
export interface CheapestStaffing extends Omit<LeastCost, "best"> {
  /** The cheapest that reaches the targets; undefined where none within the ranges does, as far as `proof` goes. */
  readonly best: Trial | undefined;
  /** All that were simulated, in their order. */
  readonly trials: readonly Trial[];
}

/**
 * Answers a staffing question by simulation. All staffings meet the same replications, and what is proved is proved of these: other
 * replications may call for one more or less, so confirm the answer with a seed of its own.
 */
export async function cheapestStaffing(
  question: StaffingQuestion,
  runner: ExperimentRunner,
): Promise<Result<CheapestStaffing, readonly Problem[]>> {
  const problems = questionProblems(question);
  if (problems.length > 0) return no(problems);
  const trials: Trial[] = [];
  try {
    const answer = await leastCost(question.groups, async (staffing) => {
      const { trial, standings } = await trialOf(question, staffing, runner);
      trials.push(trial);
      return standings;
    });
    const best = trials.find(({ staffing }) => `${staffing}` === `${answer.best?.staffing}`);
    return ok({ ...answer, best, trials });
  } catch (error) {
    if (error instanceof NoTrial) return no(error.problems);
    throw error;
  }
}

/** A staffing could not be simulated; the search cannot go on without it. */
class NoTrial extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super("a staffing could not be simulated");
    this.problems = problems;
  }
}

/** A trial, and how it stands with each target. */
async function trialOf(question: StaffingQuestion, staffing: Staffing, runner: ExperimentRunner) {
  const { groups, targets, replications, confidence, ...design } = question;
  const point = pointOf(Object.fromEntries(groups.map(({ name }, at) => [name, staffing[at] as number])));
  const result = await runExperiment({ ...design, points: [point], stopping: { minimum: replications } }, runner);
  if (!result.ok) throw new NoTrial(result.reason);
  const { partial, summaries, replications: measured } = result.value;
  if (partial !== undefined) throw new NoTrial([{ code: "experiment/partial", message: partial, value: point.name }]);
  const standings = targets.map((target) =>
    standingOf(target, summaries.find(({ measure }) => measure.name === target.measure)?.estimate, confidence),
  );
  const trial: Trial = {
    staffing,
    cost: groups.reduce((sum, { cost }, at) => sum + cost * (staffing[at] as number), 0),
    point,
    replications: measured[0] ?? [],
    summaries,
    missed: targets.filter((_, at) => !standings[at]?.reached),
  };
  return { trial, standings };
}
