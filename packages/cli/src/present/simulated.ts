import type { Problem } from "@swiftline/core";
import type { ExperimentResult, Summary } from "@swiftline/core/simulation/experiment";
import { z } from "zod";
import type { Simulated } from "../simulating/simulate.ts";
import { ProblemAnswer, TimeAnswer } from "./answers.ts";
import { counted } from "./counted.ts";
import { problemLines } from "./failure.ts";
import { ink } from "./ink.ts";
import { shownMeasure } from "./shown-measure.ts";
import { textTable } from "./table.ts";

/** Over so many values: their mean and its interval. Null where fewer than two replications have a value. */
export const MeasureAnswer = z.strictObject({
  measure: z.string(),
  /** What is written behind the numbers; null for counts and shares. */
  unit: z.string().nullable(),
  mean: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  level: z.number().nullable(),
  n: z.int(),
  method: z.string().nullable(),
});

/** What every simulation says of itself. */
export const simulationParts = {
  seed: z.string(),
  /** How many replications of each scenario are in the figures. */
  replications: z.int(),
  /** Why these are fewer than were asked for; null where they are not. */
  partial: z.string().nullable(),
  /** Of every value that was measured: whoever has the same had the same result. */
  resultHash: z.string(),
  warnings: z.array(ProblemAnswer),
  files: z.array(z.string()),
  seconds: z.number(),
};

/** What a simulated city came to. */
export const SimulatedAnswer = z.strictObject({
  scenario: z.string(),
  city: z.string(),
  book: z.string(),
  days: z.int(),
  ...simulationParts,
  measures: z.array(MeasureAnswer),
  /** What was written of the first replication; not `whole` where it was stopped before its end. */
  log: z
    .strictObject({ file: z.string(), appeals: z.int(), events: z.int(), until: TimeAnswer, whole: z.boolean() })
    .nullable(),
});
export type SimulatedAnswer = z.infer<typeof SimulatedAnswer>;

/** What an experiment says of itself. `began` is a moment of `performance.now()`. */
export const simulationAnswer = (
  { result, resultHash, files }: Simulated,
  { warnings, began }: { readonly warnings: readonly Problem[]; readonly began: number },
) => ({
  seed: result.design.seed,
  replications: finishedIn(result),
  partial: result.partial ?? null,
  resultHash,
  warnings: [...warnings],
  files: [...files],
  seconds: (performance.now() - began) / 1000,
});

/** How many replications all scenarios have. */
export const finishedIn = ({ replications }: ExperimentResult): number =>
  Math.min(...replications.map((each) => each.length));

export const measureAnswer = ({ measure, estimate }: Summary): z.infer<typeof MeasureAnswer> => ({
  measure: measure.name,
  unit: measure.unit ?? null,
  mean: estimate?.mean ?? null,
  low: estimate?.low ?? null,
  high: estimate?.high ?? null,
  level: estimate?.level ?? null,
  n: estimate?.n ?? 0,
  method: estimate?.method ?? null,
});

/** What was found, for a person to read; the figures as the experiment found them. */
export function simulatedLines(asked: AskedRun, result: ExperimentResult): readonly string[] {
  const { scenario, city, days, warnings } = asked;
  const { design, summaries } = result;
  return [
    ...problemLines(warnings),
    `${scenario}: ${counted(days, "day")} of ${city}, ${counted(finishedIn(result), "replication")}, seed ${design.seed}.`,
    ...partialLines(result),
    "",
    textTable(
      [{ label: "Measure" }, { label: "Mean", right: true }, { label: "95 % interval", right: true }],
      summaries.map((summary) => [summary.measure.name, ...shownMeasure(summary)]),
    ),
    "",
  ];
}

interface AskedRun {
  readonly scenario: string;
  readonly city: string;
  readonly days: number;
  readonly warnings: readonly Problem[];
}

/** That a result is only a part of what was asked for, if it is. */
export const partialLines = ({ partial }: ExperimentResult): readonly string[] =>
  partial === undefined ? [] : [ink.yellow(`This is a part of what was asked for: ${partial}.`)];

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
