import type { Ranges, Values } from "../condition.ts";
import type { Rule, Test } from "../rule.ts";

/** Whether some appeal may match both rules: true unless one condition proves that none does. Words never prove it. */
export const mayOverlap = (one: Rule, other: Rule): boolean =>
  one.tests.every((test) => {
    const against = other.tests.find(({ condition }) => condition.kind === test.condition.kind);
    return against === undefined || cellsMayOverlap(test, against);
  });

function cellsMayOverlap({ condition: { form }, wanted }: Test, other: Test): boolean {
  if (form?.by === "value") return valuesOverlap(form.wants(wanted), form.wants(other.wanted));
  return form?.by !== "range" || rangesOverlap(form.wants(wanted), form.wants(other.wanted));
}

function valuesOverlap(one: Values, other: Values): boolean {
  if (one.missing && other.missing) return true;
  if (one.except) return other.except || !other.of.isSubsetOf(one.of);
  return other.except ? !one.of.isSubsetOf(other.of) : !one.of.isDisjointFrom(other.of);
}

const rangesOverlap = (one: Ranges, other: Ranges): boolean =>
  (one.missing && other.missing) ||
  one.spans.some(([from, to]) => other.spans.some(([start, end]) => from < end && start < to));
