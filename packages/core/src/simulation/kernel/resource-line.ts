import { type Claim, type Claims, NONE } from "./resource-claims.ts";

/** Claims in an order. A claim stands in one line at a time, since the line keeps its places in the claim itself. */
export interface Line {
  readonly length: number;
  /** Who is at the head, or NONE. */
  readonly first: () => Claim;
  readonly join: (claim: Claim) => void;
  /** Takes a claim out, wherever it stands. */
  readonly leave: (claim: Claim) => void;
}

/** A line in order of joining: everything takes the same time however long it is. */
export function lineOfJoining(claims: Claims): Line {
  let head = NONE;
  let tail = NONE;
  const line = {
    length: 0,
    first: () => head,
    join: (claim: Claim) => {
      claims.places[claim] = tail;
      claims.links[claim] = NONE;
      if (tail === NONE) head = claim;
      else claims.links[tail] = claim;
      tail = claim;
      line.length++;
    },
    leave: (claim: Claim) => {
      const before = claims.places[claim] as Claim;
      const behind = claims.links[claim] as Claim;
      if (before === NONE) head = behind;
      else claims.links[before] = behind;
      if (behind === NONE) tail = before;
      else claims.places[behind] = before;
      line.length--;
    },
  };
  return line;
}
