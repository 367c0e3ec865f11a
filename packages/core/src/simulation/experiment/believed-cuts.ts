import { isClearlyBetter, type Standing } from "./targets.ts";
import { isWithin, type Staffing, type Tried, type TriedStaffing } from "./tried-staffings.ts";

/** A staffing that misses, and a smaller one that comes clearly nearer to a target that it misses: more does harm there. */
export interface Doubt {
  readonly misses: Staffing;
  readonly better: Staffing;
}

/**
 * Whether all below a staffing that misses is believed to miss, too: there is a target that it misses where more is seen to help, and
 * nothing below it that was tried comes clearly nearer.
 */
export function isBelieved(cut: TriedStaffing, tried: Tried): boolean {
  const below = triedBelow(cut, tried);
  return cut.standings.some((standing, at) => {
    if (standing.reached) return false;
    const others = below.map(({ standings }) => standings[at] as Standing);
    return isHelped(standing, others) && !others.some((other) => isClearlyBetter(other, standing));
  });
}

/** Whether a smaller staffing does worse, or as well if none is without a value: what has none shows neither help nor harm. */
function isHelped({ value: greater }: Standing, smaller: readonly Standing[]): boolean {
  if (greater === undefined) return smaller.some(({ value }) => value === undefined);
  const means = smaller.flatMap(({ value }) => (value === undefined ? [] : [value.mean]));
  return means.some((mean) => mean < greater.mean || (means.length === smaller.length && mean === greater.mean));
}

export function doubtOf(cut: TriedStaffing, tried: Tried): readonly Doubt[] {
  const better = triedBelow(cut, tried).find(({ standings }) =>
    standings.some((one, at) => {
      const other = cut.standings[at] as Standing;
      return !other.reached && isClearlyBetter(one, other);
    }),
  );
  return better === undefined ? [] : [{ misses: cut.staffing, better: better.staffing }];
}

const triedBelow = (cut: TriedStaffing, tried: Tried): readonly TriedStaffing[] =>
  tried.all().filter((one) => one !== cut && isWithin(one.staffing, cut.staffing));
