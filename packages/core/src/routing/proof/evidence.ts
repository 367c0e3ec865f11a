import type { Mined } from "./handled-appeal.ts";

/** What sending appeals elsewhere would have done to them. */
export interface Evidence {
  /** Those that would have gone to another agency than today. */
  readonly moved: number;
  /** Those of them that would have gone to the agency that had them in the end, */
  readonly corrected: number;
  /** and those taken from it. The rest is wrong before and after. */
  readonly broken: number;
}

export const precisionOf = ({ moved, corrected }: Evidence): number => (moved === 0 ? 0 : corrected / moved);

export const evidenceOf = (moved: readonly Mined[], agency: string): Evidence => ({
  moved: moved.length,
  corrected: count(moved, ({ appeal }) => appeal.handler === agency),
  broken: count(moved, ({ appeal, lead }) => appeal.handler === lead),
});

export const count = <Value>(values: readonly Value[], holds: (value: Value) => boolean): number =>
  values.reduce((sum, value) => (holds(value) ? sum + 1 : sum), 0);

/**
 * The place among the rules before which a rule for `agency` would correct most and break least, of those places where it
 * corrects something; the last of several that are as good. Undefined where there is none.
 */
export function bestPlace(moved: readonly Mined[], agency: string): number | undefined {
  const gains = new Map<number, number>();
  for (const { appeal, lead, place } of moved) {
    const gain = appeal.handler === agency ? 1 : appeal.handler === lead ? -1 : 0;
    gains.set(place, (gains.get(place) ?? 0) + gain);
  }
  let [best, bestSum, sum]: [number | undefined, number, number] = [undefined, 0, 0];
  for (const [place, gain] of [...gains].sort(([one], [other]) => other - one)) {
    sum += gain;
    if (sum > bestSum) [best, bestSum] = [place, sum];
  }
  return best;
}

/** How seldom so bad a result may come by chance before it counts as bad. */
const BY_CHANCE = 0.005;
const MANY = 1000;

/** Whether so few were corrected that a rule of this precision would hardly show it (binomial test; normal beyond 1,000). */
export function isClearlyBelow({ moved, corrected }: Evidence, precision: number): boolean {
  const [failed, chance] = [moved - corrected, 1 - precision];
  if (failed <= moved * chance) return false;
  if (moved > MANY) return failed - moved * chance > 2.58 * Math.sqrt(moved * chance * precision);
  let exactly = precision ** moved;
  let fewer = 0;
  for (let failures = 0; failures < failed; failures++) {
    fewer += exactly;
    exactly *= ((moved - failures) / (failures + 1)) * (chance / precision);
  }
  return 1 - fewer < BY_CHANCE;
}
