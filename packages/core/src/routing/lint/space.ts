import type { CivilDate } from "../../time/civil-date.ts";
import type { Condition } from "../condition.ts";
import { priority } from "../conditions/priority.ts";
import { validity } from "../conditions/validity.ts";
import type { Domain } from "../domain.ts";
import { setBit } from "../engine/bits.ts";
import { inOrder } from "../hit-policy.ts";
import type { RoutingTable, Rule } from "../rule.ts";
import type { Subject } from "../subject.ts";
import { type Axis, type Leaf, rangeAxis, valueAxis } from "./axis.ts";
import type { Bitmap } from "./bitmaps.ts";
import { datePair, datePairs } from "./date-axis.ts";
import { type TokenSpace, tokenSpace } from "./tokens.ts";

/** Which of the cells of a field a rule takes: 1 for each that it does. */
export type Mask = Uint8Array;

/** One dimension of a table: an axis, or two that look at the same thing; cut into cells that are alike to every rule. */
export interface Field {
  readonly axes: readonly Axis[];
  readonly cells: readonly FieldCell[];
  /** What is asked of this field, each different mask once. */
  readonly wants: readonly Mask[];
  /** The same as lists of cells. */
  readonly cellsOfWant: readonly (readonly number[])[];
  /** For each rule the number of what it wants, or -1 where it takes everything. */
  readonly wantOf: Int32Array;
  /** For each cell the rules that take it. */
  readonly rows: readonly Bitmap[];
  readonly cellOf: (subject: Subject) => number;
}

interface FieldCell {
  /** A leaf of each axis. */
  readonly leaves: readonly Leaf[];
  /** Where the axes look at dates: a date in this cell, if the calendar knows one. */
  readonly date?: CivilDate | undefined;
}

/** A table as a product of finite sets: what its rules that are on can tell apart. */
export interface Space {
  readonly table: RoutingTable;
  readonly domain: Domain;
  /** In the order in which the table tries them. */
  readonly rules: readonly Rule[];
  readonly fields: readonly Field[];
  readonly tokens: TokenSpace;
  /** For each rule the conditions about which nothing can be proved. It takes at most its box, and nobody knows how much of it. */
  readonly residual: readonly (readonly Condition[])[];
  /** How many words a bitmap of its rules has. */
  readonly words: number;
}

interface SpaceOptions {
  readonly today: CivilDate;
  /** The priorities with which appeals can come to this table; any and none unless said. */
  readonly priorities: ReadonlySet<string | undefined> | undefined;
}

export function spaceOf(table: RoutingTable, domain: Domain, { today, priorities }: SpaceOptions): Space {
  const rules = inOrder(table.hit, table.rules).filter(({ enabled }) => enabled);
  const words = Math.ceil(rules.length / 32);
  const axes = conditionsOf(rules).flatMap((condition): readonly Axis[] => {
    const { form } = condition;
    const wants = wantsOf(condition, rules);
    const near = condition.kind === validity.kind ? today : 0;
    const only = condition.kind === priority.kind ? priorities : undefined;
    if (form?.by === "value") return [valueAxis(form, { condition, wants, domain, only })];
    return form?.by === "range" ? [rangeAxis(form, { condition, wants, domain, near })] : [];
  });
  const [valid, days] = datePair.map((kind) => axes.find(({ condition }) => condition.kind === kind));
  const joined = valid !== undefined && days !== undefined;
  const single = axes.filter((axis) => !joined || (axis !== valid && axis !== days));
  const fields = single.map((axis) => fieldOf([axis], singleCells(axis), rules, words));
  if (joined) fields.push(fieldOf([valid, days], datePairs(valid, days, domain, today), rules, words));
  return {
    table,
    domain,
    rules,
    fields: fields.toSorted((a, b) => b.cells.length - a.cells.length),
    tokens: tokenSpace(rules, domain),
    residual: rules.map(({ tests }) =>
      tests.flatMap(({ condition }) => (condition.form === undefined ? [condition] : [])),
    ),
    words,
  };
}

const conditionsOf = (rules: readonly Rule[]): readonly Condition[] => [
  ...new Map(rules.flatMap(({ tests }) => tests.map(({ condition }) => [condition.kind, condition]))).values(),
];

const wantsOf = ({ kind }: Condition, rules: readonly Rule[]): readonly unknown[] => [
  ...new Map(
    rules.flatMap(({ tests }) =>
      tests
        .filter(({ condition }) => condition.kind === kind)
        .map(({ alternatives, wanted }) => [alternatives.join("|"), wanted]),
    ),
  ).values(),
];

interface NumberedCell {
  /** The number of a leaf of each axis. */
  readonly parts: readonly number[];
  readonly date?: CivilDate | undefined;
}

const singleCells = ({ condition, leaves }: Axis): readonly NumberedCell[] =>
  leaves.map(({ sample }, leaf) => ({
    parts: [leaf],
    ...(condition.kind === validity.kind && { date: sample as number }),
  }));

function fieldOf(
  axes: readonly Axis[],
  numbered: readonly NumberedCell[],
  rules: readonly Rule[],
  words: number,
): Field {
  const cells = numbered.map(
    ({ parts, date }): FieldCell => ({
      leaves: parts.map((leaf, axis) => axes[axis]!.leaves[leaf]!),
      date,
    }),
  );
  const wants: Mask[] = [];
  const wantBy = new Map<string, number>();
  const wantOf = Int32Array.from(rules, ({ tests }) => {
    const mine = axes.map(({ condition: { kind } }) => tests.find(({ condition }) => condition.kind === kind));
    if (mine.every((test) => test === undefined)) return -1;
    const key = JSON.stringify(mine.map((test) => test?.alternatives ?? null));
    const known = wantBy.get(key);
    if (known !== undefined) return known;
    const takes = ({ leaves }: FieldCell): boolean =>
      axes.every((axis, at) => mine[at] === undefined || axis.takes(mine[at].wanted, leaves[at]!));
    const want = wants.push(Uint8Array.from(cells, (cell) => (takes(cell) ? 1 : 0))) - 1;
    wantBy.set(key, want);
    return want;
  });
  const rows = cells.map((_, cell) => {
    const row = new Uint32Array(words);
    for (let rule = 0; rule < rules.length; rule++)
      if (wantOf[rule] === -1 || wants[wantOf[rule]!]![cell] === 1) setBit(row, rule);
    return row;
  });
  const numberOf = new Map(numbered.map(({ parts }, cell) => [parts.join(), cell]));
  return {
    axes,
    cells,
    wants,
    cellsOfWant: wants.map((want) => cells.flatMap((_, cell) => (want[cell] === 1 ? [cell] : []))),
    wantOf,
    rows,
    cellOf: (subject) => numberOf.get(axes.map((axis) => axis.leafOf(subject)).join()) ?? -1,
  };
}
