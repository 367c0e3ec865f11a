import type { Problem } from "@swiftline/core";
import {
  type Comparison,
  type ExperimentResult,
  ToldComparison,
  ToldMeasure,
  verdict,
} from "@swiftline/core/simulation/experiment";
import * as z from "zod";
import { problemLines } from "./failure.ts";
import { shownDifference, shownMeasure } from "./shown-measure.ts";
import { aboutLines, intervalLabel, replicationsIn, simulationParts } from "./simulated.ts";
import { textTable } from "./table.ts";

/** Two simulated cities on the same random numbers: what each came to, and how the other differs from the baseline. */
export const SimulatedComparisonAnswer = z.strictObject({
  baseline: z.string(),
  other: z.string(),
  city: z.string(),
  /** The version of the book of each. */
  books: z.strictObject({ baseline: z.string(), other: z.string() }),
  ...simulationParts,
  measures: z.array(ToldMeasure.extend({ scenario: z.string() })),
  /** Differences are of the other less the baseline, in pairs of replications. */
  comparisons: z.array(ToldComparison),
});
export type SimulatedComparisonAnswer = z.infer<typeof SimulatedComparisonAnswer>;

/** What was found, for a person to read; the figures as the experiment found them. */
export function simulatedComparisonLines(
  { city, warnings }: { readonly city: string; readonly warnings: readonly Problem[] },
  result: ExperimentResult,
): readonly string[] {
  const { design, comparisons } = result;
  const [baseline = "", other = ""] = design.points.map(({ name }) => name);
  return [
    ...problemLines(warnings),
    `${other} beside ${baseline}: ${city}, ${replicationsIn(result)} of each on the same random numbers, seed ${design.seed}.`,
    ...aboutLines(result),
    "",
    differencesTable(result, [baseline, other]),
    "",
    ...verdictLines(comparisons),
    "",
  ];
}

function differencesTable({ summaries, comparisons }: ExperimentResult, points: readonly string[]): string {
  const meanAt = (point: string, name: string): string => {
    const found = summaries.find((one) => one.point === point && one.measure.name === name);
    return found === undefined ? "–" : shownMeasure(found)[0];
  };
  const interval = intervalLabel(comparisons.map(({ difference }) => ({ estimate: difference })));
  const numbers = [...points, "Difference", interval].map((label) => ({ label, right: true }));
  const rows = comparisons.map(({ measure, difference }) => [
    measure.name,
    ...points.map((point) => meanAt(point, measure.name)),
    ...shownDifference({ measure, estimate: difference }),
  ]);
  return textTable([{ label: "Measure" }, ...numbers], rows);
}

/** First what is shown, then what is not. */
function verdictLines(comparisons: readonly Comparison[]): readonly string[] {
  const namesOf = (wanted: Comparison["finding"]): string =>
    comparisons.flatMap(({ finding, measure }) => (finding === wanted ? [measure.name] : [])).join(", ");
  const shown = comparisons.filter(({ finding }) => finding === "less" || finding === "more");
  const [same, unclear] = [namesOf("same"), namesOf("no-difference-shown")];
  return [
    ...shown.map(verdict),
    ...(same === "" ? [] : [`The same in every replication: ${same}.`]),
    ...(unclear === "" ? [] : [`No difference shown: ${unclear}.`]),
  ];
}
