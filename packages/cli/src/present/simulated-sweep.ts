import type { Problem } from "@swiftline/core";
import {
  type Comparison,
  type ExperimentResult,
  type Finding,
  ToldComparison,
  ToldMeasure,
  toldComparison,
  toldMeasure,
} from "@swiftline/core/simulation/experiment";
import * as z from "zod";
import { counted } from "./counted.ts";
import { problemLines } from "./failure.ts";
import { shownMeasure } from "./shown-measure.ts";
import { aboutLines, percentOf, replicationsIn, simulationParts } from "./simulated.ts";

import { textTable } from "./table.ts";

/** One scenario with other values at each point: what each came to, and how it differs from the first. */
export const SimulatedSweepAnswer = z.strictObject({
  scenario: z.string(),
  city: z.string(),
  book: z.string(),
  ...simulationParts,
  points: z.array(
    z.strictObject({
      point: z.string(),
      /** What stands at each place of the scenario that is varied. */
      values: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
      measures: z.array(ToldMeasure),
      /** With the first point; none of it. */
      comparisons: z.array(ToldComparison),
    }),
  ),
});
export type SimulatedSweepAnswer = z.infer<typeof SimulatedSweepAnswer>;

/** What was found at each point. */
export const sweptPoints = ({ design, summaries, comparisons }: ExperimentResult): SimulatedSweepAnswer["points"] =>
  design.points.map(({ name, values }) => ({
    point: name,
    values: { ...values },
    measures: summaries.filter(({ point }) => point === name).map(toldMeasure),
    comparisons: comparisons.filter(({ point }) => point === name).map(toldComparison),
  }));

interface AskedSweep {
  readonly scenario: string;
  readonly city: string;
  /** The measures that are told, by name; the tables have all. */
  readonly measures: readonly string[];
  readonly warnings: readonly Problem[];
}

/** What was found, for a person to read: a row for each point, with marks where it differs from the first. */
export function simulatedSweepLines(asked: AskedSweep, result: ExperimentResult): readonly string[] {
  const { design, comparisons } = result;
  const isMarked = comparisons.some(
    ({ measure, finding }) => asked.measures.includes(measure.name) && isShown(finding),
  );
  const legend = `↑ more and ↓ less than at the first point, shown over all points and measures at ${percentOf(design.level)}.`;
  return [
    ...problemLines(asked.warnings),
    `${asked.scenario}: ${counted(design.points.length, "point")} in ${asked.city}, ${replicationsIn(result)} of each on the same random numbers, seed ${design.seed}.`,
    ...aboutLines(result),
    "",
    pointsTable(asked, result),
    "",
    isMarked ? legend : "No difference from the first point is shown.",
    "",
  ];
}

function pointsTable({ measures }: AskedSweep, { design, summaries, comparisons }: ExperimentResult): string {
  const places = [...new Set(design.points.flatMap(({ values }) => Object.keys(values)))];
  const rows = design.points.map(({ name, values }) => [
    ...places.map((place) => String(values[place] ?? "")),
    ...measures.map((measure) => {
      const isIt = (one: { readonly point: string; readonly measure: { readonly name: string } }): boolean =>
        one.point === name && one.measure.name === measure;
      const summary = summaries.find(isIt);
      return `${summary === undefined ? "–" : shownMeasure(summary)[0]}${markOf(comparisons.find(isIt))}`;
    }),
  ]);
  return textTable(
    [...places, ...measures].map((label) => ({ label, right: true })),
    rows,
  );
}

const isShown = (finding: Finding): boolean => finding === "less" || finding === "more";

const markOf = (comparison: Comparison | undefined): string =>
  ({ less: " ↓", more: " ↑", same: "  ", "no-difference-shown": "  " })[comparison?.finding ?? "same"];
