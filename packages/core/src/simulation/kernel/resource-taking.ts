import { type Claim, FROZEN, NONE } from "./resource-claims.ts";
import { admit, begin, counted, type Desk, hold, wait } from "./resource-desk.ts";
import type { Line } from "./resource-line.ts";

/** Only a lower rank preempts: among equals, whoever has the server keeps it. */
export function takesFrom({ claims, holders }: Desk, claim: Claim): boolean {
  const last = holders?.first() ?? NONE;
  return last !== NONE && (claims.ranks[claim] as number) < (claims.ranks[last] as number);
}

/** The claim that would be served last loses its server to this one. Both calls see the exchange completed. */
export function takeServer(desk: Desk, claim: Claim): void {
  const loser = dispossess(desk);
  wait(desk, loser);
  hold(desk, claim);
  desk.stops(loser);
  desk.begins(claim);
}

/** Servers come or go. */
export function setCapacity(desk: Desk, capacity: number): void {
  let back = counted(capacity) - desk.capacity;
  desk.capacity = capacity;
  if (desk.shiftEnd !== "finish") while (desk.busy > desk.capacity) sendHome(desk);
  for (const { frozen } = desk; back > 0 && frozen.length > 0; back--) {
    const claim = frozen.first();
    frozen.leave(claim);
    begin(desk, claim);
  }
  admit(desk);
}

function sendHome(desk: Desk): void {
  const loser = dispossess(desk);
  if (desk.shiftEnd === "hand-back") wait(desk, loser);
  else {
    desk.claims.states[loser] = FROZEN;
    desk.frozen.join(loser);
  }
  desk.stops(loser);
}

/** Takes the server of the claim that would be served last. */
function dispossess(desk: Desk): Claim {
  const holders = desk.holders as Line;
  const loser = holders.first();
  holders.leave(loser);
  desk.busy--;
  return loser;
}
