import type { EventHandle } from "./agenda.ts";
import { grownFloats, grownIntegers } from "./growing.ts";
import { type Claim, NONE } from "./resource-claims.ts";

/** What a station knows of its claims, by claim. */
export interface Stays {
  /** The event that is planned for it, or NONE. */
  events: Int32Array;
  /** Since when it waits, NaN while it does not, and how long it had waited before. */
  since: Float64Array;
  waited: Float64Array;
  /** How much work there was to do when it got its server, NaN before, and when that will be done. */
  work: Float64Array;
  doneAt: Float64Array;
}

const ROOM = 16;

export const noStays = (): Stays => ({
  events: new Int32Array(ROOM).fill(NONE),
  since: new Float64Array(ROOM).fill(Number.NaN),
  waited: new Float64Array(ROOM),
  work: new Float64Array(ROOM).fill(Number.NaN),
  doneAt: new Float64Array(ROOM),
});

/** Makes sure that there is room for a claim. */
export function admitClaim(stays: Stays, claim: Claim): void {
  while (claim >= stays.events.length) growStays(stays);
}

/** A claim is over, and its name may be that of another one. */
export function forgetClaim(stays: Stays, claim: Claim): void {
  stays.events[claim] = NONE;
  stays.waited[claim] = 0;
  stays.work[claim] = Number.NaN;
}

/** The event that is planned for a claim, which is forgotten; NONE if there is none. */
export function takeEvent(stays: Stays, claim: Claim): EventHandle {
  const event = stays.events[claim] as EventHandle;
  stays.events[claim] = NONE;
  return event;
}

function growStays(stays: Stays): void {
  const named = stays.events.length;
  stays.events = grownIntegers(stays.events).fill(NONE, named);
  stays.since = grownFloats(stays.since, Number.NaN);
  stays.waited = grownFloats(stays.waited);
  stays.work = grownFloats(stays.work, Number.NaN);
  stays.doneAt = grownFloats(stays.doneAt);
}
