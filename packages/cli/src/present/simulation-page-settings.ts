import type { ExperimentResult, Point } from "@swiftline/core/simulation/experiment";

/** The names of what is varied, each by the shortest end of its path that no other one has: `patience` for `callers.patience`. */
export function shortNames(points: readonly Point[]): ReadonlyMap<string, string> {
  const paths = [...new Set(points.flatMap(({ values }) => Object.keys(values)))];
  return new Map(paths.map((path) => [path, shortest(path, paths)]));
}

function shortest(path: string, paths: readonly string[]): string {
  const parts = path.split(".");
  const ends = parts.map((_, from) => parts.slice(from).join(".")).toReversed();
  const isItsOwn = (end: string): boolean => paths.filter((one) => one === end || one.endsWith(`.${end}`)).length === 1;
  return ends.find((end) => Number.isNaN(Number(end.split(".")[0])) && isItsOwn(end)) ?? path;
}

/** A sweep with its settings called by short names: "operators=650 patience=5m". */
export function shortlyNamed<Result extends ExperimentResult>(result: Result): Result {
  const { design, summaries, comparisons } = result;
  const short = shortNames(design.points);
  const named = new Map(design.points.map(({ name, values }) => [name, settingOf(values, short) || name]));
  const called = (name: string): string => named.get(name) ?? name;
  return {
    ...result,
    design: { ...design, points: design.points.map((point) => ({ ...point, name: called(point.name) })) },
    summaries: summaries.map((summary) => ({ ...summary, point: called(summary.point) })),
    comparisons: comparisons.map((one) => ({ ...one, point: called(one.point), baseline: called(one.baseline) })),
  };
}

const settingOf = (values: Point["values"], short: ReadonlyMap<string, string>): string =>
  Object.entries(values)
    .map(([path, value]) => `${short.get(path) ?? path}=${value}`)
    .join(" ");
