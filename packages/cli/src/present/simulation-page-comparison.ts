import { type Comparison, verdict } from "@swiftline/core/simulation/experiment";
import { drawForest, type ForestRow } from "./page/charts/forest.ts";
import { renderFigure } from "./page/figure.ts";
import { shownDifference, shownMeasure } from "./shown-measure.ts";
import type { Drawn, SimulationStory } from "./simulation-story.ts";

/** So many settings are compared one by one on a page; comparisons.csv has all. */
export const MOST_COMPARED = 6;

/** How every scenario, or setting, differs from the first: a picture and a table each. */
export function comparisonSections(story: SimulationStory): readonly Drawn[] {
  const byPoint = Map.groupBy(story.result.comparisons, ({ point }) => point);
  return [...byPoint]
    .slice(0, MOST_COMPARED)
    .map(([point, comparisons], nth) => comparisonSection(story, comparisons, { point, nth }));
}

function comparisonSection(
  story: SimulationStory,
  comparisons: readonly Comparison[],
  { point, nth }: { readonly point: string; readonly nth: number },
): Drawn {
  const baseline = comparisons[0]?.baseline ?? "";
  const title = `${point}, compared with ${story.kind === "sweep" ? "the first" : baseline}`;
  const rows = comparisons.flatMap((comparison) => rowOf(story, comparison) ?? []);
  const section = {
    id: `difference-${nth + 1}`,
    title,
    note: "Both had the same random numbers, so that differences are of pairs. A difference is called one where it is shown over all measures together (Holm's rule).",
    table: {
      columns: [
        { id: "measure", label: "Measure", unit: "text" },
        { id: "baseline", label: baseline, unit: "text" },
        { id: "point", label: point, unit: "text" },
        { id: "difference", label: "Difference", unit: "text" },
        { id: "interval", label: "Interval", unit: "text" },
        { id: "verdict", label: "Verdict", unit: "text" },
      ],
      rows: comparisons.map((comparison) => [
        comparison.measure.name,
        meanAt(story, baseline, comparison),
        meanAt(story, point, comparison),
        ...shownDifference({ measure: comparison.measure, estimate: comparison.difference }),
        verdict(comparison),
      ]),
    },
  } as const;
  if (rows.length === 0) return { section };
  const figure = renderFigure({
    title,
    says: `By how much of its own value each measure of ${baseline} is less or more in ${point}.`,
    legend: [],
    draw: (frame) => drawForest(rows, frame),
    caption: [
      `In percent of the value in ${baseline}, itself taken as known; the figure behind is the difference in its own unit. Filled dots are shown, open ones may be chance.`,
    ],
  });
  return { section, figure };
}

const summaryAt = ({ result }: SimulationStory, wanted: string, { measure }: Comparison) =>
  result.summaries.find((one) => one.point === wanted && one.measure.name === measure.name);

const meanAt = (story: SimulationStory, point: string, comparison: Comparison): string => {
  const summary = summaryAt(story, point, comparison);
  return summary === undefined ? "–" : shownMeasure(summary)[0];
};

/** Nothing where there is no value to be a share of, or no interval to be drawn. */
function rowOf(story: SimulationStory, comparison: Comparison): ForestRow | undefined {
  const { measure, difference, finding, baseline } = comparison;
  const base = Math.abs(summaryAt(story, baseline, comparison)?.estimate?.mean ?? 0);
  if (difference === undefined || difference.halfWidth === Number.POSITIVE_INFINITY || base === 0) return undefined;
  return {
    label: measure.name,
    difference: difference.mean / base,
    low: difference.low / base,
    high: difference.high / base,
    shown: finding === "less" || finding === "more",
    figure: shownDifference({ measure, estimate: difference })[0],
  };
}
