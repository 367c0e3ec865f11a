import { grownFloats, grownIntegers } from "./growing.ts";

/**
 * A heap of events that knows where each of them lies. Every place has four children: those of place p are 4p − 8 and the three
 * that follow, so that each group of four begins at a multiple of four and lies in one line of the cache.
 */
export interface EventHeap {
  /** By place: the instant of its event. Behind the end it is NaN, which is before nothing. */
  instants: Float64Array;
  /** By place: the handle of its event. */
  handles: Int32Array;
  /** The first place that is free. */
  end: number;
  /** By handle: which of several events at one instant happens first. */
  orders: Float64Array;
  /** By handle, four integers at `recordOf`: its place, and three that the heap leaves alone. */
  records: Int32Array;
}

/** The place of the event that happens first. */
export const ROOT = 3;

/** Places before the root, and behind the last event in its group of four. */
const BESIDES = 8;

/** Where the record of a handle begins. Engines would have to check a product for an overflow. */
export const recordOf = (handle: number): number => handle << 2;

export const emptyHeap = (room: number): EventHeap => ({
  instants: new Float64Array(room + BESIDES).fill(Number.NaN),
  handles: new Int32Array(room + BESIDES),
  end: ROOT,
  orders: new Float64Array(room),
  records: new Int32Array(4 * room),
});

/** Whether there is no place for one more event. */
export const isFull = ({ end, instants }: EventHeap): boolean => end + BESIDES > instants.length;

/** Makes room for more events on the heap. */
export function growPlaces(heap: EventHeap): void {
  heap.instants = grownFloats(heap.instants, Number.NaN);
  heap.handles = grownIntegers(heap.handles);
}

/** Makes room for more handles. */
export function growHandles(heap: EventHeap): void {
  heap.orders = grownFloats(heap.orders);
  heap.records = grownIntegers(heap.records);
}

/** Lays an event into a place, where it may be out of order. */
export function put({ instants, handles, records }: EventHeap, place: number, at: number, handle: number): void {
  instants[place] = at;
  handles[place] = handle;
  records[recordOf(handle)] = place;
}

/** Shortens the heap by its last place, whose event goes to this one. */
export function moveLastTo(heap: EventHeap, place: number): void {
  const last = --heap.end;
  if (place < last) put(heap, place, heap.instants[last] as number, heap.handles[last] as number);
  heap.instants[last] = Number.NaN;
}

/** Moves the event of a place up to where its parent happens before it. Answers where. */
export function rise(heap: EventHeap, from: number): number {
  const { instants, handles, orders } = heap;
  const at = instants[from] as number;
  const handle = handles[from] as number;
  let place = from;
  while (place > ROOT) {
    const parent = parentOf(place);
    const parentAt = instants[parent] as number;
    const other = handles[parent] as number;
    if (parentAt <= at && (parentAt < at || (orders[other] as number) < (orders[handle] as number))) break;
    put(heap, place, parentAt, other);
    place = parent;
  }
  put(heap, place, at, handle);
  return place;
}

const parentOf = (place: number): number => (place >> 2) + 2;
const childrenOf = (place: number): number => (place << 2) - 8;

/** Moves the event of a place down to where it happens before its children. */
export function sink(heap: EventHeap, from: number): void {
  const { instants, handles, orders, end } = heap;
  const at = instants[from] as number;
  const handle = handles[from] as number;
  let place = from;
  for (let first = childrenOf(place); first < end; first = childrenOf(place)) {
    let child = first;
    let childAt = instants[first] as number;
    for (let rival = first + 1; rival < first + 4; rival++) {
      const rivalAt = instants[rival] as number;
      if (rivalAt <= childAt && (rivalAt < childAt || precedes(heap, rival, child))) {
        child = rival;
        childAt = rivalAt;
      }
    }
    const other = handles[child] as number;
    if (at <= childAt && (at < childAt || (orders[handle] as number) < (orders[other] as number))) break;
    put(heap, place, childAt, other);
    place = child;
  }
  put(heap, place, at, handle);
}

/** Brings events that were put into any places in order. */
export function heapify(heap: EventHeap): void {
  for (let place = parentOf(heap.end - 1); place >= ROOT; place--) sink(heap, place);
}

/** Whether one of two places of the same instant happens first. */
const precedes = ({ orders, handles }: EventHeap, one: number, other: number): boolean =>
  (orders[handles[one] as number] as number) < (orders[handles[other] as number] as number);
