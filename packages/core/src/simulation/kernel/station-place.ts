import type { Agenda } from "./agenda.ts";
import { REFUSED } from "./resource.ts";
import { type Claim, NONE } from "./resource-claims.ts";
import type { StationTotals } from "./resource-totals.ts";
import { admitClaim, forgetClaim, noStays, type Stays, takeEvent } from "./station-stays.ts";

/** What a station plans on its agenda, whatever its servers are. */
export interface PlaceOptions {
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

/** The servers of a station: a resource, or a pool of agents. */
export interface Servers {
  readonly holds: (claim: Claim) => boolean;
  readonly requestOf: (claim: Claim) => number;
  readonly release: (claim: Claim) => void;
  readonly withdraw: (claim: Claim) => void;
  readonly busy: () => number;
  readonly waiting: () => number;
}

/** What servers tell when a claim gets one of them, or loses it without giving it back. */
interface ClaimListener {
  readonly begins: (claim: Claim) => void;
  readonly stops: (claim: Claim) => void;
}

/** The state of a station. */
export interface Place<Kind extends Servers = Servers> extends PlaceOptions {
  readonly agenda: Agenda;
  readonly servers: Kind;
  readonly stays: Stays;
  readonly totals: { -readonly [Name in keyof StationTotals]: number };
  /** Up to when the totals over time have been counted. */
  seen: number;
}

/** A station whose servers, made for it, tell it what becomes of the claims on them. */
export function placeOf<Kind extends Servers>(
  agenda: Agenda,
  options: PlaceOptions,
  serversFor: (listener: ClaimListener) => Kind,
): Place<Kind> {
  const place: Place<Kind> = {
    agenda,
    ...options,
    servers: serversFor({ begins: (claim) => begin(place, claim), stops: (claim) => stop(place, claim) }),
    stays: noStays(),
    totals: { arrived: 0, refused: 0, served: 0, left: 0, waited: 0, waitingTime: 0, busyTime: 0 },
    seen: agenda.now,
  };
  return place;
}

/** A request has come and asked for a server, which is its claim. */
export function arrived(place: Place, claim: Claim): Claim {
  place.totals.arrived++;
  if (claim === REFUSED) place.totals.refused++;
  else if (!place.servers.holds(claim)) startWaiting(place, claim);
  return claim;
}

/** Work is done: the server goes to the next in line. Answers the request. */
export function finish(place: Place, claim: Claim): number {
  see(place);
  const request = place.servers.requestOf(claim);
  forgetClaim(place.stays, claim);
  place.totals.served++;
  place.servers.release(claim);
  return request;
}

/** Patience is over. Answers the request. */
export function leave(place: Place, claim: Claim): number {
  see(place);
  const request = place.servers.requestOf(claim);
  place.stays.events[claim] = NONE;
  endWait(place, claim);
  forgetClaim(place.stays, claim);
  place.totals.left++;
  place.servers.withdraw(claim);
  return request;
}

/** What happened up to now. */
export function totalsOf(place: Place): StationTotals {
  see(place);
  return { ...place.totals };
}

/** Counts the time since the last change, during which everything stayed as it was. To be called before anything changes. */
export function see(place: Place): void {
  const { totals, servers } = place;
  const passed = place.agenda.now - place.seen;
  totals.waitingTime += passed * servers.waiting();
  totals.busyTime += passed * servers.busy();
  place.seen = place.agenda.now;
}

function startWaiting({ agenda, patience, stays, servers, leaves }: Place, claim: Claim): void {
  admitClaim(stays, claim);
  stays.since[claim] = agenda.now;
  const bearable = patience === undefined ? Number.POSITIVE_INFINITY : patience(servers.requestOf(claim));
  if (bearable < Number.POSITIVE_INFINITY)
    stays.events[claim] = agenda.schedule(agenda.now + bearable, 0, leaves, claim);
}

function begin(place: Place, claim: Claim): void {
  const { agenda, stays } = place;
  const request = place.servers.requestOf(claim);
  admitClaim(stays, claim);
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
  const event = takeEvent(stays, claim);
  if (event !== NONE) agenda.cancel(event);
}

function stop(place: Place, claim: Claim): void {
  const { agenda, stays } = place;
  agenda.cancel(takeEvent(stays, claim));
  if (place.interrupted !== "restart") stays.work[claim] = (stays.doneAt[claim] as number) - agenda.now;
  startWaiting(place, claim);
}
