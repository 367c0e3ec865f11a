import type { PaintedCalendar } from "./painted-calendar.ts";

/**
 * A second opinion on clocks: live through one minute by minute and count. It shares no code with the clocks that it judges, and
 * knows no budgets, segments or sums: only whether the clock runs in a minute, and whether that minute counts.
 */
export interface CountedClock {
  readonly state: "idle" | "running" | "paused" | "stopped";
  /** Minutes; of a clock in dates not told. */
  readonly used: number;
  /** Undefined while the clock does not run, or where the limit lies beyond the canvas. */
  readonly due: number | undefined;
  readonly brokenAt: number | undefined;
}

export interface ClockRule {
  /** Minutes, or working dates that end at their close. */
  readonly target: number;
  readonly counts: "natural" | "working" | "dates";
  readonly edge: "near" | "far";
}

/** What happens at a minute; `more` are the minutes by which an extension goes beyond what there was. */
export interface ClockStep {
  readonly minute: number;
  readonly does: "start" | "pause" | "resume" | "stop" | "reopen" | "extend";
  readonly more: number;
}

/** Where the clock lives: its calendar, the local date of each minute, and the last minute that is painted. */
export interface ClockWorld {
  readonly painted: PaintedCalendar;
  readonly dateOf: (minute: number) => number;
  readonly end: number;
}

/** The clock at a minute, after all that happens by then. Steps are in order; what a clock cannot take, it ignores. */
export function countClock(rule: ClockRule, steps: readonly ClockStep[], now: number, world: ClockWorld): CountedClock {
  const clock = newClock(rule, world);
  const first = steps[0]?.minute ?? now;
  for (let minute = first; minute <= now; minute++) {
    if (minute > first) clock.live(minute - 1);
    for (const step of steps) if (step.minute === minute) clock.take(step);
  }
  return clock.answer();
}

function newClock(rule: ClockRule, { painted, dateOf, end }: ClockWorld) {
  let state: CountedClock["state"] = "idle";
  let used = 0;
  let budget = rule.target;
  let due: number | undefined;
  let brokenAt: number | undefined;
  let [since, usedBefore, startDate, stoodFrom] = [0, 0, 0, 0];
  const removed = new Set<number>();

  const counts = (minute: number): boolean => rule.counts === "natural" || painted.isOpen(minute);

  /** The first minute at which nothing is left; by the far edge, the first after that which would count. */
  function whenUsedUp(): number | undefined {
    let count = usedBefore;
    for (let minute = since; minute < end; minute++) {
      if (count >= budget && (rule.edge === "near" || counts(minute))) return minute;
      if (counts(minute)) count++;
    }
    return undefined;
  }

  function closeOfLastDate(): number | undefined {
    let left = rule.target;
    for (let date = startDate + 1; date < dateOf(end); date++) {
      if (!painted.isWorkingDate(date) || removed.has(date)) continue;
      left--;
      if (left === 0) return Math.max(painted.closeOf(date) ?? 0, since);
    }
    return undefined;
  }

  /** Sets the limit anew, at a step. A broken clock that has nothing left is due when it was. */
  function setDue(minute: number): void {
    const next = rule.counts === "dates" ? closeOfLastDate() : whenUsedUp();
    const spent = (rule.counts !== "dates" && budget <= usedBefore) || (next !== undefined && next <= minute);
    due = spent && brokenAt !== undefined ? brokenAt : next;
  }

  /** A pause takes the dates on which it lasts, unless the limit had passed before it. */
  function run(minute: number): void {
    const passed = due !== undefined && due < stoodFrom;
    for (let date = dateOf(stoodFrom); date < dateOf(minute) && !passed; date++) removed.add(date);
    state = "running";
    [since, usedBefore] = [minute, used];
    setDue(minute);
  }

  function take({ does, minute, more }: ClockStep): void {
    if (does === "start" && state === "idle") {
      [startDate, stoodFrom] = [dateOf(minute), minute];
      run(minute);
    } else if ((does === "pause" && state === "running") || (does === "stop" && /running|paused/.test(state))) {
      if (state === "running") stoodFrom = minute;
      state = does === "pause" ? "paused" : "stopped";
    } else if ((does === "resume" && state === "paused") || (does === "reopen" && state === "stopped")) {
      run(minute);
    } else if (does === "extend" && /running|paused/.test(state)) {
      budget += more;
      if (state === "running") setDue(minute);
    }
  }

  function live(minute: number): void {
    if (state !== "running") return;
    if (due !== undefined && minute >= due) brokenAt ??= due;
    if (counts(minute)) used++;
  }

  const answer = (): CountedClock => ({ state, used, due: state === "running" ? due : undefined, brokenAt });
  return { take, live, answer };
}
