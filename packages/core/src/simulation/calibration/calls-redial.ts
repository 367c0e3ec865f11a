import { HOUR } from "../../time/duration.ts";
import type { LoggedCall } from "./logged-call.ts";

/** Who calls again later than this does so for another reason. */
const WINDOW = HOUR;
/** From fewer callers who are known and hung up nothing is learned. */
const FEWEST = 30;

/** How often and how soon those call again who hung up. */
export interface Redialling {
  readonly share: number;
  /** From hanging up to the next call, on average; undefined where nobody called again. */
  readonly after: number | undefined;
  /** How many are known who hung up, and how many of them called again. */
  readonly hungUp: number;
  readonly again: number;
}

/**
 * Whether one who hung up calls again, and when, from the callers whom the log knows. Those who were answered call again too: what
 * hanging up adds to that is what counts. Undefined where too few are known.
 */
export function redialOf(calls: readonly LoggedCall[]): Redialling | undefined {
  const gaps = { answered: [] as number[], hungUp: [] as number[] };
  const last = new Map<string, LoggedCall>();
  const seen = { answered: 0, hungUp: 0 };
  for (const call of calls) {
    if (call.caller === undefined) continue;
    const before = last.get(call.caller);
    const gap = before === undefined ? WINDOW : call.came - overAt(before);
    if (before !== undefined && gap < WINDOW) gaps[before.answered ? "answered" : "hungUp"].push(Math.max(0, gap));
    seen[call.answered ? "answered" : "hungUp"]++;
    last.set(call.caller, call);
  }
  if (seen.hungUp < FEWEST) return undefined;
  const again = gaps.hungUp.length;
  const anyway = gaps.answered.length / Math.max(1, seen.answered);
  const more = again / seen.hungUp - anyway;
  const length = gaps.hungUp.reduce((sum, gap) => sum + gap, 0) / again;
  const after = again === 0 ? undefined : Math.max(1, length);
  return { share: more > 0 ? more / (1 - anyway) : 0, after, hungUp: seen.hungUp, again };
}

const overAt = ({ came, waited, served }: LoggedCall): number => came + waited + served;
