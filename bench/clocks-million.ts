import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { deadlineIndex } from "@swiftline/core/sla";
import { compileCalendar, DAY, MINUTE, type WorkCalendar } from "@swiftline/core/time";
import { holidays, splitDays, years } from "./clocks-calendars.ts";
import type { Questions } from "./clocks-questions.ts";
import { askAll, bestOfEach } from "./clocks-timing.ts";

/** What a clock costs, in additions of working time, and in bytes. */
export interface MillionFigures {
  readonly recalculation: number;
  /** A sweep in which no clock is due, one in a thousand, one in a hundred, and every one. */
  readonly sweeps: Readonly<Record<"none" | "thousandth" | "hundredth" | "all", number>>;
  readonly bytes: number;
}

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

const CALENDARS = 10;
const WARNED_AT = 0.75;

/**
 * One million open clocks by ten calendars, each with a limit and a warning at three quarters of it. A recalculation, as after
 * a corrected calendar, works out both and the index anew; a sweep takes out what is due, and files each for its next moment.
 */
export function millionClocks(
  { count, starts: asked, durations: limits }: Questions,
  add: (index: number) => number | null,
  additions: number,
): MillionFigures {
  const calendars = Array.from({ length: CALENDARS }, (_, index) => compileCalendar(splitDays(holidays, index), years));
  const before = arrayBytes();
  const clocks = {
    starts: asked.slice(),
    limits: limits.slice(),
    calendars: Uint8Array.from(asked, (_, at) => at % CALENDARS),
  };
  const now = years.from * DAY + 300 * DAY;
  let index = recalculated(clocks, calendars, now);
  const bytes = (arrayBytes() - before) / count;
  const dueOf = (share: number): (() => void) => {
    const period = count * MINUTE;
    const index = deadlineIndex(
      Float64Array.from({ length: count }, (_, clock) => now + ((clock * 7919) % count) * MINUTE),
    );
    let swept = now - 1;
    return () => {
      swept += share * period;
      index.takeDue(swept, (clock, at) => index.file(clock, at + period));
    };
  };
  const cost = bestOfEach(7, {
    add: askAll(additions, add),
    recalculation: () => {
      index = recalculated(clocks, calendars, now);
    },
    none: dueOf(0),
    thousandth: dueOf(0.001),
    hundredth: dueOf(0.01),
    all: dueOf(1),
  });
  if (index.size === 0) throw new Error("no clock is open");
  const adds = (nanoseconds: number): number => nanoseconds / count / (cost.add / additions);
  const { none, thousandth, hundredth, all } = cost;
  return {
    recalculation: adds(cost.recalculation),
    sweeps: { none: adds(none), thousandth: adds(thousandth), hundredth: adds(hundredth), all: adds(all) },
    bytes,
  };
}

interface OpenClocks {
  readonly starts: Float64Array;
  readonly limits: Float64Array;
  readonly calendars: Uint8Array;
}

/** The next moment of every clock after `now`: its warning, its limit, or none where both have passed. */
function recalculated(
  { starts, limits, calendars: which }: OpenClocks,
  calendars: readonly WorkCalendar[],
  now: number,
) {
  const moments = new Float64Array(starts.length);
  for (let clock = 0; clock < starts.length; clock++) {
    const calendar = calendars[which[clock] ?? 0] as WorkCalendar;
    const [start, limit] = [starts[clock] as number, limits[clock] as number];
    const warning = calendar.add(start, Math.round(limit * WARNED_AT)) ?? Number.NaN;
    const due = calendar.add(start, limit) ?? Number.NaN;
    moments[clock] = warning > now ? warning : due > now ? due : Number.NaN;
  }
  return deadlineIndex(moments);
}

/** The bytes of all typed arrays that are in use. */
function arrayBytes(): number {
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}
