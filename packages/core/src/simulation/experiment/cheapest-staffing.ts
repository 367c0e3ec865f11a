import type { Problem } from "../../problem.ts";
import { no, ok, type Result } from "../../result.ts";
import { type LeastCost, leastCost, type Staffing } from "./least-cost.ts";
import { runExperiment } from "./run-experiment.ts";
import type { ExperimentRunner } from "./runner.ts";
import { questionProblems, type StaffingQuestion } from "./staffing-question.ts";
import { pointOf } from "./sweep.ts";
import { reachesTarget } from "./targets.ts";

/**
 * Answers a staffing question by simulation. All staffings meet the same replications, and what is proved is proved of these: other
 * replications may call for one more or less, so confirm the answer with a seed of its own.
 */
export async function cheapestStaffing(
  question: StaffingQuestion,
  runner: ExperimentRunner,
): Promise<Result<LeastCost, readonly Problem[]>> {
  const problems = questionProblems(question);
  if (problems.length > 0) return no(problems);
  try {
    return ok(await leastCost(question.groups, (staffing) => reachesAll(question, staffing, runner)));
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

async function reachesAll(question: StaffingQuestion, staffing: Staffing, runner: ExperimentRunner): Promise<boolean> {
  const { scenario, seed, groups, measures, targets, replications, confidence } = question;
  const point = pointOf(Object.fromEntries(groups.map(({ name }, at) => [name, staffing[at] as number])));
  const stopping = { minimum: replications };
  const result = await runExperiment({ scenario, seed, points: [point], measures, stopping }, runner);
  if (!result.ok) throw new NoTrial(result.reason);
  const { partial, summaries } = result.value;
  if (partial !== undefined) throw new NoTrial([{ code: "experiment/partial", message: partial, value: point.name }]);
  return targets.every((target) =>
    reachesTarget(target, summaries.find(({ measure }) => measure.name === target.measure)?.estimate, confidence),
  );
}
