import type { Agenda, EventHandle } from "./agenda.ts";
import { grownFloats, grownIntegers } from "./growing.ts";
import { REFUSED, type Resource, resource } from "./resource.ts";
import { type Claim, NONE } from "./resource-claims.ts";
import type { ResourceOptions } from "./resource-options.ts";
import type { StationTotals } from "./resource-totals.ts";

export interface StationOptions extends Omit<ResourceOptions, "begins" | "stops"> {
  /** The kinds of a station's two events, both with a claim as their argument: its work is done; its patience is over. */
  readonly done: number;
  readonly leaves: number;
  /** How long a request needs a server; asked when it begins. */
  readonly work: (request: number) => number;
  /** How long a request waits before it leaves; asked whenever it starts to wait, also after it lost its server. For ever if left out. */
  readonly patience?: (request: number) => number;
  /** What becomes of work whose server is taken away: it goes on where it was ("resume", the default), or begins anew. */
  readonly interrupted?: "resume" | "restart";
  /** Called whenever a request gets a server, with all the time it has waited here. */
  readonly begun?: (request: number, waited: number) => void;
}

/**
 * A resource on an agenda, in event style: it plans the moments when work is done and when patience ends.
 *
 *     case ARRIVAL: desk.arrive(caller);
 *     case DONE: desk.finish(events.argument);
 *     case LEAVES: desk.leave(events.argument);
 */
export interface Station {
  /** A request comes. Answers REFUSED if it may not or will not wait. */
  readonly arrive: (request: number) => Claim;
  /** What the event `done` calls for: the server goes to the next in line. Answers the request. */
  readonly finish: (claim: Claim) => number;
  /** What the event `leaves` calls for. Answers the request. */
  readonly leave: (claim: Claim) => number;
  readonly setCapacity: (capacity: number) => void;
  readonly busy: () => number;
  /** How many have come and have no server, be it not yet or not any more. */
  readonly waiting: () => number;
  /** What happened up to now. */
  readonly totals: () => StationTotals;
}

/** Throws a RangeError for what `resource` refuses. */
export function station(agenda: Agenda, options: StationOptions): Station {
  const place: Place = {
    agenda,
    ...options,
    interrupted: options.interrupted ?? "resume",
    desk: resource({ ...options, begins: (claim) => begin(place, claim), stops: (claim) => stop(place, claim) }),
    stays: noStays(),
    totals: { arrived: 0, refused: 0, served: 0, left: 0, waited: 0, waitingTime: 0, busyTime: 0 },
    seen: agenda.now,
  };
  return {
    arrive: (request) => arrive(place, request),
    finish: (claim) => finish(place, claim),
    leave: (claim) => leave(place, claim),
    setCapacity: (capacity) => {
      see(place);
      place.desk.setCapacity(capacity);
    },
    busy: place.desk.busy,
    waiting: place.desk.waiting,
    totals: () => {
      see(place);
      return { ...place.totals };
    },
  };
}

interface Place extends Pick<StationOptions, "done" | "leaves" | "work" | "patience" | "begun"> {
  readonly agenda: Agenda;
  readonly desk: Resource;
  readonly interrupted: "resume" | "restart";
  readonly stays: Stays;
  readonly totals: { -readonly [Name in keyof StationTotals]: number };
  /** Up to when the totals over time have been counted. */
  seen: number;
}

/** What a station knows of its claims, by claim. */
interface Stays {
  /** The event that is planned for it, or NONE. */
  events: Int32Array;
  /** Since when it waits, and how long it had waited before. */
  since: Float64Array;
  waited: Float64Array;
  /** How much work there was to do when it got its server, NaN before, and when that will be done. */
  work: Float64Array;
  doneAt: Float64Array;
}

function arrive(place: Place, request: number): Claim {
  see(place);
  place.totals.arrived++;
  const claim = place.desk.seize(request);
  if (claim === REFUSED) place.totals.refused++;
  else if (!place.desk.holds(claim)) startWaiting(place, claim);
  return claim;
}

function startWaiting(place: Place, claim: Claim): void {
  const { agenda, patience, stays } = place;
  if (claim >= stays.events.length) growStays(stays);
  stays.since[claim] = agenda.now;
  const bearable = patience === undefined ? Number.POSITIVE_INFINITY : patience(place.desk.requestOf(claim));
  if (bearable < Number.POSITIVE_INFINITY)
    stays.events[claim] = agenda.schedule(agenda.now + bearable, 0, place.leaves, claim);
}

function begin(place: Place, claim: Claim): void {
  const { agenda, stays } = place;
  const request = place.desk.requestOf(claim);
  if (claim >= stays.events.length) growStays(stays);
  endWait(place, claim);
  place.begun?.(request, stays.waited[claim] as number);
  let work = stays.work[claim] as number;
  if (Number.isNaN(work)) work = place.work(request);
  stays.work[claim] = work;
  stays.doneAt[claim] = agenda.now + work;
  stays.events[claim] = agenda.schedule(agenda.now + work, 0, place.done, claim);
}

function endWait({ agenda, stays, totals }: Place, claim: Claim): void {
  const since = stays.since[claim] as number;
  if (Number.isNaN(since)) return;
  stays.since[claim] = Number.NaN;
  stays.waited[claim] = (stays.waited[claim] as number) + agenda.now - since;
  totals.waited += agenda.now - since;
  const event = stays.events[claim] as EventHandle;
  if (event !== NONE) agenda.cancel(event);
}

function stop(place: Place, claim: Claim): void {
  const { agenda, stays } = place;
  agenda.cancel(stays.events[claim] as EventHandle);
  stays.events[claim] = NONE;
  if (place.interrupted === "resume") stays.work[claim] = (stays.doneAt[claim] as number) - agenda.now;
  startWaiting(place, claim);
}

function finish(place: Place, claim: Claim): number {
  see(place);
  const request = place.desk.requestOf(claim);
  forget(place.stays, claim);
  place.totals.served++;
  place.desk.release(claim);
  return request;
}

function leave(place: Place, claim: Claim): number {
  see(place);
  const request = place.desk.requestOf(claim);
  place.stays.events[claim] = NONE;
  endWait(place, claim);
  forget(place.stays, claim);
  place.totals.left++;
  place.desk.withdraw(claim);
  return request;
}

/** Counts the time since the last change, during which everything stayed as it was. */
function see(place: Place): void {
  const { totals, desk } = place;
  const passed = place.agenda.now - place.seen;
  totals.waitingTime += passed * desk.waiting();
  totals.busyTime += passed * desk.busy();
  place.seen = place.agenda.now;
}

function forget(stays: Stays, claim: Claim): void {
  stays.events[claim] = NONE;
  stays.waited[claim] = 0;
  stays.work[claim] = Number.NaN;
}

const ROOM = 16;

const noStays = (): Stays => ({
  events: new Int32Array(ROOM).fill(NONE),
  since: new Float64Array(ROOM).fill(Number.NaN),
  waited: new Float64Array(ROOM),
  work: new Float64Array(ROOM).fill(Number.NaN),
  doneAt: new Float64Array(ROOM),
});

function growStays(stays: Stays): void {
  const named = stays.events.length;
  stays.events = grownIntegers(stays.events).fill(NONE, named);
  stays.since = grownFloats(stays.since, Number.NaN);
  stays.waited = grownFloats(stays.waited);
  stays.work = grownFloats(stays.work, Number.NaN);
  stays.doneAt = grownFloats(stays.doneAt);
}
