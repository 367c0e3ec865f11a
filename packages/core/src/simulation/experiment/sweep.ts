import type { RandomStream } from "../../chance/random.ts";
import type { Point } from "./design.ts";

/** A point named for its values: "agents=1650 patience=90". */
export const pointOf = (values: Point["values"]): Point => ({
  name: Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join(" "),
  values,
});

/** Every combination of the values, the last name varying fastest. */
export function grid(axes: Readonly<Record<string, readonly Point["values"][string][]>>): readonly Point[] {
  let all: readonly Point["values"][] = [{}];
  for (const [name, values] of Object.entries(axes))
    all = all.flatMap((point) => values.map((value) => ({ ...point, [name]: value })));
  return all.map(pointOf);
}

/**
 * So many points of a Latin hypercube (McKay, Beckman and Conover 1979): each range is cut into as many equal strata, and each
 * stratum has one point, anywhere in it.
 */
export function latinHypercube(
  ranges: Readonly<Record<string, { readonly from: number; readonly to: number }>>,
  count: number,
  stream: RandomStream,
): readonly Point[] {
  const axes = Object.entries(ranges).map(([name, { from, to }]) => ({
    name,
    values: shuffled(count, stream).map((stratum) => from + ((to - from) * (stratum + stream.uniform())) / count),
  }));
  return Array.from({ length: count }, (_, at) =>
    pointOf(Object.fromEntries(axes.map(({ name, values }) => [name, values[at] as number]))),
  );
}

/** The numbers from 0 to count − 1 in random order (Fisher and Yates). */
function shuffled(count: number, { uniform }: RandomStream): readonly number[] {
  const order = Array.from({ length: count }, (_, at) => at);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(uniform() * (last + 1));
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
  return order;
}
