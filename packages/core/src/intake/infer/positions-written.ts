import { type DegreeOrder, orderByName } from "../degree-order.ts";
import type { ColumnProfile } from "./column-profile.ts";

const PAIR = /^(?:POINT ?)?\(?\s*(-?\d{1,3}\.\d+)[\s,，;]+(-?\d{1,3}\.\d+)\s*\)?$/i;

/** Two coordinates in one cell, in the order in which they stand there. */
export function pairOf(value: string): readonly [number, number] | undefined {
  const found = PAIR.exec(value);
  return found === null ? undefined : [Number(found[1]), Number(found[2])];
}

/** How the positions of a column are written. */
interface WrittenPositions {
  /** Which degree comes first; undefined where only a person knows. */
  readonly order: DegreeOrder | undefined;
  /** One that shows no order of its own, as well-known text does. */
  readonly example: string | undefined;
}

/** No latitude is beyond 90. Where neither that nor the name says the order, brackets do: they are put around `(lat, lon)`. */
export function positionsWritten({ column, values }: ColumnProfile): WrittenPositions {
  const written = [...values.keys()].filter((value) => pairOf(value) !== undefined && !/^POINT/i.test(value));
  const [example] = written;
  const isBeyond = (place: 0 | 1): boolean => written.some((value) => Math.abs(pairOf(value)?.[place] ?? 0) > 90);
  const [first, second] = [isBeyond(0), isBeyond(1)];
  if (first !== second) return { order: first ? "longitude-first" : "latitude-first", example };
  const byName = first ? undefined : orderByName(column);
  const isUsual = !first && written.every((value) => value.startsWith("("));
  return { order: byName ?? (isUsual ? "latitude-first" : undefined), example };
}

/** What a mapping must say of the order; nothing where it is the usual one. */
export function orderToName(column: ColumnProfile): DegreeOrder | undefined {
  const { order } = positionsWritten(column);
  return order === "longitude-first" || orderByName(column.column) === "longitude-first" ? order : undefined;
}
