/** How high something stood on average over time: the length of a queue, the number of servers at work. */
export interface Level {
  /** How high it stands. */
  readonly value: number;
  /** From this instant on it stands this high. Throws a RangeError for an instant before the last one. */
  readonly set: (value: number, now: number) => void;
  /** From this instant on it stands so much higher. */
  readonly change: (by: number, now: number) => void;
  /** The integral of the value over time, from the beginning (or the reset) to this instant. */
  readonly area: (now: number) => number;
  /** The average from the beginning (or the reset) to this instant; NaN if no time has passed. */
  readonly mean: (now: number) => number;
  /** Begins anew at this instant and keeps the value, as at the end of a warm-up. */
  readonly reset: (now: number) => void;
}

/** A level that stands at `value` from `since` on. */
export function level(since: number, value = 0): Level {
  const kept: Kept = {
    value,
    since,
    seen: since,
    sum: 0,
    set: (next, now) => set(kept, next, now),
    change: (by, now) => set(kept, kept.value + by, now),
    area: (now) => areaAt(kept, now),
    mean: (now) => areaAt(kept, now) / (now - kept.since),
    reset: (now) => void Object.assign(kept, { since: now, seen: now, sum: 0 }),
  };
  return kept;
}

interface Kept extends Level {
  value: number;
  /** When it began. */
  since: number;
  /** When the value was last set, and the area up to then. */
  seen: number;
  sum: number;
}

function set(kept: Kept, value: number, now: number): void {
  if (!(now >= kept.seen)) throw new RangeError(`The instant ${now} is past: it is ${kept.seen} already`);
  kept.sum = areaAt(kept, now);
  kept.seen = now;
  kept.value = value;
}

const areaAt = ({ sum, value, seen }: Kept, now: number): number => sum + value * (now - seen);
