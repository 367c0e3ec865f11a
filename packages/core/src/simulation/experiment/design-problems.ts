import { didYouMean } from "../../nearest.ts";
import type { Problem } from "../../problem.ts";
import type { Design, Measure } from "./design.ts";
import { isLevel } from "./level.ts";
import type { Precision } from "./stopping.ts";
import type { WarmUp } from "./warm-up.ts";

/** Everything that is wrong with a design, each with its place. */
export function designProblems(design: Design): readonly Problem[] {
  const { points, baseline } = design;
  const isKnown = points.some(({ name }) => name === baseline);
  return [
    ...namesProblems("points", points),
    ...(isKnown || points.length === 0 ? [] : [unknown("baseline", "point", baseline, points)]),
    ...chanceProblems(design),
    ...stoppingProblems(design),
  ];
}

type Chance = Omit<Design, "points" | "baseline" | "stopping">;

/** What is wrong with what is measured, how chance is drawn, and what is made of it: all that does not depend on points. */
export function chanceProblems(design: Chance): readonly Problem[] {
  const { measures, seed, level, warmUp } = design;
  return [
    ...namesProblems("measures", measures),
    ...measures.flatMap((measure, at) => measureProblems(measure, `measures.${at}.kind`, design)),
    ...(/\S/.test(seed) ? [] : [wrong("seed", seed, "the seed is empty")]),
    ...(isLevel(level) ? [] : [wrongLevel(level)]),
    ...(warmUp === undefined ? [] : warmUpProblems(warmUp)),
  ];
}

/** Whoever gave 95 meant percent. */
const wrongLevel = (level: number): Problem => ({
  ...wrong("level", level, "the level lies above 0 and below 1"),
  ...(level > 1 && level < 100 && { suggestion: `did you mean ${Number((level / 100).toPrecision(12))}?` }),
});

function namesProblems(field: string, named: readonly { readonly name: string }[]): readonly Problem[] {
  if (named.length === 0) return [wrong(field, "", `there are no ${field}`)];
  const names = named.map(({ name }) => name);
  return names.flatMap((name, at) => {
    if (name.trim() === "") return [wrong(`${field}.${at}.name`, name, "the name is empty")];
    return names.indexOf(name) === at ? [] : [wrong(`${field}.${at}.name`, name, `${name} is there twice`)];
  });
}

/** Wilson's interval is of independent answers. */
const measureProblems = ({ kind, name }: Measure, field: string, { antithetic }: Chance): readonly Problem[] =>
  kind === "share" && antithetic
    ? [wrong(field, kind, `${name}: a share is of single replications, not of antithetic pairs`)]
    : [];

function warmUpProblems({ dropped, observations }: WarmUp): readonly Problem[] {
  if (!(Number.isSafeInteger(dropped) && dropped >= 0))
    return [wrong("warmUp.dropped", dropped, "the warm-up is a whole number from 0")];
  if (dropped === 0 || dropped < observations) return [];
  return [wrong("warmUp.dropped", dropped, `a warm-up of ${dropped} leaves nothing of ${observations}`)];
}

function stoppingProblems({ stopping, antithetic, measures }: Design): readonly Problem[] {
  const { minimum, cap, precisions = [] } = stopping;
  return [
    ...countProblems("stopping.minimum", minimum, { what: "minimum", antithetic }),
    ...(cap === undefined ? [] : countProblems("stopping.cap", cap, { what: "cap", antithetic })),
    ...(cap !== undefined && cap < minimum ? [wrong("stopping.cap", cap, "the cap is below the minimum")] : []),
    ...(precisions.length > 0 && cap === undefined ? [wrong("stopping.cap", "", "a precision needs a cap")] : []),
    ...precisions.flatMap((precision, at) => precisionProblems(precision, `stopping.precisions.${at}`, measures)),
  ];
}

/** An interval takes two values, and each of them a pair where there are pairs. */
export function countProblems(
  field: string,
  count: number,
  { what, antithetic }: { readonly what: string; readonly antithetic: boolean },
): readonly Problem[] {
  const [fewest, step] = antithetic ? [4, 2] : [2, 1];
  if (Number.isSafeInteger(count) && count >= fewest && count % step === 0) return [];
  return [wrong(field, count, `the ${what} is ${antithetic ? "an even number from 4" : "a whole number from 2"}`)];
}

function precisionProblems(precision: Precision, field: string, measures: readonly Measure[]): readonly Problem[] {
  const [name, half] =
    "absolute" in precision ? (["absolute", precision.absolute] as const) : (["relative", precision.relative] as const);
  const isKnown = measures.some((measure) => measure.name === precision.measure);
  return [
    ...(isKnown ? [] : [unknown(`${field}.measure`, "measure", precision.measure, measures)]),
    ...(half > 0 && half < Number.POSITIVE_INFINITY
      ? []
      : [wrong(`${field}.${name}`, half, "half the width of an interval is a number above 0")]),
  ];
}

/** Something that is wrong with a field of what is asked. */
export const wrong = (field: string, value: unknown, message: string): Problem => ({
  code: "experiment/invalid",
  message,
  field,
  value: String(value),
});

/** A name under which nothing is known, with the one that may be meant. */
export const unknown = (
  field: string,
  what: string,
  name: string,
  known: readonly { readonly name: string }[],
): Problem => ({
  ...wrong(field, name, `there is no ${what} ${name}`),
  ...didYouMean(
    name,
    known.map((one) => one.name),
  ),
});
