import { leafCategories, priorities, subdistricts } from "./routing-city.ts";
import { inSpan } from "./routing-engine.ts";
import type { PlainRule } from "./routing-rules.ts";

/** A rule as a product of sets, one for each field: a bit for each value that it takes; undefined where it takes all. */
export type Box = readonly (Uint32Array | undefined)[];

const hours = Array.from({ length: 24 }, (_, hour) => hour);
/** Rules name amounts by tens, so that all between two tens are alike. */
const amounts = Array.from({ length: 120 }, (_, ten) => 10 * ten);

/** The boxes of rules without their words: texts may hold any words together. Equal conditions share a set. */
export function boxesOf(rules: readonly PlainRule[]): readonly Box[] {
  const sets = new Map<string, Uint32Array>();
  const setOf = <Value>(
    field: string,
    condition: string | readonly unknown[] | undefined,
    values: readonly Value[],
    takes: (value: Value) => boolean,
  ): Uint32Array | undefined => {
    if (condition === undefined) return undefined;
    const key = `${field} ${condition}`;
    const set = sets.get(key) ?? bitsOf(values, takes);
    sets.set(key, set);
    return set;
  };
  return rules.map(({ category, districts, subdistricts: some, amount, hours: span, priorities: urgencies }) => [
    setOf("category", category, leafCategories, (leaf) => leaf.startsWith(category!)),
    setOf("area", districts ?? some, subdistricts, (leaf) =>
      (districts ?? some)!.some((node) => leaf.startsWith(node)),
    ),
    setOf("priority", urgencies, priorities, (priority) => urgencies!.includes(priority)),
    setOf("hour", span, hours, (hour) => inSpan(hour, span!)),
    setOf("amount", amount, amounts, (ten) => amount![0] <= ten && ten < amount![1]),
  ]);
}

function bitsOf<Value>(values: readonly Value[], takes: (value: Value) => boolean): Uint32Array {
  const bits = new Uint32Array(Math.ceil(values.length / 32));
  values.forEach((value, position) => {
    if (takes(value)) bits[position >>> 5]! |= 1 << (position & 31);
  });
  return bits;
}

/** How many pairs overlap: every box against every later one, field after field until one sets them apart. */
export function overlappingPairs(boxes: readonly Box[]): number {
  let pairs = 0;
  for (let one = 0; one < boxes.length; one++)
    for (let other = one + 1; other < boxes.length; other++) if (overlap(boxes[one]!, boxes[other]!)) pairs++;
  return pairs;
}

function overlap(one: Box, other: Box): boolean {
  for (let field = 0; field < one.length; field++) {
    const [mine, theirs] = [one[field], other[field]];
    if (mine !== undefined && theirs !== undefined && !intersect(mine, theirs)) return false;
  }
  return true;
}

function intersect(one: Uint32Array, other: Uint32Array): boolean {
  for (let word = 0; word < one.length; word++) if ((one[word]! & other[word]!) !== 0) return true;
  return false;
}
