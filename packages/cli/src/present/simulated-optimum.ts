import { isError, type Problem } from "@swiftline/core";
import {
  reachesTarget,
  type Summary,
  type Target,
  ToldMeasure,
  type Trial,
  toldMeasure,
} from "@swiftline/core/simulation/experiment";
import * as z from "zod";
import type { Found } from "../simulating/optimise.ts";
import type { Optimum } from "../simulating/optimise-cities.ts";
import { ProblemAnswer } from "./answers.ts";
import { counted } from "./counted.ts";
import { problemLines } from "./failure.ts";
import { shownBeside, shownBound, shownMeasure } from "./shown-measure.ts";
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
  /**
   * `optimal` where nothing cheaper can reach the targets, if more of anything harms only where it was seen to; `local` where too much
   * would have had to be simulated for that.
   */
  proof: z.enum(["optimal", "local"]),
  /** The best once more with other random numbers, which the search has not seen; null where there is none. */
  confirmation: z.strictObject({ reached: z.boolean(), measures: z.array(ToldMeasure) }).nullable(),
  trials: z.array(z.strictObject({ values: Values, cost: z.number(), reached: z.boolean() })),
  /** Of every value that was measured in the search and of its answer: whoever has the same had the same result. */
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
  const told = targets.map((target) => shownTarget(target, measures));
  const { best } = answer;
  const next = nextCheaper(answer);
  const searched = `${counted(answer.simulated, "staffing")} simulated, ${counted(replications, "replication")} of each, seed ${seed}`;
  return [
    ...problemLines(warnings.filter((warning) => !isError(warning))),
    `${scenario} in ${city}, to reach ${told.join(" and ")}: ${searched}.`,
    "",
    ...(best === undefined
      ? [nothingLine({ question, answer })]
      : [`The cheapest: ${best.point.name}, at a cost of ${best.cost}.`, "", measuresTable(best.summaries)]),
    "",
    ...(next === undefined ? [] : [missLine(next, { question, isCheaper: best !== undefined })]),
    ...(best === undefined ? [] : [proofLine(answer)]),
    ...(confirmation === undefined ? [] : [confirmationLine(confirmation, question)]),
    "",
  ];
}

function nothingLine({ question: { groups }, answer }: Pick<Optimum, "question" | "answer">): string {
  const { proof, doubts, simulated } = answer;
  if (proof === "local")
    return "Nothing that was tried reaches that. More of something may harm here, so what was not tried may: vary less.";
  const isAll = simulated === groups.reduce((product, { from, to }) => product * (to - from + 1), 1);
  if (isAll) return "Nothing within the ranges reaches that.";
  return doubts.length === 0
    ? "Nothing within the ranges reaches that, if more of anything never harms."
    : "Nothing within the ranges reaches that: where more of something did harm, all was tried.";
}

function proofLine({ proof, doubts }: Optimum["answer"]): string {
  if (proof === "local")
    return "More of something may harm here, so something cheaper may do; beside this one nothing does. Vary less, or take more --replications.";
  return doubts.length === 0
    ? "Nothing cheaper does in these replications, if more of anything never harms."
    : "Nothing cheaper does in these replications: where more of something did harm, all that costs less was tried.";
}

function confirmationLine(confirmation: Trial, question: Optimum["question"]): string {
  if (confirmation.missed.length === 0) return "With other random numbers it reaches that too.";
  return `With other random numbers it misses ${whyMissed(confirmation, question)}: take more --replications, or --confidence.`;
}

function missLine(
  trial: Trial,
  { question, isCheaper }: { readonly question: Optimum["question"]; readonly isCheaper: boolean },
): string {
  const { point, cost } = trial;
  return `${isCheaper ? "The next cheaper" : "The dearest"}, ${point.name} at ${cost}, misses ${whyMissed(trial, question)}.`;
}

function whyMissed({ missed, summaries }: Trial, { measures, confidence = 0.5 }: Optimum["question"]): string {
  const all = missed.map((target) => {
    const told = shownTarget(target, measures);
    const summary = summaries.find(({ measure }) => measure.name === target.measure);
    if (summary?.estimate === undefined) return `${told} with –`;
    const [mean, interval] = shownMeasure(summary);
    if (reachesTarget(target, summary.estimate))
      return `${told} with ${mean} (${interval}), which is not ${shownSure(confidence)} sure`;
    return `${told} with ${shownBeside(boundOf(target), summary)} (${interval})`;
  });
  return all.join(" and ");
}

const shownSure = (confidence: number): string => `${Number((100 * confidence).toPrecision(12))} %`;

const boundOf = (target: Target): number => ("atLeast" in target ? target.atLeast : target.atMost);

function shownTarget(target: Target, measures: Optimum["question"]["measures"]): string {
  const measure = measures.find(({ name }) => name === target.measure);
  const bound = boundOf(target);
  return `${target.measure} ${"atLeast" in target ? "≥" : "≤"} ${measure === undefined ? bound : shownBound(bound, measure)}`;
}
