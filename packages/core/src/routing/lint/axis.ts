import type { Condition, RangeForm, ValueForm } from "../condition.ts";
import { takesNumber, takesValue } from "../condition.ts";
import { repeat } from "../conditions/repeat.ts";
import type { Domain } from "../domain.ts";
import { boundsOf, cellAt } from "../engine/columns.ts";
import type { Subject } from "../subject.ts";

/**
 * A part of what a subject may have in one condition, all of which is alike to every rule: some values, a span of numbers, or
 * nothing at all. `sample` is one of them.
 */
export interface Leaf {
  readonly sample: string | number | undefined;
  readonly values: readonly string[];
  readonly span: readonly [from: number, to: number] | undefined;
}

/** One condition of a table, cut into the leaves that its rules tell apart. */
export interface Axis {
  readonly condition: Condition;
  readonly leaves: readonly Leaf[];
  readonly takes: (wanted: unknown, leaf: Leaf) => boolean;
  /** The number of the leaf in which a subject lies; -1 for what is in no list. */
  readonly leafOf: (subject: Subject) => number;
}

interface AxisParts {
  readonly condition: Condition;
  /** What the rules want of it, each different cell once. */
  readonly wants: readonly unknown[];
  readonly domain: Domain;
  /** A number that a sample should be near to. */
  readonly near?: number;
  /** The values there can be, where they are fewer than the condition knows. */
  readonly only?: ReadonlySet<string | undefined> | undefined;
}

const nothing: Leaf = { sample: undefined, values: [], span: undefined };

export function valueAxis(form: ValueForm, { condition, wants, domain, only }: AxisParts): Axis {
  const asked = wants.map((wanted) => form.wants(wanted));
  const askedBy = new Map<string, number[]>();
  asked.forEach(({ of }, want) => {
    for (const value of of) {
      const by = askedBy.get(value);
      if (by === undefined) askedBy.set(value, [want]);
      else by.push(want);
    }
  });
  const known = form.known(domain);
  const values = known === undefined ? [...askedBy.keys(), unlike(askedBy)] : [...new Set(known)];
  const possible = values.filter((value) => only?.has(value) ?? true);
  const alike = Map.groupBy(possible, (value) => askedBy.get(value)?.join() ?? "");
  const leaves = [...alike.values()].map((some): Leaf => ({ sample: some[0], values: some, span: undefined }));
  if (form.optional && (only?.has(undefined) ?? true)) leaves.push(nothing);
  const numberOf = new Map<string | undefined, number>();
  leaves.forEach((leaf, number) => {
    if (leaf === nothing) numberOf.set(undefined, number);
    for (const value of leaf.values) numberOf.set(value, number);
  });
  const other = known === undefined ? (numberOf.get(values.at(-1)) ?? -1) : -1;
  return {
    condition,
    leaves,
    takes: (wanted, { sample }) => takesValue(form.wants(wanted), sample as string | undefined),
    leafOf(subject) {
      const value = form.valueOf(subject, domain);
      return numberOf.get(value) ?? (value === undefined ? -1 : other);
    },
  };
}

/** A value that no rule names. */
function unlike(named: ReadonlyMap<string, unknown>): string {
  let value = "other";
  for (let count = 2; named.has(value); count++) value = `other${count}`;
  return value;
}

/** What no subject has less of, where the numbers themselves do not say so. */
const least: Readonly<Record<string, number>> = { [repeat.kind]: 0 };

export function rangeAxis(form: RangeForm, { condition, wants, domain, near = 0 }: AxisParts): Axis {
  const bounds = boundsOf(wants.flatMap((wanted) => form.wants(wanted).spans));
  const lowest = least[condition.kind] ?? Number.NEGATIVE_INFINITY;
  const leaves: Leaf[] = [];
  const leafAt = Array.from({ length: bounds.length + 1 }, (_, cell) => {
    const from = Math.max(bounds[cell - 1] ?? Number.NEGATIVE_INFINITY, lowest);
    const to = bounds[cell] ?? Number.POSITIVE_INFINITY;
    const sample = form.whole ? wholeIn(from, to, near) : numberIn(from, to);
    return sample === undefined ? -1 : leaves.push({ sample, values: [], span: [from, to] }) - 1;
  });
  const missing = form.optional ? leaves.push(nothing) - 1 : -1;
  return {
    condition,
    leaves,
    takes: (wanted, { sample }) => takesNumber(form.wants(wanted), sample as number | undefined),
    leafOf(subject) {
      const value = form.valueOf(subject, domain);
      return value === undefined ? missing : (leafAt[cellAt(bounds, value)] ?? -1);
    },
  };
}

/** The whole number of [from, to) that is nearest to another; undefined where there is none. */
export function wholeIn(from: number, to: number, near: number): number | undefined {
  const [first, last] = [Math.ceil(from), Math.ceil(to) - 1];
  return first > last ? undefined : Math.min(Math.max(near, first), last);
}

/** A number of [from, to) that is short to write; undefined where there is none. */
function numberIn(from: number, to: number): number | undefined {
  const candidates = [from, Math.floor(from) + 1, Math.ceil(to) - 1, (from + to) / 2, 0];
  const inside = candidates.filter((number) => Number.isFinite(number) && from <= number && number < to);
  return inside.toSorted((a, b) => String(a).length - String(b).length)[0];
}
