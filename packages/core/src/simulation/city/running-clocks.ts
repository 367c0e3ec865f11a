import type { Event } from "../../appeal/events.ts";
import type { PolicyBook } from "../../book/policy-book.ts";
import type { Policy } from "../../sla/policy.ts";
import { eventStarting, stageKeys, stageMeaning } from "../../sla/stage.ts";
import { type StageClocks, stageClocks } from "./lean-clocks.ts";

/** Since when the clock of each stage may run, by the places of the stages; NaN where none does. */
export type Running = number[];

export const noneRunning = (): Running => stageKeys.map(() => Number.NaN);

/**
 * Which clocks of an appeal run, so that nobody need read them before time alone can have brought anything. It is no later than the
 * truth, and may be earlier: what is read then says how it is. Nobody in a simulation takes up again what has ended.
 */
export interface RunningClocks {
  /** Lets events start clocks of a policy, and stop them. */
  readonly follow: (running: Running, events: readonly Event[], policy: Policy) => void;
  /** The instant before which time alone brings them nothing. */
  readonly quietUntil: (running: Running, policy: Policy) => number;
}

export function runningClocks(book: PolicyBook): RunningClocks {
  const known = new Map<Policy, readonly (StageClocks | undefined)[]>();
  const clocksOf = (policy: Policy): readonly (StageClocks | undefined)[] => {
    const clocks = known.get(policy) ?? stageClocks(policy, book);
    known.set(policy, clocks);
    return clocks;
  };
  return {
    follow(running, events, policy) {
      for (const event of events)
        for (let place = 0; place < running.length; place++) running[place] = followed(running, place, event, policy);
    },
    quietUntil(running, policy) {
      const clocks = clocksOf(policy);
      let until = Number.POSITIVE_INFINITY;
      for (const [place, since] of running.entries())
        if (!Number.isNaN(since)) until = Math.min(until, clocks[place]?.quietUntil(since) ?? until);
      return until;
    },
  };
}

function followed(running: Running, place: number, { type, at }: Event, { stages }: Policy): number {
  const key = stageKeys[place] as (typeof stageKeys)[number];
  const stage = stages[key];
  if (stage === undefined) return Number.NaN;
  const { stopsOn, restartsOn } = stageMeaning[key];
  const since = stopsOn.has(type) ? Number.NaN : (running[place] as number);
  return Number.isNaN(since) && (type === eventStarting[stage.startsOn] || restartsOn.has(type)) ? at : since;
}
