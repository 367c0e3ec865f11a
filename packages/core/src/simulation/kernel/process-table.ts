import type { Agenda, EventHandle } from "./agenda.ts";
import { grownFloats, grownIntegers } from "./growing.ts";
import type { Process } from "./process.ts";
import { ServerLost } from "./process-errors.ts";
import { NONE } from "./resource-claims.ts";

/** Names a process as long as it lives; after that it may name another one. */
export type ProcessNumber = number;

/** What a process does. It runs in no time, so only one of them is RUNNING. */
export const RUNNING = 0;
export const READY = 1;
export const DELAYED = 2;
export const QUEUED = 3;
export const SERVING = 4;
/** It would serve, and waits for the server that was taken away. */
export const PAUSED = 5;

/** How a process that is READY goes on: it is told no, or yes, or that its server is lost. */
export const NO = 0;
export const YES = 1;
export const LOST = 2;

/** The kinds of event that belong to processes, their argument being a process. A model's own kinds are not negative. */
export const RESUME = -1;
export const GIVE_UP = -2;

/** All processes of a simulation, one column a fact. Their memory is bounded by the most that lived at once. */
export interface Processes {
  readonly agenda: Agenda;
  readonly lives: (Process | undefined)[];
  /** The functions that they run, whose names are theirs. */
  readonly stories: { readonly name: string }[];
  /** What processes will be told as soon as they do not run. */
  readonly losses: Map<ProcessNumber, ServerLost>;
  states: Int32Array;
  outcomes: Int32Array;
  /** The event that will end what it does, or NONE. */
  events: Int32Array;
  /** When a delay or work ends that has begun. */
  doneAt: Float64Array;
  /** Where it is QUEUED, SERVING or PAUSED: the number of a resource, and what it does to leave that line. */
  places: Int32Array;
  readonly leaveLine: ((process: ProcessNumber) => void)[];
  /** How many servers it has. */
  servers: Int32Array;
  /** Those that are READY, a ring. */
  ready: Int32Array;
  readyFrom: number;
  readyCount: number;
  /** Who is RUNNING, or NONE. */
  running: ProcessNumber;
  readonly vacant: ProcessNumber[];
}

const ROOM = 16;

export const noProcesses = (agenda: Agenda): Processes => ({
  agenda,
  lives: [],
  stories: [],
  losses: new Map(),
  states: new Int32Array(ROOM),
  outcomes: new Int32Array(ROOM),
  events: new Int32Array(ROOM),
  doneAt: new Float64Array(ROOM),
  places: new Int32Array(ROOM),
  leaveLine: [],
  servers: new Int32Array(ROOM),
  ready: new Int32Array(ROOM),
  readyFrom: 0,
  readyCount: 0,
  running: NONE,
  vacant: [],
});

/** A new process, which begins after those that are ready. */
export function startProcess(processes: Processes, story: { readonly name: string }, life: Process): void {
  const process = processes.vacant.pop() ?? newNumber(processes);
  processes.lives[process] = life;
  if (processes.stories[process] !== story) processes.stories[process] = story;
  processes.servers[process] = 0;
  makeReady(processes, process, YES);
}

export function endProcess(processes: Processes, process: ProcessNumber): void {
  processes.lives[process] = undefined;
  processes.vacant.push(process);
}

/** The process goes on at this instant, after those that are ready already. */
export function makeReady(processes: Processes, process: ProcessNumber, outcome: number): void {
  processes.states[process] = READY;
  processes.outcomes[process] = outcome;
  processes.events[process] = NONE;
  const { length } = processes.ready;
  processes.ready[(processes.readyFrom + processes.readyCount++) & (length - 1)] = process;
}

/** The process that is next to go on. */
export function takeReady(processes: Processes): ProcessNumber {
  const process = processes.ready[processes.readyFrom] as ProcessNumber;
  processes.readyFrom = (processes.readyFrom + 1) & (processes.ready.length - 1);
  processes.readyCount--;
  return process;
}

/** Plans the event that ends what the process does. */
export function planEvent(processes: Processes, process: ProcessNumber, after: number, kind: number): void {
  const at = processes.agenda.now + after;
  processes.doneAt[process] = at;
  processes.events[process] = processes.agenda.schedule(at, 0, kind, process);
}

export function cancelEvent(processes: Processes, process: ProcessNumber): void {
  const event = processes.events[process] as EventHandle;
  if (event !== NONE) processes.agenda.cancel(event);
  processes.events[process] = NONE;
}

/** The server of a process is gone: it learns so as soon as it does not run, whatever it waits for. */
export function interrupt(processes: Processes, process: ProcessNumber): void {
  const { states, agenda } = processes;
  const state = states[process];
  const left = state === DELAYED || state === SERVING ? (processes.doneAt[process] as number) - agenda.now : 0;
  processes.losses.set(process, new ServerLost(agenda.now, left));
  if (state === RUNNING) return;
  if (state === READY) {
    processes.outcomes[process] = LOST;
    return;
  }
  cancelEvent(processes, process);
  if (state === QUEUED || state === PAUSED) processes.leaveLine[processes.places[process] as number]?.(process);
  makeReady(processes, process, LOST);
}

function newNumber(processes: Processes): ProcessNumber {
  const process = processes.lives.push(undefined) - 1;
  if (process === processes.states.length) grow(processes);
  return process;
}

function grow(processes: Processes): void {
  const { ready, readyFrom } = processes;
  processes.states = grownIntegers(processes.states);
  processes.outcomes = grownIntegers(processes.outcomes);
  processes.events = grownIntegers(processes.events);
  processes.doneAt = grownFloats(processes.doneAt);
  processes.places = grownIntegers(processes.places);
  processes.servers = grownIntegers(processes.servers);
  processes.ready = new Int32Array(2 * ready.length);
  processes.ready.set(ready.subarray(readyFrom));
  processes.ready.set(ready.subarray(0, readyFrom), ready.length - readyFrom);
  processes.readyFrom = 0;
}
