import { type Claim, endClaim, FROZEN, HOLDING, NONE, newClaim, VACANT, WAITING } from "./resource-claims.ts";
import { admit, begin, type Desk, deskOf, wait } from "./resource-desk.ts";
import type { ResourceOptions } from "./resource-options.ts";
import { setCapacity, takeServer, takesFrom } from "./resource-taking.ts";

/**
 * Servers that are alike, and the line before them. It knows nothing of time: what a claim does with its server, and for how long,
 * is the model's. A model's requests are integers that mean what it says.
 */
export interface Resource {
  readonly capacity: () => number;
  /** How many servers are at work; more than the capacity as long as some finish after their shift. */
  readonly busy: () => number;
  /** How many claims have no server, frozen ones counted. */
  readonly waiting: () => number;
  /** Asks for a server. `begins` has been called before this returns if there was one. Answers REFUSED to whom may not or will not wait. */
  readonly seize: (request: number) => Claim;
  readonly holds: (claim: Claim) => boolean;
  readonly requestOf: (claim: Claim) => number;
  /** Gives a server back; the next in line begins. Throws a RangeError if the claim has none. */
  readonly release: (claim: Claim) => void;
  /** Takes a claim that has no server out of its line. Throws a RangeError if it has one, or is over. */
  readonly withdraw: (claim: Claim) => void;
  /** Servers come or go: the idle ones go first, then those whose claim would be served last. */
  readonly setCapacity: (capacity: number) => void;
}

/** What `seize` answers to a request that may not or will not wait. */
export const REFUSED = NONE;

/** Throws a RangeError if the capacity or the room is no count, or if servers can be taken away and nobody is told. */
export function resource(options: ResourceOptions): Resource {
  const desk = deskOf(options);
  return {
    capacity: () => desk.capacity,
    busy: () => desk.busy,
    waiting: () => desk.line.length + desk.frozen.length,
    seize: (request) => seize(desk, request),
    holds: (claim) => desk.claims.states[claim] === HOLDING,
    requestOf: (claim) => desk.claims.requests[claim] as number,
    release: (claim) => release(desk, claim),
    withdraw: (claim) => withdraw(desk, claim),
    setCapacity: (capacity) => setCapacity(desk, capacity),
  };
}

function seize(desk: Desk, request: number): Claim {
  const { claims, line } = desk;
  const claim = newClaim(claims, request, rankOf(desk, request));
  if (line.length === 0 && desk.busy < desk.capacity) begin(desk, claim);
  else if (desk.preemptive && takesFrom(desk, claim)) takeServer(desk, claim);
  else if (line.length >= desk.room || desk.balks?.(request, line.length)) {
    endClaim(claims, claim);
    return REFUSED;
  } else wait(desk, claim);
  return claim;
}

function rankOf({ discipline, claims }: Desk, request: number): number {
  const rank = discipline === undefined ? 0 : discipline(request, claims.sequence);
  if (Number.isNaN(rank)) throw new RangeError(`The discipline ranks request ${request} as no number`);
  return rank;
}

function release(desk: Desk, claim: Claim): void {
  if (desk.claims.states[claim] !== HOLDING) throw new RangeError(`Claim ${claim} has no server to give back`);
  desk.holders?.leave(claim);
  desk.busy--;
  endClaim(desk.claims, claim);
  admit(desk);
}

function withdraw(desk: Desk, claim: Claim): void {
  const state = desk.claims.states[claim] ?? VACANT;
  if (state !== WAITING && state !== FROZEN) throw new RangeError(`Claim ${claim} does not wait`);
  (state === WAITING ? desk.line : desk.frozen).leave(claim);
  endClaim(desk.claims, claim);
}
