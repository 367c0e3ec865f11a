import { hostname, uptime } from "node:os";

/** Two clocks of one process, read at different moments, agree at least so well. */
const SLACK = 1000;

/** This process: its machine, its number there, and when it began, for numbers are given again. */
export const thisProcess = `${process.pid} ${Math.round(Date.now() - process.uptime() * 1000)} ${hostname()}`;

/**
 * Whether a process is known to have ended. Of one on another machine nothing is known, and the number of one that has ended may be
 * somebody else's by now: both count as there.
 */
export function isGone(taker: string): boolean {
  const [pid, beganAt, host] = partsOf(taker);
  const [ownPid, ownBeganAt, ownHost] = partsOf(thisProcess);
  if (host !== ownHost) return false;
  if (pid === ownPid) return Math.abs(Number(beganAt) - Number(ownBeganAt)) > SLACK;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

export const isOfThisMachine = (taker: string): boolean => partsOf(taker)[2] === hostname();

/** Whether a process of this machine goes on: it began since the machine did, for then numbers are given anew. */
export function isRunningHere(taker: string): boolean {
  const [, beganAt] = partsOf(taker);
  return isOfThisMachine(taker) && Number(beganAt) >= Date.now() - uptime() * 1000 - SLACK && !isGone(taker);
}

/** The number of a process on its machine. */
export const processNumberOf = (taker: string): string => partsOf(taker)[0];

function partsOf(taker: string): readonly [pid: string, beganAt: string, host: string] {
  const [pid = "", beganAt = "", ...host] = taker.split(" ");
  return [pid, beganAt, host.join(" ")];
}
