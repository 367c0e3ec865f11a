import type { Problem } from "@swiftline/core";
import {
  type ExperimentResult,
  type Summary,
  ToldMeasure,
  ToldMiss,
  type WarmUp,
} from "@swiftline/core/simulation/experiment";
import { formatInZone, type Zone } from "@swiftline/core/time";
import * as z from "zod";
import type { Simulated } from "../simulating/simulate.ts";
import { ProblemAnswer, TimeAnswer } from "./answers.ts";
import { counted } from "./counted.ts";
import { problemLines } from "./failure.ts";
import { finishedIn } from "./finished-in.ts";
import { ink } from "./ink.ts";
import { missedPrecision } from "./missed-precision.ts";
import { shownMeasure } from "./shown-measure.ts";
import { textTable } from "./table.ts";

/** What every simulation says of itself. */
export const simulationParts = {
  seed: z.string(),
  /** How many replications of each scenario are in the figures. */
  replications: z.int(),
  /** Whether each second of them is the mirror image of the one before it. */
  antithetic: z.boolean(),
  /** The days that each leaves out at its beginning. */
  warmUp: z.int(),
  /** Why there are fewer than were asked for; null where there are not. */
  partial: z.string().nullable(),
  /** The precisions that were asked for and not reached. */
  missed: z.array(ToldMiss),
  /** Of every value that was measured: whoever has the same had the same result. */
  resultHash: z.string(),
  warnings: z.array(ProblemAnswer),
  files: z.array(z.string()),
  seconds: z.number(),
};

/** What was written of the first replication; not `whole` where it was stopped before its end. */
const LogAnswer = z.strictObject({
  file: z.string(),
  appeals: z.int(),
  events: z.int(),
  until: TimeAnswer,
  whole: z.boolean(),
});
type LogAnswer = z.infer<typeof LogAnswer>;

/** What a simulated city came to. */
export const SimulatedAnswer = z.strictObject({
  scenario: z.string(),
  city: z.string(),
  book: z.string(),
  days: z.int(),
  ...simulationParts,
  measures: z.array(ToldMeasure),
  log: LogAnswer.nullable(),
});
export type SimulatedAnswer = z.infer<typeof SimulatedAnswer>;

/** What an experiment says of itself. `began` is a moment of `performance.now()`. */
export const simulationAnswer = (
  { result, resultHash, files }: Simulated,
  { warnings, began }: { readonly warnings: readonly Problem[]; readonly began: number },
) => ({
  seed: result.design.seed,
  replications: finishedIn(result),
  antithetic: result.design.antithetic,
  warmUp: result.design.warmUp?.dropped ?? 0,
  partial: result.partial ?? null,
  missed: [...result.missed],
  resultHash,
  warnings: [...warnings],
  files: [...files],
  seconds: (performance.now() - began) / 1000,
});

/** What was written of a log, if one was. */
export const logAnswer = (
  { log }: Pick<Simulated, "log">,
  { file, zone }: { readonly file: string | undefined; readonly zone: Zone },
): LogAnswer | null =>
  log === undefined || file === undefined ? null : { ...log, file, until: formatInZone(log.until, zone) };

/** What was found, for a person to read; the figures as the experiment found them. */
export function simulatedLines(asked: AskedRun, result: ExperimentResult): readonly string[] {
  const { scenario, city, days, warnings } = asked;
  return [
    ...problemLines(warnings),
    `${scenario}: ${counted(days, "day")} of ${city}, ${replicationsIn(result)}, seed ${result.design.seed}.`,
    ...aboutLines(result),
    "",
    measuresTable(result.summaries),
    "",
  ];
}

/** Measures with their means and intervals. */
export function measuresTable(summaries: readonly Summary[]): string {
  return textTable(
    [{ label: "Measure" }, { label: "Mean", right: true }, { label: intervalLabel(summaries), right: true }],
    summaries.map((summary) => [summary.measure.name, ...shownMeasure(summary)]),
  );
}

/** "95 % interval". */
export function intervalLabel(all: readonly Pick<Summary, "estimate">[]): string {
  const level = all.find(({ estimate }) => estimate !== undefined)?.estimate?.level ?? 0.95;
  return `${percentOf(level)} interval`;
}

/** "99.9 %". */
export const percentOf = (level: number): string => `${Number((100 * level).toPrecision(6))} %`;

/** "10 replications", of each point where there are several. */
export const replicationsIn = (result: ExperimentResult): string => counted(finishedIn(result), "replication");

interface AskedRun {
  readonly scenario: string;
  readonly city: string;
  readonly days: number;
  readonly warnings: readonly Problem[];
}

/** What one should know of how a result came about: that it is a part, or not as exact as asked, pairs, and what was left out. */
export function aboutLines(result: ExperimentResult): readonly string[] {
  const { partial, design } = result;
  const { antithetic, interval, warmUp } = design;
  const missed = missedPrecision(result);
  return [
    ...(partial === undefined ? [] : [ink.yellow(`This is a part of what was asked for: ${partial}.`)]),
    ...(missed === undefined ? [] : [ink.yellow(missed)]),
    ...(antithetic
      ? ["Each second replication is the mirror image of the one before it; a pair counts as one value."]
      : []),
    ...(interval === "bootstrap" ? ["The intervals of measures are those of the bootstrap (BCa)."] : []),
    ...(warmUp === undefined ? [] : [warmUpLine(warmUp)]),
  ];
}

function warmUpLine({ method, dropped, capped }: WarmUp): string {
  if (dropped === 0) return "Nothing is left out at the beginning: MSER-5 finds no warm-up in pilot runs.";
  const days =
    dropped === 1 ? "The first day of each replication is" : `The first ${dropped} days of each replication are`;
  const found = method === "given" ? "" : ", found by MSER-5 on pilot runs";
  const doubt = capped ? "; half of all days is the most that is looked at, so more days should be simulated" : "";
  return `${days} left out${found}${doubt}.`;
}

/** What was written, and how long all took. */
export const writtenLines = ({ log, files, seconds }: Written): readonly string[] => [
  ...(log
    ? [
        `${log.file}: ${counted(log.appeals, "appeal")}, ${counted(log.events, "event")} until ${log.until}${log.whole ? "" : ", where it was stopped"}.`,
      ]
    : []),
  ...(files.length === 0 ? [] : [`Written: ${files.join(", ")}.`]),
  `In ${seconds.toFixed(1)} s.`,
];

type Written = Pick<SimulatedAnswer, "files" | "seconds"> & Partial<Pick<SimulatedAnswer, "log">>;
