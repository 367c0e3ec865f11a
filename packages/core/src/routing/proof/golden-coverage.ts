import { takesNumber } from "../condition.ts";
import type { Domain } from "../domain.ts";
import type { Rule, Test } from "../rule.ts";
import { boundsOf } from "./bounds.ts";
import { type GoldenRun, type PlayedCase, seenIn } from "./golden.ts";

/** One side of a bound of a rule on which no case stands. */
export interface UntriedSide {
  readonly rule: Rule;
  readonly condition: string;
  /** The value that a case would need, in the words of the column: `21`, `2026-12-31`, `below 3`. */
  readonly needs: string;
}

/** What the golden appeals try of the rules that are on. */
export interface GoldenCoverage {
  readonly rules: number;
  readonly chosen: number;
  readonly neverChosen: readonly Rule[];
  /** Every bound of a number, an hour or a date has two sides; a case tries one where all else in the rule holds. */
  readonly sides: number;
  readonly sidesTried: number;
  readonly sidesUntried: readonly UntriedSide[];
  /** Rules that take what the others leave, and those of them that no case reaches. */
  readonly defaults: number;
  readonly defaultsNever: readonly Rule[];
}

/** Tells which rules, bounds and defaults of the sets put to the test no golden appeal tries. */
export function goldenCoverage({ played, routers }: GoldenRun, domain: Domain): GoldenCoverage {
  const rules = routers.flatMap(({ set }) =>
    set.tables.flatMap((table) => table.rules.filter(({ enabled }) => enabled)),
  );
  const chosen = new Set(played.flatMap(({ decision }) => decision.rules));
  const neverChosen = rules.filter((rule) => !chosen.has(rule));
  const defaults = rules.filter(({ tests }) => tests.length === 0);
  const casesOf = Map.groupBy(played, ({ router }) => router);
  const sides = routers.flatMap((router) => {
    const cases = casesOf.get(router) ?? [];
    return router.set.tables.flatMap((table) =>
      table.rules.filter(({ enabled }) => enabled).flatMap((rule) => sidesOf(rule, cases, domain)),
    );
  });
  const sidesUntried = sides.flatMap(({ untried }) => untried ?? []);
  return {
    rules: rules.length,
    chosen: rules.length - neverChosen.length,
    neverChosen,
    sides: sides.length,
    sidesTried: sides.length - sidesUntried.length,
    sidesUntried,
    defaults: defaults.length,
    defaultsNever: defaults.filter((rule) => !chosen.has(rule)),
  };
}

function sidesOf(
  rule: Rule,
  cases: readonly PlayedCase[],
  domain: Domain,
): readonly { readonly untried?: UntriedSide }[] {
  return rule.tests.flatMap((test) =>
    boundsOf(test, domain).flatMap((bound) => {
      const fitting = cases.filter((one) => othersHold(rule, test, one, domain));
      return bound.sides.map(({ needs, from, to }) => {
        const span = { spans: [[from, to]], missing: false } as const;
        const tried = fitting.some((one) => takesNumber(span, bound.numberOf(seenIn(rule, one), domain)));
        return tried ? {} : { untried: { rule, condition: test.condition.kind, needs } };
      });
    }),
  );
}

const othersHold = (rule: Rule, but: Test, played: PlayedCase, domain: Domain): boolean => {
  const subject = seenIn(rule, played);
  return rule.tests.every((test) => test === but || test.condition.holds(test.wanted, subject, domain));
};
