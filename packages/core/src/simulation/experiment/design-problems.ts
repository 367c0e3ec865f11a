import { didYouMean } from "../../nearest.ts";
import type { Problem } from "../../problem.ts";
import type { Design, Measure } from "./design.ts";
import type { Precision } from "./stopping.ts";

/** Everything that is wrong with a design, each with its place. */
export function designProblems(design: Design): readonly Problem[] {
  const { points, measures, baseline, level } = design;
  const isKnown = points.some(({ name }) => name === baseline);
  return [
    ...namesProblems("points", points),
    ...namesProblems("measures", measures),
    ...measures.flatMap((measure, at) => measureProblems(measure, `measures.${at}.kind`, design)),
    ...(isKnown || points.length === 0 ? [] : [unknown("baseline", "point", baseline, points)]),
    ...(level > 0 && level < 1 ? [] : [wrong("level", level, "the level lies between 0 and 1")]),
    ...stoppingProblems(design),
  ];
}

function namesProblems(field: string, named: readonly { readonly name: string }[]): readonly Problem[] {
  if (named.length === 0) return [wrong(field, "", `there are no ${field}`)];
  const names = named.map(({ name }) => name);
  return names.flatMap((name, at) => {
    if (name.trim() === "") return [wrong(`${field}.${at}.name`, name, "the name is empty")];
    return names.indexOf(name) === at ? [] : [wrong(`${field}.${at}.name`, name, `${name} is there twice`)];
  });
}

/** Wilson's interval is of independent answers, and of 95 %. */
function measureProblems({ kind, name }: Measure, field: string, { antithetic, level }: Design): readonly Problem[] {
  if (kind !== "share") return [];
  return [
    ...(antithetic ? [wrong(field, kind, `${name}: a share is of single replications, not of antithetic pairs`)] : []),
    ...(level === 0.95 ? [] : [wrong(field, kind, `${name}: the interval of a share is made for level 0.95 only`)]),
  ];
}

function stoppingProblems({ stopping, antithetic, measures }: Design): readonly Problem[] {
  const { minimum, cap, precisions = [] } = stopping;
  const [fewest, step] = antithetic ? [4, 2] : [2, 1];
  const isCount = (count: number): boolean => Number.isSafeInteger(count) && count >= fewest && count % step === 0;
  const counts = antithetic ? "is an even number from 4" : "is a whole number from 2";
  return [
    ...(isCount(minimum) ? [] : [wrong("stopping.minimum", minimum, `the minimum ${counts}`)]),
    ...(cap === undefined || isCount(cap) ? [] : [wrong("stopping.cap", cap, `the cap ${counts}`)]),
    ...(cap !== undefined && cap < minimum ? [wrong("stopping.cap", cap, "the cap is below the minimum")] : []),
    ...(precisions.length > 0 && cap === undefined ? [wrong("stopping.cap", "", "a precision needs a cap")] : []),
    ...precisions.flatMap((precision, at) => precisionProblems(precision, `stopping.precisions.${at}`, measures)),
  ];
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

const wrong = (field: string, value: unknown, message: string): Problem => ({
  code: "experiment/invalid",
  message,
  field,
  value: String(value),
});

const unknown = (field: string, what: string, name: string, known: readonly { readonly name: string }[]): Problem => ({
  ...wrong(field, name, `there is no ${what} ${name}`),
  ...didYouMean(
    name,
    known.map((one) => one.name),
  ),
});
