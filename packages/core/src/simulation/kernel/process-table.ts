import type { Agenda, EventHandle } from "./agenda.ts";
import type { Ticket } from "./fifo-line.ts";
import type { Process } from "./process.ts";
import { ServerLost } from "./process-errors.ts";
import { NONE } from "./resource-claims.ts";

/** Names a process as long as it lives; after that it may name another one. */
type ProcessNumber = number;

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

/** A process that lives. Its record is used again for one that comes after it. */
export interface Living {
  readonly number: ProcessNumber;
  life: Process | undefined;
  /** The function that it runs, whose name is its own. */
  story: { readonly name: string };
  state: number;
  outcome: number;
  /** The event that will end what it does, or NONE. */
  event: EventHandle;
  /** When a delay or work ends that has begun. */
  doneAt: number;
  /** Where it is QUEUED, SERVING or PAUSED. */
  place: WaitingPlace | undefined;
  /** Names its stand in that line, if the place gives tickets. */
  ticket: Ticket;
  /** How many servers it has. */
  servers: number;
  /** What it will be told as soon as it does not run. */
  loss: ServerLost | undefined;
  /** The one that goes on after it. */
  behind: Living | undefined;
}

/** Where processes stand in line. */
export interface WaitingPlace {
  readonly leaveLine: (process: Living) => void;
}

/** All processes of a simulation. Their memory is bounded by the most that lived at once. */
export interface Processes {
  readonly agenda: Agenda;
  /** By number. */
  readonly records: Living[];
  /** Those that are READY, a chain. */
  firstReady: Living | undefined;
  lastReady: Living | undefined;
  /** Who is RUNNING. */
  running: Living | undefined;
  readonly vacant: Living[];
}

export const noProcesses = (agenda: Agenda): Processes => ({
  agenda,
  records: [],
  firstReady: undefined,
  lastReady: undefined,
  running: undefined,
  vacant: [],
});

/** A new process, which begins after those that are ready. */
export function startProcess(processes: Processes, story: { readonly name: string }, life: Process): void {
  const process = processes.vacant.pop() ?? newRecord(processes, story);
  process.life = life;
  if (process.story !== story) process.story = story;
  makeReady(processes, process, YES);
}

export function endProcess(processes: Processes, process: Living): void {
  process.life = undefined;
  processes.vacant.push(process);
}

/** The process goes on at this instant, after those that are ready already. */
export function makeReady(processes: Processes, process: Living, outcome: number): void {
  process.state = READY;
  process.outcome = outcome;
  process.event = NONE;
  const last = processes.lastReady;
  if (last === undefined) processes.firstReady = process;
  else last.behind = process;
  processes.lastReady = process;
}

/** The process that is next to go on. */
export function takeReady(processes: Processes): Living | undefined {
  const process = processes.firstReady;
  if (process === undefined) return undefined;
  const { behind } = process;
  processes.firstReady = behind;
  if (behind === undefined) processes.lastReady = undefined;
  else process.behind = undefined;
  return process;
}

/** Plans the event that ends what the process does. */
export function planEvent({ agenda }: Processes, process: Living, after: number, kind: number): void {
  process.doneAt = agenda.now + after;
  process.event = agenda.schedule(agenda.now + after, 0, kind, process.number);
}

export function cancelEvent({ agenda }: Processes, process: Living): void {
  if (process.event !== NONE) agenda.cancel(process.event);
  process.event = NONE;
}

/** The server of a process is gone: it learns so as soon as it does not run, whatever it waits for. */
export function interrupt(processes: Processes, process: Living): void {
  const { agenda } = processes;
  const { state } = process;
  const left = state === DELAYED || state === SERVING ? process.doneAt - agenda.now : 0;
  process.loss = new ServerLost(agenda.now, left);
  if (state === RUNNING) return;
  if (state === READY) {
    process.outcome = LOST;
    return;
  }
  cancelEvent(processes, process);
  if (state === QUEUED || state === PAUSED) process.place?.leaveLine(process);
  makeReady(processes, process, LOST);
}

function newRecord({ records }: Processes, story: { readonly name: string }): Living {
  const record: Living = {
    number: records.length,
    life: undefined,
    story,
    state: READY,
    outcome: YES,
    event: NONE,
    doneAt: Number.NaN,
    place: undefined,
    ticket: NONE,
    servers: 0,
    loss: undefined,
    behind: undefined,
  };
  records.push(record);
  return record;
}
