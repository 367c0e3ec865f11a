import { formatDate } from "../../time/civil-date.ts";
import { area } from "../conditions/area.ts";
import { category } from "../conditions/category.ts";
import { hour } from "../conditions/hour.ts";
import { nextUp } from "../conditions/numbers.ts";
import { validity } from "../conditions/validity.ts";
import type { Hierarchy } from "../domain.ts";
import { cellOf, type Rule } from "../rule.ts";
import type { Axis, Leaf } from "./axis.ts";
import type { BoxInWords } from "./findings.ts";
import type { Region } from "./region.ts";
import type { Space } from "./space.ts";
import type { TokenSpace, Wish } from "./tokens.ts";

/** The cells of a rule as they stand in its table. */
export const boxOfRule = ({ tests }: Rule): BoxInWords =>
  tests.map((test) => ({ condition: test.condition.kind, cell: cellOf(test) }));

/** The cells that a rule for just this region would have. */
export function boxOfRegion({ masks, wish }: Region, space: Space): BoxInWords {
  const cells = space.fields.flatMap(({ axes, cells }, field) => {
    const mask = masks[field];
    if (mask === undefined) return [];
    const taken = cells.filter((_, cell) => mask[cell] === 1);
    return axes.map((axis, at) => ({
      condition: axis.condition.kind,
      cell: cellOfAxis(axis, new Set(taken.map(({ leaves }) => leaves[at]!)), space),
    }));
  });
  return [...cells, ...cellsOfWish(wish, space.tokens)].filter(
    (one): one is BoxInWords[number] => one.cell !== undefined,
  );
}

/** Undefined where all is taken. */
function cellOfAxis(axis: Axis, taken: ReadonlySet<Leaf>, { domain }: Space): string | undefined {
  if (axis.leaves.every((leaf) => taken.has(leaf))) return undefined;
  const { kind } = axis.condition;
  const given = axis.leaves.filter(({ sample }) => sample !== undefined);
  const missing = [...taken].some(({ sample }) => sample === undefined) ? ["!*"] : [];
  if (given.every((leaf) => taken.has(leaf))) return ["*", ...missing].join("|");
  const [some, others] = [given.filter((leaf) => taken.has(leaf)), given.filter((leaf) => !taken.has(leaf))];
  if (axis.condition.form?.by === "range")
    return [...spansOf(some).map(kind === validity.kind ? datesOf : rangeOf), ...missing].join("|");
  const trees: Readonly<Record<string, Hierarchy>> = {
    [category.kind]: domain.categories,
    [area.kind]: domain.areas,
  };
  const values = valuesOf(some);
  const open = axis.condition.form?.by === "value" && axis.condition.form.known(domain) === undefined;
  const cell = open
    ? openCell(values, valuesOf(others), others.length > 0 ? axis.leaves : [])
    : kind === hour.kind
      ? hoursOf(new Set(values.map(Number)))
      : trees[kind] === undefined
        ? values
        : nodesOf(new Set(values), new Set(valuesOf(others)), trees[kind]);
  return [...cell, ...missing].join("|");
}

const valuesOf = (leaves: readonly Leaf[]): readonly string[] => leaves.flatMap(({ values }) => values);

/** Values of an open list: the last one of all stands for those that no rule names. */
function openCell(values: readonly string[], others: readonly string[], leaves: readonly Leaf[]): readonly string[] {
  const unnamed = valuesOf(leaves).at(-1);
  return values.some((value) => value === unnamed) ? others.map((value) => `!${value}`) : values;
}

/** Nodes whose subtrees are these values, or what is to be taken out of all, whichever is shorter. */
function nodesOf(values: ReadonlySet<string>, others: ReadonlySet<string>, tree: Hierarchy): readonly string[] {
  const tops = (some: ReadonlySet<string>) => {
    const whole = new Set([...some].filter((code) => tree.within(code).every((one) => some.has(one))));
    const parentOf = new Map(tree.nodes.map(({ id, parent }) => [id, parent]));
    const highest = [...whole].filter((code) => !whole.has(parentOf.get(code) ?? ""));
    return { highest, lone: [...some].filter((code) => !whole.has(code)) };
  };
  const [taken, out] = [tops(values), tops(others)];
  const listed = taken.lone.length === 0 ? taken.highest : undefined;
  const exclusions = out.lone.length === 0 ? out.highest.map((code) => `!${code}`) : undefined;
  if (listed !== undefined && (exclusions === undefined || listed.length <= exclusions.length)) return listed;
  return exclusions ?? withoutOthers(taken, values, out.highest, tree);
}

/** Nodes that are taken without all that is below them: with what is not, taken out again. */
const withoutOthers = (
  { highest, lone }: { readonly highest: readonly string[]; readonly lone: readonly string[] },
  values: ReadonlySet<string>,
  others: readonly string[],
  tree: Hierarchy,
): readonly string[] => [
  ...highest,
  ...lone.filter((code) => !lone.some((other) => other !== code && tree.within(other).includes(code))),
  ...others.filter((code) => !values.has(code)).map((code) => `!${code}`),
];

function hoursOf(hours: ReadonlySet<number>): readonly string[] {
  const starts = [...hours].filter((one) => !hours.has((one + 23) % 24)).sort((a, b) => a - b);
  return starts.map((start) => {
    let end = start;
    do end = (end + 1) % 24;
    while (hours.has(end));
    return (start + 1) % 24 === end ? String(start) : `${start}-${end === 0 ? 24 : end}`;
  });
}

type Span = readonly [from: number, to: number];

function spansOf(leaves: readonly Leaf[]): readonly Span[] {
  const spans: [number, number][] = [];
  for (const { span } of leaves) {
    if (span === undefined) continue;
    const last = spans.at(-1);
    if (last !== undefined && last[1] === span[0]) last[1] = span[1];
    else spans.push([...span]);
  }
  return spans;
}

const before = (number: number): number => -nextUp(-number);
/** A bound such as that of `>3` is the next number that a computer can hold: said by the 3. */
const isJustAbove = (bound: number): boolean => String(bound).length > String(before(bound)).length;

function rangeOf([from, to]: Span): string {
  const [above, upTo] = [isJustAbove(from), isJustAbove(to)];
  const [low, high] = [above ? before(from) : from, upTo ? before(to) : to];
  if (from === Number.NEGATIVE_INFINITY) return `${upTo ? "<=" : "<"}${high}`;
  if (to === Number.POSITIVE_INFINITY) return `${above ? ">" : ">="}${low}`;
  return low === high ? String(low) : `${above ? "(" : "["}${low}..${high}${upTo ? "]" : ")"}`;
}

const datesOf = ([from, to]: Span): string =>
  `${Number.isFinite(from) ? formatDate(from) : ""}..${Number.isFinite(to) ? formatDate(to - 1) : ""}`;

/** What is asked of tokens by several rules at once is joined by `&`, for one cell cannot say it. */
function cellsOfWish(wish: Wish, { tokens }: TokenSpace): BoxInWords {
  const named = [...wish.any.flat(), ...wish.all, ...wish.none].flatMap((token) => tokens[token] ?? []);
  return [...new Set(named.map(({ condition }) => condition.kind))].map((kind) => {
    const own = (some: readonly number[], sign = ""): readonly string[] => [
      ...new Set(some.flatMap((token) => (tokens[token]?.condition.kind === kind ? [sign + tokens[token].token] : []))),
    ];
    const rest = [...own(wish.all, "+"), ...own(wish.none, "!")];
    const lists = [...new Set(wish.any.map((some) => own(some).join("|")).filter((list) => list !== ""))];
    return { condition: kind, cell: [lists.join(" & "), ...rest].filter((part) => part !== "").join("|") };
  });
}
