import { randomStreams } from "../../chance/streams.ts";
import { pairMeans } from "./antithetic.ts";
import { bootstrapInterval } from "./bootstrap-interval.ts";
import { type Design, type Measure, type Measured, rangeOf } from "./design.ts";
import { cutTo, type Estimate } from "./estimate.ts";
import { momentsOf } from "./moments.ts";
import type { Values } from "./paired-interval.ts";
import { ratioValues } from "./ratio-values.ts";
import { shareInterval } from "./share-interval.ts";
import { studentInterval } from "./student-interval.ts";

/** The independent values that replications, from the first on, give of a measure: one each, or one for an antithetic pair. */
export function valuesOf(
  measure: Measure,
  replications: readonly Measured[],
  { antithetic }: Pick<Design, "antithetic">,
): Values {
  const each = (name: string): Values => {
    const values = replications.map((measured) => measured[name]);
    return antithetic ? pairMeans(values) : values;
  };
  return measure.kind === "ratio" ? ratiosOf(each(measure.part), each(measure.whole)) : each(measure.name);
}

/** Pseudo-values at the places of the replications that have both part and whole. */
function ratiosOf(parts: Values, wholes: Values): Values {
  const counted = parts.flatMap((part, at) => {
    const whole = wholes[at];
    return part === undefined || whole === undefined ? [] : [{ at, part, whole }];
  });
  const ratios = ratioValues(counted);
  const placed: (number | undefined)[] = parts.map(() => undefined);
  for (const [nth, { at }] of counted.entries()) placed[at] = ratios[nth];
  return placed;
}

type Estimating = Pick<Design, "level" | "interval" | "seed">;

/** The estimate of a measure from its values; undefined where there are too few of them. */
export function estimateOf(measure: Measure, values: Values, how: Estimating): Estimate | undefined {
  const there = values.filter((value) => value !== undefined);
  if (measure.kind === "share") return shareInterval(there, how.level);
  const student = studentInterval(there, how.level, measure.kind === "ratio" ? "jackknife" : "student");
  const estimate = student && how.interval === "bootstrap" ? resampled(student, there, { ...how, measure }) : student;
  return estimate && cutTo(estimate, rangeOf(measure));
}

/** The same mean with the interval of the bootstrap; that of Student under three values, and where all are the same. */
function resampled(
  student: Estimate,
  values: readonly number[],
  { level, seed, measure: { name } }: Estimating & { readonly measure: Measure },
): Estimate {
  const stream = randomStreams(seed).stream(`bootstrap of ${name}`);
  const interval = bootstrapInterval(values, { statistic: (some) => momentsOf(some).mean, level, stream });
  if (interval === undefined) return student;
  return { ...student, method: "bootstrap", halfWidth: (interval.high - interval.low) / 2, ...interval };
}
