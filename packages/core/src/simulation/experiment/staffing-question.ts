import type { Problem } from "../../problem.ts";
import { type AskedDesign, designOf, type Measure, rangeOf } from "./design.ts";
import { chanceProblems, countProblems, unknown, wrong } from "./design-problems.ts";
import type { Group } from "./least-cost.ts";
import type { Target } from "./targets.ts";

/** Which staffing is the cheapest that reaches all targets. The model is given how many there are of each group, by its name. */
export interface StaffingQuestion
  extends Pick<AskedDesign, "scenario" | "seed" | "measures" | "level" | "antithetic" | "warmUp"> {
  readonly groups: readonly Group[];
  readonly targets: readonly Target[];
  /** How many replications each staffing has, the same ones for all. */
  readonly replications: number;
  /** How sure it has to be of each target, from 0.5 (the mean will do), which holds unless something else is said, to below 1. */
  readonly confidence?: number;
}

/** Everything that is wrong with a question, each with its place. */
export function questionProblems(question: StaffingQuestion): readonly Problem[] {
  const { groups, targets, measures, replications, confidence = 0.5 } = question;
  const design = designOf({ ...question, points: [], stopping: { minimum: replications } });
  return [
    ...(groups.length > 0 ? [] : [wrong("groups", "", "there are no groups")]),
    ...(targets.length > 0 ? [] : [wrong("targets", "", "there are no targets")]),
    ...groups.flatMap((group, at) => groupProblems(group, `groups.${at}`, groups)),
    ...targets.flatMap((target, at) => targetProblems(target, `targets.${at}`, measures)),
    ...(confidence >= 0.5 && confidence < 1
      ? []
      : [wrong("confidence", confidence, "the confidence is from 0.5 to below 1")]),
    ...chanceProblems(design),
    ...countProblems("replications", replications, { what: "number of replications", antithetic: design.antithetic }),
  ];
}

function groupProblems({ name, from, to, cost }: Group, field: string, groups: readonly Group[]): readonly Problem[] {
  const isCount = (count: number): boolean => Number.isSafeInteger(count) && count >= 0;
  const isTwice = groups.filter((group) => group.name === name).length > 1;
  return [
    ...(isTwice ? [wrong(`${field}.name`, name, `${name} is there twice`)] : []),
    ...(isCount(from) ? [] : [wrong(`${field}.from`, from, "the fewest is a whole number from 0")]),
    ...(isCount(to) && to >= from
      ? []
      : [wrong(`${field}.to`, to, "the most is a whole number, not below the fewest")]),
    ...(cost > 0 && cost < Number.POSITIVE_INFINITY
      ? []
      : [wrong(`${field}.cost`, cost, "the cost is a number above 0")]),
  ];
}

function targetProblems(target: Target, field: string, measures: readonly Measure[]): readonly Problem[] {
  const measure = measures.find(({ name }) => name === target.measure);
  if (measure === undefined) return [unknown(`${field}.measure`, "measure", target.measure, measures)];
  const [side, bound] =
    "atLeast" in target ? (["atLeast", target.atLeast] as const) : (["atMost", target.atMost] as const);
  return boundProblems(bound, measure).map((message) => wrong(`${field}.${side}`, bound, message));
}

/** What is wrong with a bound on a measure, in sentences. */
function boundProblems(bound: number, measure: Measure): readonly string[] {
  const { least, most } = rangeOf(measure);
  if (!Number.isFinite(bound)) return ["a bound is a number"];
  if (bound < least) return [`${measure.name} is never below ${least}`];
  return bound > most ? [`${measure.name} is never above ${most}`] : [];
}
