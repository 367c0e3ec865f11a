import type { ReportSection } from "@swiftline/core/reporting";
import { isShare, type Measure, type Point, type Summary } from "@swiftline/core/simulation/experiment";
import { renderChart } from "./page/chart.ts";
import { bandSection } from "./simulation-page-bands.ts";
import { shortNames } from "./simulation-page-settings.ts";
import type { Drawn, SimulationStory } from "./simulation-story.ts";

/** What a sweep of very many measures is mostly about; the table of all figures has the rest. */
const DRAWN: ReadonlySet<string> = new Set([
  "answered in time",
  "hung up",
  "wait",
  "operators busy",
  "first result",
  "late results",
  "resolved",
  "satisfied",
  "open",
]);

/** Each measure against what is varied: over its values where that is one number, setting by setting where it is more. */
export function sweepSections({ result }: SimulationStory): readonly Drawn[] {
  const { points, measures } = result.design;
  const axis = numberVaried(points);
  const drawn = measures.length <= DRAWN.size ? measures : measures.filter(({ name }) => DRAWN.has(name));
  return drawn.map((measure) => {
    const summaries = result.summaries.filter((one) => one.measure.name === measure.name);
    return axis === undefined ? bySetting(measure, summaries) : overValues(measure, summaries, { points, axis });
  });
}

const titleOf = ({ name, unit }: Measure): string =>
  `${name.charAt(0).toUpperCase()}${name.slice(1)}${unit === undefined ? "" : `, ${unit}`}`;
const idOf = ({ name }: Measure): string => `sweep-${name.replaceAll(" ", "-")}`;

/** What is varied, where it is one thing and a number. */
function numberVaried(points: readonly Point[]): string | undefined {
  const [name, ...others] = new Set(points.flatMap(({ values }) => Object.keys(values)));
  const isNumber = name !== undefined && points.every(({ values }) => typeof values[name] === "number");
  return isNumber && others.length === 0 ? name : undefined;
}

function overValues(
  measure: Measure,
  summaries: readonly Summary[],
  { points, axis }: { readonly points: readonly Point[]; readonly axis: string },
): Drawn {
  const label = shortNames(points).get(axis) ?? axis;
  const found = points
    .map(({ name, values }) => ({
      at: Number(values[axis]),
      estimate: summaries.find(({ point }) => point === name)?.estimate,
    }))
    .toSorted((one, other) => one.at - other.at);
  return bandSection({
    id: idOf(measure),
    title: titleOf(measure),
    note: `Against ${axis}.`,
    says: `${measure.name} against ${label}.`,
    axis: { label, divided: false },
    places: found.map(({ at }) => ({ tick: at.toLocaleString("en"), name: at.toLocaleString("en") })),
    unit: isShare(measure) ? "share" : measure.unit === "s" ? "s" : "appeals",
    lines: [{ label: measure.name, points: found }],
  });
}

function bySetting(measure: Measure, summaries: readonly Summary[]): Drawn {
  const unit = isShare(measure) ? "share" : "decimal";
  const section: ReportSection = {
    id: idOf(measure),
    title: titleOf(measure),
    table: {
      columns: [
        { id: "setting", label: "Setting", unit: "text" },
        { id: "mean", label: "Mean", unit },
        { id: "low", label: "from", unit },
        { id: "high", label: "to", unit },
      ],
      rows: summaries.map(({ point, estimate }) => [
        point,
        estimate?.mean ?? null,
        estimate?.low ?? null,
        estimate?.high ?? null,
      ]),
    },
    chart: { kind: "intervals", series: ["mean", "low", "high"], says: `${measure.name}, setting by setting.` },
  };
  return { section, figure: renderChart(section) };
}
