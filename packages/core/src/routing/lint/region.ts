import type { Field, Mask, Space } from "./space.ts";
import { bothWishes, contentWith, type Has, noWish, type Wish } from "./tokens.ts";

/** A part of the space of a table: some cells of each field (all of them where undefined), and what is asked of the tokens. */
export interface Region {
  readonly masks: readonly (Mask | undefined)[];
  readonly wish: Wish;
}

/** A subject as the rules of a table see it: a cell of each field, and the tokens that it has. */
export interface Point {
  readonly cells: readonly number[];
  readonly has: Has;
}

export const everything = ({ fields }: Space): Region => ({ masks: fields.map(() => undefined), wish: noWish });

/** All that a rule can take. */
export const regionOf = ({ fields, tokens }: Space, rule: number): Region => ({
  masks: fields.map(({ wants, wantOf }) => wants[wantOf[rule]!]),
  wish: tokens.wishes[rule] ?? noWish,
});

/** What lies in both. */
export const meet = (one: Region, other: Region): Region => ({
  masks: one.masks.map((mask, field) => {
    const mask2 = other.masks[field];
    return mask === undefined || mask2 === undefined
      ? (mask ?? mask2)
      : mask.map((takes, cell) => takes & mask2[cell]!);
  }),
  wish: bothWishes(one.wish, other.wish),
});

export const cellsOf = (mask: Mask | undefined, { cells }: Field): readonly number[] =>
  cells.flatMap((_, cell) => (mask === undefined || mask[cell] === 1 ? [cell] : []));

/** The fields of which a region has no cell at all. */
export const emptyFields = ({ masks }: Region, { fields }: Space): readonly Field[] =>
  fields.filter((field, at) => !(masks[at]?.includes(1) ?? field.cells.length > 0));

/** Whether all cells of a region are cells of another one. */
export const liesIn = ({ masks }: Region, { masks: others }: Region): boolean =>
  masks.every((mask, field) => {
    const other = others[field];
    return other === undefined || (mask?.every((takes, cell) => takes <= other[cell]!) ?? false);
  });

/** Some point of a region; undefined where it is empty. */
export function pointIn(region: Region, space: Space): Point | undefined {
  const has = contentWith(region.wish, space.tokens);
  if (has === undefined || emptyFields(region, space).length > 0) return undefined;
  return { cells: region.masks.map((mask) => Math.max(mask?.indexOf(1) ?? 0, 0)), has };
}
