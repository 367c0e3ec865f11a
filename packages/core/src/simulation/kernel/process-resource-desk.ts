import { grownFloats, grownIntegers } from "./growing.ts";
import { GRANTED, TURNED_AWAY, type Wait } from "./process.ts";
import { askingOne, checkAsked, checkRelease, checkWork, queueUp, refuse, startServing } from "./process-asking.ts";
import type { Desk, DeskOptions } from "./process-desk-options.ts";
import {
  cancelEvent,
  interrupt,
  type Living,
  makeReady,
  PAUSED,
  type Processes,
  QUEUED,
  SERVING,
  type WaitingPlace,
  YES,
} from "./process-table.ts";
import { REFUSED, type Resource, resource } from "./resource.ts";
import { type Claim, NONE } from "./resource-claims.ts";

/** A desk that serves by priority, or whose servers can be taken away. */
export function resourceDesk(processes: Processes, options: DeskOptions): Desk {
  const { discipline, interrupted, balks, ...servers } = options;
  const ranked = discipline === "priority";
  const place: Place = {
    processes,
    ranked,
    restarts: interrupted === "restart",
    servers: resource({
      ...servers,
      begins: (claim) => begin(place, claim),
      stops: (claim) => stop(place, claim),
      ...(ranked && { discipline: (process) => place.priorities[process] as number }),
      ...(balks && { balks: (_process, waiting) => balks(waiting) }),
    }),
    claims: new Int32Array(ROOM).fill(NONE),
    priorities: new Float64Array(ROOM),
    work: new Float64Array(ROOM),
    leaveLine: (process) => leaveLine(place, process),
  };
  return {
    seize: (asked) => seize(place, asked?.patience, asked?.priority),
    serve: (work) => serve(place, work),
    release: () => release(place),
    held: () => processes.running !== undefined && hasServer(place, processes.running),
    setCapacity: place.servers.setCapacity,
    busy: place.servers.busy,
    waiting: place.servers.waiting,
  };
}

const ROOM = 16;

interface Place extends WaitingPlace {
  readonly processes: Processes;
  readonly ranked: boolean;
  readonly restarts: boolean;
  readonly servers: Resource;
  /** By process: its claim or NONE, its priority, and the work that it began to serve. */
  claims: Int32Array;
  priorities: Float64Array;
  work: Float64Array;
}

function seize(place: Place, patience = Number.POSITIVE_INFINITY, priority?: number): Wait {
  const { processes, servers } = place;
  const process = askingOne(processes, "ask for a server");
  const { number } = process;
  while (number >= place.claims.length) growPlace(place);
  checkAsked(place.claims[number] !== NONE, patience);
  if (priority !== undefined && !place.ranked) refuse("this desk serves in order of coming: no priorities");
  place.priorities[number] = priority ?? 0;
  const claim = servers.seize(number);
  if (claim === REFUSED) return TURNED_AWAY;
  place.claims[number] = claim;
  return servers.holds(claim) ? GRANTED : queueUp(processes, process, place, patience);
}

function serve(place: Place, work: number): Wait {
  const process = askingOne(place.processes, "serve");
  checkWork(hasServer(place, process), work);
  place.work[process.number] = work;
  return startServing(place.processes, process, place, work);
}

function release(place: Place): void {
  const process = askingOne(place.processes, "release");
  const claim = claimOf(place, process);
  checkRelease(claim !== NONE);
  drop(place, process);
  place.servers.release(claim);
}

function begin(place: Place, claim: Claim): void {
  const process = processOf(place, claim);
  process.servers++;
  if (process.state === PAUSED) startServing(place.processes, process, place, place.work[process.number] as number);
  else if (process.state === QUEUED) {
    cancelEvent(place.processes, process);
    makeReady(place.processes, process, YES);
  }
}

function stop(place: Place, claim: Claim): void {
  const { processes, work } = place;
  const process = processOf(place, claim);
  if (process.state === SERVING && process.place === place) {
    if (!place.restarts) work[process.number] = process.doneAt - processes.agenda.now;
    cancelEvent(processes, process);
    process.state = PAUSED;
    process.servers--;
  } else {
    drop(place, process);
    place.servers.withdraw(claim);
    interrupt(processes, process);
  }
}

/** The process has its server no more. */
function drop({ claims }: Place, process: Living): void {
  claims[process.number] = NONE;
  process.servers--;
}

function leaveLine({ claims, servers }: Place, { number }: Living): void {
  servers.withdraw(claims[number] as Claim);
  claims[number] = NONE;
}

const claimOf = ({ claims }: Place, { number }: Living): Claim => claims[number] ?? NONE;

const hasServer = (place: Place, process: Living): boolean => place.servers.holds(claimOf(place, process));

const processOf = ({ processes, servers }: Place, claim: Claim): Living =>
  processes.records[servers.requestOf(claim)] as Living;

function growPlace(place: Place): void {
  const known = place.claims.length;
  place.claims = grownIntegers(place.claims).fill(NONE, known);
  place.priorities = grownFloats(place.priorities);
  place.work = grownFloats(place.work);
}
