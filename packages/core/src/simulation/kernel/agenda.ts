import {
  type EventHeap,
  emptyHeap,
  growHandles,
  isFull,
  moveLastTo,
  put,
  ROOT,
  recordOf,
  rise,
  sink,
} from "./event-heap.ts";
import { comeNear, type FarEvents, isAside, layAside, makeRoom, nothingFar, takeOff } from "./far-events.ts";
import { grownFloats } from "./growing.ts";

/**
 * What happens when: the future of a simulation, and its clock. An event is a kind and an argument, two integers (32 bits) that
 * mean what the model says. Events happen by (instant, priority, order of scheduling), so that a history is the same for ever.
 * Its memory is bounded by the most events that were pending at once.
 *
 *     while (events.next(end)) {
 *       if (events.kind === ARRIVAL) …
 *     }
 */
export interface Agenda {
  /** The instant of the event that happens now, in whatever unit the model counts. */
  readonly now: number;
  /** The kind of the event that happens now. */
  readonly kind: number;
  /** The argument of the event that happens now. */
  readonly argument: number;
  /** How many events are to come. */
  readonly pending: () => number;
  /**
   * Plans an event; of two at one instant, that of the lower priority (an integer from −256 to 255) happens first.
   * The handle, a small integer, names it until it happens or is cancelled; after that it may name another one.
   * Throws a RangeError for an instant that is past, infinite or no number, and for another priority.
   */
  readonly schedule: (at: number, priority: number, kind: number, argument: number) => EventHandle;
  /** Takes an event off the agenda. Throws a RangeError if nothing is planned under this handle. */
  readonly cancel: (handle: EventHandle) => void;
  /**
   * Moves the clock to the next event and takes it off. Answers false if none is left up to `until`, and moves the clock there
   * if `until` is given. To keep on after that, ask again with a later one.
   */
  readonly next: (until?: number) => boolean;
}

/** Names a planned event. */
export type EventHandle = number;

/** Priority and sequence are one number: a sequence may reach 2⁴⁴ before it would touch the next priority. */
const SEQUENCES = 2 ** 44;
const NONE = -1;
const ROOM = 16;

/** An empty agenda whose clock stands at `start`. */
export function agenda(start = 0): Agenda {
  const events: Events = {
    now: start,
    kind: NONE,
    argument: NONE,
    heap: emptyHeap(ROOM),
    far: nothingFar(ROOM),
    named: 0,
    free: NONE,
    sequence: 0,
    vacant: false,
    pending: () => events.heap.end - ROOT + events.far.count - (events.vacant ? 1 : 0),
    schedule: (at, priority, kind, argument) => {
      asked[0] = at;
      return schedule(events, priority, kind, argument);
    },
    cancel: (handle) => cancel(events, handle),
    next: (until = Number.POSITIVE_INFINITY) => next(events, until),
  };
  return events;
}

/** The agenda with what it keeps to itself. Its functions stand alone, so that engines compile them once for all agendas. */
interface Events extends Agenda {
  now: number;
  kind: number;
  argument: number;
  /** A record is the place of an event, its kind, its argument, and what `far` keeps. */
  readonly heap: EventHeap;
  readonly far: FarEvents;
  /** How many handles there are. */
  named: number;
  /** The first handle that names nothing; in place of a place, each of them holds the next one, as −2 less it. */
  free: number;
  sequence: number;
  /** The root of the heap is that of what happens now, whose next plan takes it over, handle and all: that saves half of the work. */
  vacant: boolean;
}

/** The instant that `schedule` is asked for. A float that is handed to a function which is not inlined would cost an allocation. */
const asked = new Float64Array(1);

function schedule(events: Events, priority: number, kind: number, argument: number): EventHandle {
  const at = asked[0] as number;
  if (!(at >= events.now && at < Number.POSITIVE_INFINITY)) refuseInstant(at, events.now);
  if (!(priority >= -256 && priority <= 255)) refusePriority(priority);
  const { heap, far } = events;
  const isNear = at < far.horizon;
  const vacant = isNear && events.vacant;
  const handle = vacant ? (heap.handles[ROOT] as number) : freeHandle(events);
  heap.records[recordOf(handle) + 1] = kind;
  heap.records[recordOf(handle) + 2] = argument;
  heap.orders[handle] = priority * SEQUENCES + events.sequence++;
  if (vacant) {
    events.vacant = false;
    heap.instants[ROOT] = at;
    sink(heap, ROOT);
  } else if (isNear) {
    put(heap, heap.end, at, handle);
    rise(heap, heap.end++);
    if (isFull(heap)) makeRoom(far, heap);
  } else layAside(far, heap, at, handle);
  return handle;
}

function refuseInstant(at: number, now: number): never {
  const why = at < now ? `is past: it is ${now} already` : "is none at which an event could happen";
  throw new RangeError(`The instant ${at} ${why}`);
}

function refusePriority(priority: number): never {
  throw new RangeError(`A priority is an integer from -256 to 255, not ${priority}`);
}

function freeHandle(events: Events): EventHandle {
  const { heap, far, free } = events;
  if (free !== NONE) {
    events.free = -2 - (heap.records[recordOf(free)] as number);
    return free;
  }
  if (events.named === heap.orders.length) {
    growHandles(heap);
    far.instants = grownFloats(far.instants);
  }
  return events.named++;
}

function release(events: Events, handle: EventHandle): void {
  events.heap.records[recordOf(handle)] = -2 - events.free;
  events.free = handle;
}

function cancel(events: Events, handle: EventHandle): void {
  const { heap, far } = events;
  const place = heap.records[recordOf(handle)] ?? NONE;
  if (isAside(place)) takeOff(far, heap, handle);
  else if (place >= ROOT && heap.handles[place] === handle && !(place === ROOT && events.vacant)) {
    moveLastTo(heap, place);
    if (place < heap.end) sink(heap, rise(heap, place));
  } else throw new RangeError(`No event is planned under the handle ${handle}`);
  release(events, handle);
}

function next(events: Events, until: number): boolean {
  const { heap } = events;
  if (events.vacant) leaveRoot(events);
  if (heap.end === ROOT && events.far.count > 0) comeNear(events.far, heap);
  const at = heap.instants[ROOT] as number;
  if (!(at <= until)) {
    if (until > events.now && until < Number.POSITIVE_INFINITY) events.now = until;
    return false;
  }
  const handle = heap.handles[ROOT] as number;
  events.now = at;
  events.kind = heap.records[recordOf(handle) + 1] as number;
  events.argument = heap.records[recordOf(handle) + 2] as number;
  heap.instants[ROOT] = Number.NEGATIVE_INFINITY;
  events.vacant = true;
  return true;
}

/** What happened planned nothing that took the root over, so the last event does. */
function leaveRoot(events: Events): void {
  events.vacant = false;
  release(events, events.heap.handles[ROOT] as number);
  moveLastTo(events.heap, ROOT);
  if (events.heap.end > ROOT) sink(events.heap, ROOT);
}
