import { log } from "../../../chance/elementary.ts";
import type { WrittenScenario } from "../scenario.ts";

/** The log-odds that an average citizen says so, at a time when the hotline had had so many requests. */
interface Lesson {
  readonly requests: number;
  /** That it is resolved. */
  readonly resolved: number;
  /** That the citizen is satisfied although it is not. */
  readonly unresolved: number;
}

/**
 * Fitted by `fitOdds` of `simulation/validation` to the published rates of two months of 2019: January, the first of swift response
 * (resolved 53.09 %, satisfied 64.61 %: F06), and October (74.36 %, 85.39 %: F07). The requests are the parts of 6.96 million in 2019
 * (F02) that had come by the end of the month.
 */
export const lessons: readonly [first: Lesson, later: Lesson] = [
  { requests: 580_000, resolved: 0.482, unresolved: -0.281 },
  { requests: 5_800_000, resolved: 1.293, unresolved: 0.829 },
];

/**
 * What citizens say when the hotline has had so many requests since January 2019, by Wright's law of 1936, an assumption: the odds grow
 * by the same factor with each doubling of what has been done. After the two lessons it is a prediction.
 */
export function citizensAfter(requests: number): NonNullable<WrittenScenario["citizens"]> {
  const [first, later] = lessons;
  const way = log(requests / first.requests) / log(later.requests / first.requests);
  const between = (of: "resolved" | "unresolved"): number => first[of] + way * (later[of] - first[of]);
  return citizensSaying({ resolved: between("resolved"), unresolved: between("unresolved") });
}

/** Everything else is an assumption, that of the scenario's defaults. */
export const citizensSaying = ({
  resolved,
  unresolved,
}: Pick<Lesson, "resolved" | "unresolved">): NonNullable<WrittenScenario["citizens"]> => ({
  resolved: { base: resolved, perDay: -0.03, late: -0.6, redone: -0.3, silent: -1, again: -0.8 },
  unresolved: { base: unresolved, perDay: -0.03, late: -0.5, redone: -0.3, silent: -1, again: -0.3 },
});
