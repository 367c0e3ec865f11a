import { randomStreams } from "@swiftline/core/chance";
import { grid, latinHypercube, type Point, pointOf } from "@swiftline/core/simulation/experiment";
import { invalid } from "../flags.ts";

/** What is varied of a scenario: a place in it, by its dotted path, and the values that it takes. */
export type Varied = { readonly path: string } & (
  | { readonly values: readonly Point["values"][string][] }
  | { readonly range: Range }
);

/** All numbers from one to another, whole ones where both ends are, and what is written behind each, such as `/day`. */
interface Range {
  readonly from: number;
  readonly to: number;
  readonly isWhole: boolean;
  readonly unit: string;
}

/** Reads `path=1,2,3`, or `path=1..3`. Throws `flag/invalid`. */
export function variedOf(text: string): Varied {
  const [, path, values] = /^([^=\s]+)=(.+)$/.exec(text.trim()) ?? [];
  if (path === undefined || values === undefined)
    throw invalid(`--vary ${text} says not what is varied`, "write --vary followUp.callers=2,3,4 or =2..4");
  const range = rangeOf(values);
  if (range !== undefined && range.from >= range.to)
    throw invalid(`--vary ${path}: a range goes up, and ${values} does not`);
  return range === undefined
    ? { path, values: values.split(",").map((value) => scalarOf(value.trim())) }
    : { path, range };
}

function rangeOf(text: string): Range | undefined {
  const [, from, unit = "", to, lastUnit = ""] = /^(-?\d+(?:\.\d+)?)(\D*?)\.\.(-?\d+(?:\.\d+)?)(\D*)$/.exec(text) ?? [];
  if (from === undefined || to === undefined || (unit !== "" && unit !== lastUnit)) return undefined;
  const isWhole = !from.includes(".") && !to.includes(".");
  return { from: Number(from), to: Number(to), isWhole, unit: lastUnit };
}

function scalarOf(text: string): Point["values"][string] {
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  return text === "true" || text === "false" ? text === "true" : text;
}

/** More are a mistake: every point has replications of its own. */
const MOST_POINTS = 10_000;

/**
 * The points of a sweep: every combination of the values, and of each of these with so many points of a Latin hypercube over the
 * ranges, drawn by the seed. Throws `flag/invalid`.
 */
export function pointsOf(
  all: readonly Varied[],
  { count, seed }: { readonly count: number | undefined; readonly seed: string },
): readonly Point[] {
  requireOnce(all.map(({ path }) => path));
  const ranges = all.flatMap((one) => ("range" in one ? [[one.path, one.range] as const] : []));
  if (ranges.length > 0 && count === undefined)
    throw invalid(`--vary ${ranges[0]?.[0]} is a range`, "say with --points how many points are taken of it");
  if (ranges.length === 0 && count !== undefined)
    throw invalid("--points is for ranges, and all values are listed", "write a range: --vary followUp.callers=2..4");
  const lists = all.flatMap((one) => ("values" in one ? [[one.path, one.values] as const] : []));
  const many = lists.reduce((product, [, values]) => product * values.length, count ?? 1);
  if (many > MOST_POINTS) throw invalid(`these are ${many} points`, `vary less: at most ${MOST_POINTS} points`);
  const listed = grid(Object.fromEntries(lists));
  const drawn = count === undefined ? [{}] : drawnFrom(ranges, count, seed);
  const points = listed.flatMap(({ values }) => drawn.map((others) => pointOf({ ...values, ...others })));
  return [...new Map(points.map((point) => [point.name, point])).values()];
}

export function requireOnce(paths: readonly string[]): void {
  const twice = paths.find((path, at) => paths.indexOf(path) !== at);
  if (twice !== undefined) throw invalid(`--vary names ${twice} twice`, "leave one out");
}

function drawnFrom(
  ranges: readonly (readonly [path: string, range: Range])[],
  count: number,
  seed: string,
): readonly Point["values"][] {
  // A whole number stands for all from it to the next.
  const ends = ranges.map(([path, { from, to, isWhole }]) => [path, { from, to: isWhole ? to + 1 : to }] as const);
  const hypercube = latinHypercube(Object.fromEntries(ends), count, randomStreams(seed).stream("points of the sweep"));
  return hypercube.map(({ values }) =>
    Object.fromEntries(ranges.map(([path, range]) => [path, written(Number(values[path]), range)])),
  );
}

/** A number as a scenario has it; four digits of one that is not whole. */
function written(value: number, { isWhole, unit }: Range): number | string {
  const number = isWhole ? Math.floor(value) : Number(value.toPrecision(4));
  return unit === "" ? number : `${number}${unit}`;
}
