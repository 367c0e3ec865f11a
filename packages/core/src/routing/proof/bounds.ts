import { formatDate } from "../../time/civil-date.ts";
import type { RangeForm, ValueForm } from "../condition.ts";
import { takesValue } from "../condition.ts";
import { hour } from "../conditions/hour.ts";
import { nextUp } from "../conditions/numbers.ts";
import { validity } from "../conditions/validity.ts";
import type { Domain } from "../domain.ts";
import type { Test } from "../rule.ts";
import type { Subject } from "../subject.ts";

/** A place where a cell ends or begins to take numbers, with the values [from, to) that stand next to it on either side. */
export interface Bound {
  readonly numberOf: (subject: Subject, domain: Domain) => number | undefined;
  readonly sides: readonly { readonly from: number; readonly to: number; readonly needs: string }[];
}

/** The bounds of a cell of numbers, dates or hours; none of any other. Hours go around, so that `22-6` has two. */
export function boundsOf({ condition, wanted }: Test, domain: Domain): readonly Bound[] {
  const { form } = condition;
  if (form?.by === "range") return boundsOfRange(form, wanted, condition.kind === validity.kind ? formatDate : String);
  if (form?.by === "value" && condition.kind === hour.kind) return boundsOfHours(form, wanted, domain);
  return [];
}

function boundsOfRange(form: RangeForm, wanted: unknown, written: (value: number) => string): readonly Bound[] {
  const { whole } = form;
  const ends = form.wants(wanted).spans.flat().filter(Number.isFinite);
  const bounds = [...new Set(whole ? ends.map(Math.ceil) : ends)].sort((a, b) => a - b);
  return bounds.map((bound, index) => ({
    numberOf: form.valueOf,
    sides: whole
      ? [bound - 1, bound].map((value) => ({ from: value, to: value + 1, needs: written(value) }))
      : [
          { from: bounds[index - 1] ?? Number.NEGATIVE_INFINITY, to: bound, needs: below(bound) },
          { from: bound, to: bounds[index + 1] ?? Number.POSITIVE_INFINITY, needs: from(bound) },
        ],
  }));
}

/** `>3` begins at the next number that a computer can hold: said by the 3. */
const isJustAbove = (bound: number): boolean => String(bound).length > String(before(bound)).length;
const before = (bound: number): number => -nextUp(-bound);
const below = (bound: number): string => (isJustAbove(bound) ? `at most ${before(bound)}` : `below ${bound}`);
const from = (bound: number): string => (isJustAbove(bound) ? `above ${before(bound)}` : `at least ${bound}`);

function boundsOfHours(form: ValueForm, wanted: unknown, domain: Domain): readonly Bound[] {
  const values = form.wants(wanted);
  const hours = [...(form.known(domain) ?? [])];
  const last = hours.at(-1);
  return hours.flatMap((one, index): readonly Bound[] => {
    const previous = index === 0 ? last : hours[index - 1];
    if (takesValue(values, one) === takesValue(values, previous)) return [];
    return [
      {
        numberOf(subject) {
          const value = form.valueOf(subject, domain);
          return value === undefined ? undefined : Number(value);
        },
        sides: [Number(previous), index].map((value) => ({ from: value, to: value + 1, needs: String(value) })),
      },
    ];
  });
}
