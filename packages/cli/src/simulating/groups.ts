import { isError, type Problem } from "@swiftline/core";
import type { Group, Point } from "@swiftline/core/simulation/experiment";
import { pointOf } from "@swiftline/core/simulation/experiment";
import { invalid } from "../flags.ts";
import { requireOnce, variedOf } from "./varied.ts";

/** The groups that `--vary path=3..9` and `--cost path=1.5` name; each costs 1 where it is not said. Throws `flag/invalid`. */
export function groupsOf(vary: readonly string[], costs: readonly string[]): readonly Group[] {
  const ranges = vary.map(rangeOf);
  requireOnce(ranges.map(({ name }) => name));
  const known = ranges.map(({ name }) => name);
  const costOf = new Map(costs.map((text) => costIn(text, known)));
  return ranges.map((range) => ({ ...range, cost: costOf.get(range.name) ?? 1 }));
}

function rangeOf(text: string): Omit<Group, "cost"> {
  const varied = variedOf(text);
  if (!("range" in varied) || !varied.range.isWhole || varied.range.unit !== "" || varied.range.from < 0)
    throw invalid(`--vary ${text} is no range of whole numbers from 0`, `write --vary ${varied.path}=2..40`);
  return { name: varied.path, from: varied.range.from, to: varied.range.to };
}

function costIn(text: string, known: readonly string[]): readonly [string, number] {
  const [, path = "", amount] = /^([^=]+)=(.*)$/.exec(text.trim()) ?? [];
  const example = known.includes(path) ? path : known[0];
  if (amount === undefined || !/^\d+(?:\.\d+)?$/.test(amount) || Number(amount) <= 0)
    throw invalid(`--cost ${text} is no cost above 0`, `write --cost ${example}=1.5`);
  if (!known.includes(path)) throw invalid(`--cost ${path} is not varied`, `choose from ${known.join(", ")}`);
  return [path, Number(amount)];
}

/** The least and the most of all groups: what is between them can be read if these can. */
export function cornersOf(groups: readonly Group[]): readonly [least: Point, most: Point] {
  const corner = (end: "from" | "to"): Point => pointOf(Object.fromEntries(groups.map((one) => [one.name, one[end]])));
  return [corner("from"), corner("to")];
}

/** Whether a problem of the least is too wrong to go on. Too few may well let a line grow without end: that is for the search to find. */
export const stopsSearch = (problem: Problem): boolean => isError(problem) && problem.code !== "scenario/unstable";
