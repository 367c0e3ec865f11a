import { LATER, type Wait } from "./process.ts";
import {
  GIVE_UP,
  type Living,
  type Processes,
  planEvent,
  QUEUED,
  RESUME,
  RUNNING,
  SERVING,
  type WaitingPlace,
} from "./process-table.ts";
import { NONE } from "./resource-claims.ts";

/** The process that runs, who alone may ask a desk for something. Throws a RangeError if it may not. */
export function askingOne({ running }: Processes, todo: string): Living {
  if (running === undefined || running.state !== RUNNING)
    refuse(running ? UNYIELDED : `Only a process that runs may ${todo}`);
  return running;
}

/** The process waits in the line of a place, as long as it has patience. */
export function queueUp(processes: Processes, process: Living, place: WaitingPlace, patience: number): Wait {
  process.state = QUEUED;
  process.place = place;
  process.event = NONE;
  if (patience < Number.POSITIVE_INFINITY) planEvent(processes, process, patience, GIVE_UP);
  return LATER;
}

/** The process works for this long with the server that it has. */
export function startServing(processes: Processes, process: Living, place: WaitingPlace, work: number): Wait {
  planEvent(processes, process, work, RESUME);
  process.state = SERVING;
  process.place = place;
  return LATER;
}

/** Throws a RangeError for what no desk accepts from a process that asks for a server. */
export function checkAsked(hasServer: boolean, patience: number): void {
  if (hasServer) refuse("it has a server here already");
  if (!(patience >= 0)) refuse(`Patience is a stretch of time, not ${patience}`);
}

/** Throws a RangeError for work that cannot be done. */
export function checkWork(hasServer: boolean, work: number): void {
  if (!hasServer) refuse("it has no server here to serve with");
  if (!(work >= 0)) refuse(`Work takes a stretch of time, not ${work}`);
}

/** Throws a RangeError for a server that is not there to be given back. */
export function checkRelease(hasServer: boolean): void {
  if (!hasServer) refuse("it has no server here to give back");
}

export const UNYIELDED = "it did not yield what a desk answered";

/** Apart from what happens all the time, of which engines compile only so much into one piece. */
export function refuse(why: string): never {
  throw new RangeError(why);
}
