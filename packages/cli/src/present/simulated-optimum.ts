import { isError, type Problem } from "@swiftline/core";
import { type Summary, type Target, ToldMeasure, type Trial, toldMeasure } from "@swiftline/core/simulation/experiment";
import { z } from "zod";
import type { Found } from "../simulating/optimise.ts";
import type { Optimum } from "../simulating/optimise-cities.ts";
import { ProblemAnswer } from "./answers.ts";
import { counted } from "./counted.ts";
import { problemLines } from "./failure.ts";
import { shownBound, shownMeasure } from "./shown-measure.ts";
import { measuresTable } from "./simulated.ts";

const Values = z.record(z.string(), z.number());

/** The cheapest numbers with which a scenario reaches its targets, by simulation. */
export const OptimumAnswer = z.strictObject({
  scenario: z.string(),
  city: z.string(),
  book: z.string(),
  seed: z.string(),
  replications: z.int(),
  targets: z.array(
    z.strictObject({ measure: z.string(), atLeast: z.number().nullable(), atMost: z.number().nullable() }),
  ),
  /** How sure it is of each target: 0.5 where the mean will do. */
  confidence: z.number(),
  /** Null where nothing within the ranges reaches the targets. */
  best: z.strictObject({ values: Values, cost: z.number(), measures: z.array(ToldMeasure) }).nullable(),
  /** The dearest of those that were simulated, cost less and miss; of all that miss where there is no best. */
  nextCheaper: z.strictObject({ values: Values, cost: z.number(), misses: z.array(ToldMeasure) }).nullable(),
  /** `optimal` where nothing cheaper can reach the targets, if more of anything never harms; `local` where on what was simulated it did. */
  proof: z.enum(["optimal", "local"]),
  /** The best once more with other random numbers, which the search has not seen; null where there is none. */
  confirmation: z.strictObject({ reached: z.boolean(), measures: z.array(ToldMeasure) }).nullable(),
  trials: z.array(z.strictObject({ values: Values, cost: z.number(), reached: z.boolean() })),
  /** Of every value that was measured in the search: whoever has the same had the same result. */
  resultHash: z.string(),
  warnings: z.array(ProblemAnswer),
  files: z.array(z.string()),
  seconds: z.number(),
});
export type OptimumAnswer = z.infer<typeof OptimumAnswer>;

interface Described {
  readonly scenario: string;
  readonly city: string;
  readonly book: string;
  readonly warnings: readonly Problem[];
}

/** `began` is a moment of `performance.now()`. */
export function optimumAnswer(
  { optimum: { question, answer, confirmation }, resultHash, files }: Found,
  { warnings, began, ...described }: Described & { readonly began: number },
): OptimumAnswer {
  const { best } = answer;
  const next = nextCheaper(answer);
  return {
    ...described,
    seed: question.seed,
    replications: question.replications,
    targets: question.targets.map((target) => ({
      measure: target.measure,
      atLeast: "atLeast" in target ? target.atLeast : null,
      atMost: "atMost" in target ? target.atMost : null,
    })),
    confidence: question.confidence ?? 0.5,
    best: best === undefined ? null : { ...toldTrial(best), measures: best.summaries.map(toldMeasure) },
    nextCheaper: next === undefined ? null : { ...toldTrial(next), misses: missedBy(next).map(toldMeasure) },
    proof: answer.proof,
    confirmation:
      confirmation === undefined
        ? null
        : { reached: confirmation.missed.length === 0, measures: confirmation.summaries.map(toldMeasure) },
    trials: answer.trials.map((trial) => ({ ...toldTrial(trial), reached: trial.missed.length === 0 })),
    resultHash,
    warnings: [...warnings],
    files: [...files],
    seconds: (performance.now() - began) / 1000,
  };
}

const toldTrial = ({ point, cost }: Trial) => ({ values: point.values as Readonly<Record<string, number>>, cost });

function nextCheaper({ trials, best }: Optimum["answer"]): Trial | undefined {
  const misses = trials.filter(({ missed, cost }) => missed.length > 0 && (best === undefined || cost < best.cost));
  return misses.toSorted((one, other) => other.cost - one.cost)[0];
}

const missedBy = ({ missed, summaries }: Trial): readonly Summary[] =>
  summaries.filter(({ measure }) => missed.some((target) => target.measure === measure.name));

/** What was found, for a person to read. */
export function optimumLines({ question, answer, confirmation }: Optimum, described: Described): readonly string[] {
  const { scenario, city, warnings } = described;
  const { targets, replications, seed, measures } = question;
  const told = (target: Target): string => shownTarget(target, measures);
  const { best } = answer;
  const next = nextCheaper(answer);
  const searched = `${counted(answer.simulated, "staffing")} simulated, ${counted(replications, "replication")} of each, seed ${seed}`;
  return [
    ...problemLines(warnings.filter((warning) => !isError(warning))),
    `${scenario} in ${city}, to reach ${targets.map(told).join(" and ")}: ${searched}.`,
    "",
    ...(best === undefined
      ? ["Nothing within the ranges reaches that."]
      : [`The cheapest: ${best.point.name}, at a cost of ${best.cost}.`, "", measuresTable(best.summaries)]),
    "",
    ...(next === undefined ? [] : [missLine(next, { told, isCheaper: best !== undefined })]),
    ...(best === undefined ? [] : [proofs[answer.proof]]),
    ...(confirmation === undefined ? [] : [confirmationLine(confirmation, told)]),
    "",
  ];
}

const proofs = {
  optimal: "Nothing cheaper does in these replications, if more of anything never harms.",
  local:
    "More of something did harm here, so something cheaper may do; beside this one nothing does. Take more --replications.",
} as const;

function confirmationLine(confirmation: Trial, told: (target: Target) => string): string {
  const { missed } = confirmation;
  if (missed.length === 0) return "With other random numbers it reaches that too.";
  return `With other random numbers it misses ${whyMissed(confirmation, told)}: take more --replications, or --confidence.`;
}

function missLine(
  trial: Trial,
  { told, isCheaper }: { readonly told: (target: Target) => string; readonly isCheaper: boolean },
): string {
  const { point, cost } = trial;
  return `${isCheaper ? "The next cheaper" : "The dearest"}, ${point.name} at ${cost}, misses ${whyMissed(trial, told)}.`;
}

function whyMissed({ missed, summaries }: Trial, told: (target: Target) => string): string {
  const all = missed.map((target) => {
    const summary = summaries.find(({ measure }) => measure.name === target.measure);
    const [mean, interval] = summary === undefined ? ["–", "–"] : shownMeasure(summary);
    return `${told(target)} with ${mean} (${interval})`;
  });
  return all.join(" and ");
}

function shownTarget(target: Target, measures: Optimum["question"]["measures"]): string {
  const measure = measures.find(({ name }) => name === target.measure);
  const [sign, bound] = "atLeast" in target ? ["≥", target.atLeast] : ["≤", target.atMost];
  return `${target.measure} ${sign} ${measure === undefined ? bound : shownBound(bound, measure)}`;
}
