import type { Figure, ReportSection } from "@swiftline/core/reporting";
import type { Summary } from "@swiftline/core/simulation/experiment";
import { counted } from "./counted.ts";
import { shownDifference, shownMeasure } from "./shown-measure.ts";
import type { SimulationStory } from "./simulation-story.ts";

/** What one asks first, in the order of an appeal's life. */
const KEY = [
  "answered in time",
  "hung up",
  "wait",
  "operators busy",
  "first result",
  "late results",
  "satisfied",
  "open",
] as const;

/** The key figures of a run; of a comparison those of the other scenario, beside the baseline's. Of a sweep there are none. */
export function figuresOf(story: SimulationStory): readonly Figure[] {
  if (story.kind === "sweep") return [];
  const told = story.cities.at(-1)?.name;
  return KEY.flatMap((name) =>
    story.result.summaries
      .filter(({ point, measure }) => point === told && measure.name === name)
      .map((summary) => ({
        id: name,
        label: labelOf(name),
        value: shownMeasure(summary)[0],
        unit: "text" as const,
        note: story.kind === "run" ? intervalOf(summary) : besideBaseline(story, summary),
      })),
  );
}

const labelOf = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

const intervalOf = (summary: Summary): string =>
  summary.estimate === undefined ? "no interval" : shownMeasure(summary)[1];

function besideBaseline({ result }: SimulationStory, { measure, point }: Summary): string {
  const compared = result.comparisons.find((one) => one.point === point && one.measure.name === measure.name);
  const baseline = result.summaries.find(
    (one) => one.point === compared?.baseline && one.measure.name === measure.name,
  );
  if (compared === undefined || baseline === undefined) return "nothing to compare";
  const was = `baseline ${shownMeasure(baseline)[0]}`;
  if (compared.finding === "same") return `${was}; the same in every replication`;
  if (compared.finding === "no-difference-shown") return `${was}; no difference shown`;
  const [difference, interval] = shownDifference({ measure, estimate: compared.difference });
  return `${was}; ${difference} (${interval})`;
}

/** Every measure of every scenario, or setting, as a table. */
export function measuresSection({ result, cities }: SimulationStory): ReportSection {
  const many = cities.length > 1 || result.design.points.length > 1;
  return {
    id: "measures",
    title: "All figures",
    note: `Means over ${counted(Math.max(...result.replications.map(({ length }) => length)), "replication")}, each with its interval at ${percent(result.design.level)} %. A ratio is that of all replications together.`,
    table: {
      columns: [
        ...(many ? [{ id: "point", label: "Scenario", unit: "text" as const }] : []),
        { id: "measure", label: "Measure", unit: "text" },
        { id: "mean", label: "Mean", unit: "text" },
        { id: "interval", label: "Interval", unit: "text" },
        { id: "n", label: "Values", unit: "count" },
      ],
      rows: result.summaries.map((summary) => [
        ...(many ? [summary.point] : []),
        summary.measure.name,
        ...shownMeasure(summary),
        summary.estimate?.n ?? null,
      ]),
    },
  };
}

/** A level as people write it: 95, 99.9. */
export const percent = (level: number): number => Number((100 * level).toPrecision(6));
