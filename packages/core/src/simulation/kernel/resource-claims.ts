import { grownFloats, grownIntegers } from "./growing.ts";

/**
 * Names one request's stay at a resource, from asking for a server to giving it back, leaving or being refused; a small integer.
 * After that it may name another stay.
 */
export type Claim = number;

/** No claim. */
export const NONE = -1;

export const VACANT = 0;
export const WAITING = 1;
export const HOLDING = 2;
export const FROZEN = 3;

/** All claims on a resource, one column a fact. Their memory is bounded by the most there were at once. */
export interface Claims {
  /** Whose claim it is. */
  requests: Int32Array;
  /** The lower one is served first; of equals, the one with the lower sequence. */
  ranks: Float64Array;
  sequences: Float64Array;
  /** VACANT, WAITING, HOLDING or FROZEN. */
  states: Int32Array;
  /** Two integers that belong to the line in which the claim stands. */
  places: Int32Array;
  links: Int32Array;
  /** How many claims have a name. */
  named: number;
  /** The first name that is vacant; its link is the next one. */
  free: Claim;
  /** How many claims there have been. */
  sequence: number;
}

const ROOM = 16;

export const noClaims = (): Claims => ({
  requests: new Int32Array(ROOM),
  ranks: new Float64Array(ROOM),
  sequences: new Float64Array(ROOM),
  states: new Int32Array(ROOM),
  places: new Int32Array(ROOM),
  links: new Int32Array(ROOM),
  named: 0,
  free: NONE,
  sequence: 0,
});

/** A new claim, which stands nowhere yet. */
export function newClaim(claims: Claims, request: number, rank: number): Claim {
  let claim = claims.free;
  if (claim === NONE) claim = newName(claims);
  else claims.free = claims.links[claim] as number;
  claims.requests[claim] = request;
  claims.ranks[claim] = rank;
  claims.sequences[claim] = claims.sequence++;
  return claim;
}

/** Ends a claim, which stands nowhere any more. */
export function endClaim(claims: Claims, claim: Claim): void {
  claims.states[claim] = VACANT;
  claims.links[claim] = claims.free;
  claims.free = claim;
}

/** Whether the first claim is served before the other one. */
export function precedes({ ranks, sequences }: Claims, claim: Claim, other: Claim): boolean {
  const rank = ranks[claim] as number;
  const otherRank = ranks[other] as number;
  return rank < otherRank || (rank === otherRank && (sequences[claim] as number) < (sequences[other] as number));
}

function newName(claims: Claims): Claim {
  if (claims.named === claims.states.length) {
    claims.requests = grownIntegers(claims.requests);
    claims.ranks = grownFloats(claims.ranks);
    claims.sequences = grownFloats(claims.sequences);
    claims.states = grownIntegers(claims.states);
    claims.places = grownIntegers(claims.places);
    claims.links = grownIntegers(claims.links);
  }
  return claims.named++;
}
