import { grownFloats, grownIntegers } from "./growing.ts";
import { GRANTED, LATER, TURNED_AWAY, type Wait } from "./process.ts";
import {
  cancelEvent,
  GIVE_UP,
  interrupt,
  makeReady,
  PAUSED,
  type Processes,
  type ProcessNumber,
  planEvent,
  QUEUED,
  RESUME,
  RUNNING,
  SERVING,
  YES,
} from "./process-table.ts";
import { REFUSED, type Resource, resource } from "./resource.ts";
import { type Claim, NONE } from "./resource-claims.ts";
import type { ResourceOptions } from "./resource-options.ts";

export interface DeskOptions extends Pick<ResourceOptions, "capacity" | "shiftEnd" | "room"> {
  /** First come, first served if left out; or the lowest priority first, as `seize` says it. */
  readonly discipline?: "fifo" | "priority";
  /** A lower priority takes the server of the highest one; the discipline is "priority" then. */
  readonly preemptive?: boolean;
  /** What becomes of `serve` when its server is taken away: it goes on where it was ("resume", the default), or begins anew. */
  readonly interrupted?: "resume" | "restart";
  /** Whether a process that would have to wait behind so many others turns away at once. */
  readonly balks?: (waiting: number) => boolean;
}

/** A resource for processes. What it is asked, it is asked by the process that runs. */
export interface Desk {
  /**
   * Asks for a server: `if (!(yield desk.seize({ patience: 3 }))) return;`. Answers false to a process that was turned away
   * or whose patience ended, both without a server. A process has one server of a desk at most.
   */
  readonly seize: (asked?: { readonly patience?: number; readonly priority?: number }) => Wait;
  /** Works for this long with the server it has. If the server is taken away, the process waits for another one by itself. */
  readonly serve: (work: number) => Wait;
  /** Gives the server back. */
  readonly release: () => void;
  /** Whether the process that runs has a server here. */
  readonly held: () => boolean;
  readonly setCapacity: (capacity: number) => void;
  readonly busy: () => number;
  readonly waiting: () => number;
}

export function desk(processes: Processes, options: DeskOptions): Desk {
  const { preemptive = false, discipline = preemptive ? "priority" : "fifo", interrupted, balks, ...servers } = options;
  const ranked = discipline === "priority";
  if (preemptive && !ranked) throw new RangeError("Preemption is by priority: the discipline cannot be fifo");
  const place: Place = {
    processes,
    number: processes.leaveLine.length,
    ranked,
    restarts: interrupted === "restart",
    servers: resource({
      ...servers,
      begins: (claim) => begin(place, claim),
      stops: (claim) => stop(place, claim),
      preemptive,
      ...(ranked && { discipline: (process: ProcessNumber) => place.priorities[process] as number }),
      ...(balks && { balks: (_process: ProcessNumber, waiting: number) => balks(waiting) }),
    }),
    claims: new Int32Array(ROOM).fill(NONE),
    priorities: new Float64Array(ROOM),
    work: new Float64Array(ROOM),
  };
  processes.leaveLine.push((process) => leaveLine(place, process));
  return {
    seize: (asked) => seize(place, asked?.patience, asked?.priority),
    serve: (work) => serve(place, work),
    release: () => release(place),
    held: () => place.servers.holds(claimOf(place, processes.running)),
    setCapacity: place.servers.setCapacity,
    busy: place.servers.busy,
    waiting: place.servers.waiting,
  };
}

const ROOM = 16;

interface Place {
  readonly processes: Processes;
  /** Which of the desks it is. */
  readonly number: number;
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
  const process = runningOne(place, "ask for a server");
  while (process >= place.claims.length) growPlace(place);
  if (place.claims[process] !== NONE) throw new RangeError("it has a server here already");
  if (priority !== undefined && !place.ranked)
    throw new RangeError("this desk serves in order of coming: no priorities");
  if (!(patience >= 0)) throw new RangeError(`Patience is a stretch of time, not ${patience}`);
  place.priorities[process] = priority ?? 0;
  const claim = servers.seize(process);
  if (claim === REFUSED) return TURNED_AWAY;
  place.claims[process] = claim;
  if (servers.holds(claim)) return GRANTED;
  processes.states[process] = QUEUED;
  processes.places[process] = place.number;
  processes.events[process] = NONE;
  if (patience < Number.POSITIVE_INFINITY) planEvent(processes, process, patience, GIVE_UP);
  return LATER;
}

function serve(place: Place, work: number): Wait {
  const process = runningOne(place, "serve");
  if (!place.servers.holds(claimOf(place, process))) throw new RangeError("it has no server here to serve with");
  if (!(work >= 0)) throw new RangeError(`Work takes a stretch of time, not ${work}`);
  place.work[process] = work;
  startServing(place, process);
  return LATER;
}

function startServing({ processes, number, work }: Place, process: ProcessNumber): void {
  planEvent(processes, process, work[process] as number, RESUME);
  processes.states[process] = SERVING;
  processes.places[process] = number;
}

function release(place: Place): void {
  const process = runningOne(place, "release");
  const claim = claimOf(place, process);
  if (claim === NONE) throw new RangeError("it has no server here to give back");
  drop(place, process);
  place.servers.release(claim);
}

function begin(place: Place, claim: Claim): void {
  const { processes } = place;
  const process = place.servers.requestOf(claim);
  processes.servers[process] = (processes.servers[process] as number) + 1;
  const state = processes.states[process];
  if (state === PAUSED) startServing(place, process);
  else if (state === QUEUED) {
    cancelEvent(processes, process);
    makeReady(processes, process, YES);
  }
}

function stop(place: Place, claim: Claim): void {
  const { processes, work } = place;
  const process = place.servers.requestOf(claim);
  if (processes.states[process] === SERVING && processes.places[process] === place.number) {
    if (!place.restarts) work[process] = (processes.doneAt[process] as number) - processes.agenda.now;
    cancelEvent(processes, process);
    processes.states[process] = PAUSED;
    processes.servers[process] = (processes.servers[process] as number) - 1;
  } else {
    drop(place, process);
    place.servers.withdraw(claim);
    interrupt(processes, process);
  }
}

/** The process has its server no more. */
function drop({ processes, claims }: Place, process: ProcessNumber): void {
  claims[process] = NONE;
  processes.servers[process] = (processes.servers[process] as number) - 1;
}

function leaveLine({ claims, servers }: Place, process: ProcessNumber): void {
  servers.withdraw(claims[process] as Claim);
  claims[process] = NONE;
}

const claimOf = ({ claims }: Place, process: ProcessNumber): Claim => claims[process] ?? NONE;

function runningOne({ processes }: Place, todo: string): ProcessNumber {
  const { running, states } = processes;
  if (running === NONE) throw new RangeError(`Only a process that runs may ${todo}`);
  if (states[running] !== RUNNING) throw new RangeError("it did not yield what a desk answered");
  return running;
}

function growPlace(place: Place): void {
  const known = place.claims.length;
  place.claims = grownIntegers(place.claims).fill(NONE, known);
  place.priorities = grownFloats(place.priorities);
  place.work = grownFloats(place.work);
}
