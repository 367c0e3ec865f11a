import { setBit } from "../engine/bits.ts";
import { type Bitmap, intersectInto, joinInto } from "./bitmaps.ts";
import type { Region } from "./region.ts";
import type { Field, Mask, Space } from "./space.ts";

/** How the rules of a table lie to a region of its space, words aside: bitmaps of rules, for the caller to keep. */
export interface Reach {
  /** Those that take some of it. */
  readonly touching: (region: Region) => Bitmap;
  /** Those that take all of it in these fields, or in all. */
  readonly covering: (region: Region, fields?: readonly number[]) => Bitmap;
  /** Those that take nothing outside of it. */
  readonly within: (region: Region) => Bitmap;
}

/** Bitmaps are made for each different mask once. */
export function reachOf({ fields, words, rules }: Space): Reach {
  const all = (): Bitmap => {
    const bits = new Uint32Array(words).fill(0xffff_ffff);
    if ((rules.length & 31) !== 0) bits[words - 1]! = (1 << (rules.length & 31)) - 1;
    return bits;
  };
  const joined = (field: Field, picked: (cell: number) => boolean): Bitmap => {
    const bits = new Uint32Array(words);
    field.rows.forEach((row, cell) => {
      if (picked(cell)) joinInto(bits, row);
    });
    return bits;
  };
  const touching = remembered((field, mask) => joined(field, (cell) => mask?.[cell] !== 0));
  const covering = remembered((field, mask) => {
    const bits = all();
    field.rows.forEach((row, cell) => {
      if (mask?.[cell] !== 0) intersectInto(bits, row);
    });
    return bits;
  });
  const rulesOfWant = new Map(fields.map((field) => [field, rulesByWant(field)]));
  const within = remembered((field, mask) => {
    if (mask === undefined) return all();
    const bits = new Uint32Array(words);
    field.cellsOfWant.forEach((cells, want) => {
      if (cells.every((cell) => mask[cell] === 1))
        for (const rule of rulesOfWant.get(field)?.[want] ?? []) setBit(bits, rule);
    });
    return bits;
  });
  const over = (made: typeof touching, { masks }: Region, some: readonly number[]): Bitmap => {
    const bits = all();
    for (const at of some) intersectInto(bits, made(fields[at]!, masks[at]));
    return bits;
  };
  const every = fields.map((_, at) => at);
  return {
    touching: (region) => over(touching, region, every),
    covering: (region, some = every) => over(covering, region, some),
    within: (region) => over(within, region, every),
  };
}

function remembered(make: (field: Field, mask: Mask | undefined) => Bitmap) {
  const made = new WeakMap<Mask, Bitmap>();
  const madeWhole = new WeakMap<Field, Bitmap>();
  return (field: Field, mask: Mask | undefined): Bitmap => {
    const known = mask === undefined ? madeWhole.get(field) : made.get(mask);
    if (known !== undefined) return known;
    const bits = make(field, mask);
    if (mask === undefined) madeWhole.set(field, bits);
    else made.set(mask, bits);
    return bits;
  };
}

function rulesByWant({ wants, wantOf }: Field): readonly (readonly number[])[] {
  const rules = wants.map((): number[] => []);
  wantOf.forEach((want, rule) => {
    rules[want]?.push(rule);
  });
  return rules;
}
