import { type EventHeap, growPlaces, heapify, isFull, put, ROOT, recordOf } from "./event-heap.ts";

/**
 * Where many events are pending, those of the far future lie aside: in buckets by their time, in no order. The heap gets one bucket after
 * the other, so that it stays small, and near to the processor. It is a calendar queue (Brown, 1988) whose days are put in order when they
 * come. As long as few are pending, all are on the heap.
 */
export interface FarEvents {
  /** All events before it are on the heap, and no others. */
  horizon: number;
  /** How many lie aside. */
  count: number;
  /** If more than this do, they get new buckets. */
  most: number;
  /** The time of a bucket: a power of two, so that no rounding takes an event to another one. */
  width: number;
  /** How many widths after 0 the first bucket begins, and which one the heap gets next. */
  first: number;
  next: number;
  /** By bucket: the handle of an event in it. The last one is for all that is later. */
  heads: Int32Array;
  /** By handle: when its event happens. */
  instants: Float64Array;
}

const BUCKETS = 8192;
/** How many events a bucket is made for, where that takes no more buckets. */
const IN_A_BUCKET = 16;
/** So many a heap orders as fast by itself. */
const FEW = 2048;
const SAMPLE = 1024;
const NONE = -1;

/* The record of an event that lies aside begins with the one before it in its bucket, added to ASIDE, and ends with the one behind it. */
const ASIDE = -(2 ** 31) + 1;
const BEHIND = 3;

/** Whether the first integer of a record is that of an event that lies aside, and no place on the heap. */
export const isAside = (place: number): boolean => place < ASIDE / 2;

export const nothingFar = (room: number): FarEvents => ({
  horizon: Number.POSITIVE_INFINITY,
  count: 0,
  most: 2 * FEW,
  width: 0,
  first: 0,
  next: BUCKETS,
  heads: new Int32Array(0),
  instants: new Float64Array(room),
});

export function layAside(far: FarEvents, { records }: EventHeap, at: number, handle: number): void {
  const bucket = bucketOf(far, at);
  const behind = far.heads[bucket] as number;
  if (behind !== NONE) records[recordOf(behind)] = ASIDE + handle;
  records[recordOf(handle)] = ASIDE + NONE;
  records[recordOf(handle) + BEHIND] = behind;
  far.heads[bucket] = handle;
  far.instants[handle] = at;
  far.count++;
}

/** Takes an event off that lies aside. */
export function takeOff(far: FarEvents, { records }: EventHeap, handle: number): void {
  const before = (records[recordOf(handle)] as number) - ASIDE;
  const behind = records[recordOf(handle) + BEHIND] as number;
  if (behind !== NONE) records[recordOf(behind)] = ASIDE + before;
  if (before !== NONE) records[recordOf(before) + BEHIND] = behind;
  else far.heads[bucketOf(far, far.instants[handle] as number)] = behind;
  far.count--;
}

const bucketOf = ({ width, first }: FarEvents, at: number): number => Math.min(Math.floor(at / width) - first, BUCKETS);

/** The heap is empty: it gets those events, if there are any, that happen next. */
export function comeNear(far: FarEvents, heap: EventHeap): void {
  while (heap.end === ROOT && far.count > 0) {
    if (far.next === BUCKETS || far.count > far.most) layOut(far, heap);
    else openBucket(far, heap);
  }
}

/** The heap is full: it grows, or most of it is laid aside. */
export function makeRoom(far: FarEvents, heap: EventHeap): void {
  if (heap.end < 2 * FEW) growPlaces(heap);
  else {
    layOut(far, heap);
    comeNear(far, heap);
  }
}

function openBucket(far: FarEvents, heap: EventHeap): void {
  let handle = far.heads[far.next] as number;
  far.heads[far.next++] = NONE;
  far.horizon = (far.first + far.next) * far.width;
  while (handle !== NONE) {
    const behind = heap.records[recordOf(handle) + BEHIND] as number;
    bringNear(far, heap, handle);
    far.count--;
    handle = behind;
  }
  heapify(heap);
}

function bringNear({ instants }: FarEvents, heap: EventHeap, handle: number): void {
  put(heap, heap.end++, instants[handle] as number, handle);
  if (isFull(heap)) growPlaces(heap);
}

/** Lays all events aside in new buckets, of which the heap gets none yet; where they are few, it gets them all. */
function layOut(far: FarEvents, heap: EventHeap): void {
  const handles = takeAll(far, heap);
  far.most = 2 * Math.max(handles.length, FEW);
  far.width = handles.length > FEW ? widthFor(handles, far) : 0;
  if (far.width > 0) makeBuckets(far, heap, handles);
  else {
    far.horizon = Number.POSITIVE_INFINITY;
    for (const handle of handles) bringNear(far, heap, handle);
    heapify(heap);
  }
}

function makeBuckets(far: FarEvents, heap: EventHeap, handles: Int32Array): void {
  let first = Number.POSITIVE_INFINITY;
  for (const handle of handles) first = Math.min(first, far.instants[handle] as number);
  far.first = Math.floor(first / far.width);
  far.next = 0;
  far.heads = new Int32Array(BUCKETS + 1).fill(NONE);
  for (const handle of handles) layAside(far, heap, far.instants[handle] as number, handle);
}

/** The handles of all events, which neither are on the heap nor lie aside any more. */
function takeAll(far: FarEvents, heap: EventHeap): Int32Array {
  const handles = new Int32Array(heap.end - ROOT + far.count);
  let taken = 0;
  for (let place = ROOT; place < heap.end; place++) {
    const handle = heap.handles[place] as number;
    far.instants[handle] = heap.instants[place] as number;
    handles[taken++] = handle;
  }
  for (const head of far.heads)
    for (let handle = head; handle !== NONE; handle = heap.records[recordOf(handle) + BEHIND] as number)
      handles[taken++] = handle;
  heap.instants.fill(Number.NaN, ROOT, heap.end);
  heap.end = ROOT;
  far.heads = new Int32Array(0);
  far.count = 0;
  return handles;
}

/**
 * The time of a bucket, by a sample: half of the events happen up to its median. They get a bucket for every few of them, or an
 * eighth of all buckets, but none that is too short to be told apart in a float of 64 bits.
 */
function widthFor(handles: Int32Array, { instants }: FarEvents): number {
  const nth = (place: number): number => instants[handles[Math.floor(place)] as number] as number;
  const sample = Float64Array.from({ length: SAMPLE }, (_, place) => nth((place * handles.length) / SAMPLE)).sort();
  const [first, median] = [sample[0] as number, sample[SAMPLE / 2] as number];
  const buckets = Math.min(handles.length / 2 / IN_A_BUCKET, BUCKETS / 8);
  const exact = Math.abs(median) * 2 ** -40;
  return 2 ** Math.floor(Math.log2(Math.max((median - first) / buckets, exact)));
}
