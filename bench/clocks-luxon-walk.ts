import { holidays, shifts, zone } from "./clocks-calendars.ts";
import type { Peer } from "./clocks-peer.ts";

/** Working time as one writes it with luxon alone: day after day, span after span. */
export async function luxonWalk(): Promise<Omit<Peer, "name">> {
  const { DateTime } = await import("luxon");
  const closed = new Set(holidays);
  const times = shifts.map((shift) =>
    shift.map((time) => ({ hour: Number(time.slice(0, 2)), minute: Number(time.slice(3)) })),
  );

  /** The spans of a day, in order. */
  function* spansFrom(instant: number): Generator<readonly [number, number]> {
    for (let day = DateTime.fromMillis(instant, { zone }).startOf("day"); ; day = day.plus({ days: 1 })) {
      if (day.weekday > 5 || closed.has(day.toISODate() ?? "")) continue;
      for (const [start, end] of times) if (start && end) yield [day.set(start).toMillis(), day.set(end).toMillis()];
    }
  }

  function add(start: number, duration: number): number {
    let left = duration;
    for (const [from, to] of spansFrom(start)) {
      const open = Math.max(0, to - Math.max(from, start));
      if (left <= open && open > 0) return Math.max(from, start) + left;
      left -= open;
    }
    return Number.NaN;
  }

  function between(start: number, end: number): number {
    let open = 0;
    for (const [from, to] of spansFrom(start)) {
      if (from >= end) return open;
      open += Math.max(0, Math.min(to, end) - Math.max(from, start));
    }
    return Number.NaN;
  }

  return { calendar: "holidays", add, between };
}
