import { grownIntegers } from "./growing.ts";
import { type Claim, type Claims, NONE, precedes } from "./resource-claims.ts";
import type { Line } from "./resource-line.ts";

/** A line by rank, and then by sequence. Joining and leaving take time with the logarithm of its length. */
export const lineByRank = (claims: Claims): Line => heapOf(claims, precedes);

/** The line of those who would be served last: its head is the claim that all others precede. */
export const lineFromTheEnd = (claims: Claims): Line =>
  heapOf(claims, (all, claim, other) => precedes(all, other, claim));

/** A binary heap of claims; the place of a claim is its place in the heap. */
interface Heap {
  readonly claims: Claims;
  readonly before: typeof precedes;
  entries: Int32Array;
  length: number;
}

const ROOM = 16;

function heapOf(claims: Claims, before: typeof precedes): Line {
  const heap: Heap & Line = {
    claims,
    before,
    entries: new Int32Array(ROOM),
    length: 0,
    first: () => (heap.length === 0 ? NONE : (heap.entries[0] as Claim)),
    join: (claim) => join(heap, claim),
    leave: (claim) => leave(heap, claim),
  };
  return heap;
}

function join(heap: Heap, claim: Claim): void {
  if (heap.length === heap.entries.length) heap.entries = grownIntegers(heap.entries);
  rise(heap, heap.length++, claim);
}

function leave(heap: Heap, claim: Claim): void {
  const place = heap.claims.places[claim] as number;
  const last = heap.entries[--heap.length] as Claim;
  if (last === claim) return;
  if (heap.before(heap.claims, last, claim)) rise(heap, place, last);
  else sink(heap, place, last);
}

function rise(heap: Heap, from: number, claim: Claim): void {
  let place = from;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    const above = heap.entries[parent] as Claim;
    if (!heap.before(heap.claims, claim, above)) break;
    put(heap, place, above);
    place = parent;
  }
  put(heap, place, claim);
}

function sink(heap: Heap, from: number, claim: Claim): void {
  let place = from;
  for (let child = 2 * place + 1; child < heap.length; child = 2 * place + 1) {
    if (child + 1 < heap.length && heap.before(heap.claims, at(heap, child + 1), at(heap, child))) child++;
    const below = at(heap, child);
    if (!heap.before(heap.claims, below, claim)) break;
    put(heap, place, below);
    place = child;
  }
  put(heap, place, claim);
}

const at = (heap: Heap, place: number): Claim => heap.entries[place] as Claim;

function put(heap: Heap, place: number, claim: Claim): void {
  heap.entries[place] = claim;
  heap.claims.places[claim] = place;
}
