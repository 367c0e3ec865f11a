import { type DegreeOrder, orderByName } from "../degree-order.ts";
import { type DegreePair, degreePairIn } from "../degree-pair.ts";
import { degreesIn } from "../degrees.ts";
import type { ColumnProfile } from "./column-profile.ts";

/** How a value begins that is a pair and nothing else. */
const BEGINS = /^(?:POINT|SRID=|[-+\d({])/i;
const DECIMAL = /^[-+]?\d{1,3}[.,]\d+$/;

/** Two coordinates in one cell, both with decimals. */
export function pairOf(value: string): DegreePair | undefined {
  const pair = BEGINS.test(value) ? degreePairIn(value) : undefined;
  return pair?.degrees.every((degree) => DECIMAL.test(degree)) ? pair : undefined;
}

/** Whether a value is a point that says by itself which degree is which. */
export const isPoint = (value: string): boolean => pairOf(value)?.order !== undefined;

/** How the positions of a column are written. */
interface WrittenPositions {
  /** Which degree comes first; undefined where only a person knows. */
  readonly order: DegreeOrder | undefined;
  /** One that shows no order of its own, as a point does. */
  readonly example: string | undefined;
}

/** No latitude is beyond 90. Where neither that nor the name says the order, brackets do: they are put around `(lat, lon)`. */
export function positionsWritten({ column, values }: ColumnProfile): WrittenPositions {
  const pairs = [...values.keys()].flatMap((value) => {
    const pair = pairOf(value);
    return pair === undefined || pair.order !== undefined ? [] : [{ value, ...pair }];
  });
  const example = pairs[0]?.value;
  const isBeyond = (place: 0 | 1): boolean =>
    pairs.some(({ degrees }) => Math.abs(degreesIn(degrees[place]).value) > 90);
  const [first, second] = [isBeyond(0), isBeyond(1)];
  if (first !== second) return { order: first ? "longitude-first" : "latitude-first", example };
  const byName = first ? undefined : orderByName(column);
  const isUsual = !first && pairs.every(({ value }) => value.startsWith("("));
  return { order: byName ?? (isUsual ? "latitude-first" : undefined), example };
}

/** What a mapping must say of the order; nothing where it is the usual one. */
export function orderToName(column: ColumnProfile): DegreeOrder | undefined {
  const { order } = positionsWritten(column);
  return order === "longitude-first" || orderByName(column.column) === "longitude-first" ? order : undefined;
}
