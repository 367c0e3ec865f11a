import type { EventType } from "../../appeal/events.ts";
import type { PolicyBook } from "../../book/policy-book.ts";
import { readClock } from "../../sla/clock.ts";
import { type Moment, moments } from "../../sla/moments.ts";
import { needsCalendar, type Policy, type Stage } from "../../sla/policy.ts";
import { eventStarting, type StageKey, stageKeys } from "../../sla/stage.ts";

/** Counts what time alone brings to clocks that ran from one moment to another, as `moments` tells it. */
export interface LeanClocks {
  /**
   * A clock of a policy's stage (by its place in the list of stages) ran so long: what it brought is counted. The ladder presses
   * nobody where nobody has the appeal, after `heldUntil`.
   */
  readonly ran: (policy: Policy, stage: number, span: Ran) => void;
  /** What all clocks brought that have stopped. */
  readonly brought: () => ReadonlyMap<EventType, number>;
  /** The same counts, to go on with apart from these. */
  readonly apart: () => LeanClocks;
}

export interface Ran {
  readonly from: number;
  readonly to: number;
  readonly heldUntil: number;
}

const eventOf: Readonly<Record<Moment["kind"], EventType>> = {
  warning: "ClockWarned",
  breach: "ClockBreached",
  escalation: "AppealSupervised",
};

/** When each moment comes after the start of a clock; always the same where nothing counts by a calendar. */
interface Course {
  readonly offsets: Float64Array;
  readonly kinds: readonly Moment["kind"][];
}

export function leanClocks(book: PolicyBook, counted: ReadonlyMap<EventType, number> = new Map()): LeanClocks {
  const counts = new Map(counted);
  const courses = new Map<Stage, Course | undefined>();
  const courseOf = (key: StageKey, stage: Stage): Course | undefined => {
    if (!courses.has(stage)) courses.set(stage, isEven(stage) ? courseFrom(0, key, stage, book) : undefined);
    return courses.get(stage);
  };
  return {
    ran(policy, place, { from, to, heldUntil }) {
      const key = stageKeys[place] as StageKey;
      const stage = policy.stages[key];
      if (stage === undefined) return;
      const { offsets, kinds } = courseOf(key, stage) ?? courseFrom(from, key, stage, book);
      for (let nth = 0; nth < offsets.length && from + (offsets[nth] as number) <= to; nth++) {
        const kind = kinds[nth] as Moment["kind"];
        if (kind === "escalation" && from + (offsets[nth] as number) > heldUntil) continue;
        const type = eventOf[kind];
        counts.set(type, (counts.get(type) ?? 0) + 1);
      }
    },
    brought: () => counts,
    apart: () => leanClocks(book, counts),
  };
}

/** Whether a clock of a stage runs the same course whenever it starts. */
const isEven = ({ target, warn, escalate = [] }: Stage): boolean =>
  "within" in target &&
  !needsCalendar(target) &&
  ![...warn, ...escalate].some((one) => "clock" in one && one.clock === "working");

function courseFrom(start: number, key: StageKey, stage: Stage, book: PolicyBook): Course {
  const event = { type: eventStarting[stage.startsOn], appealId: "clock:lean", at: start, by: "hotline" };
  const clock = readClock([event as never], key, stage, book.calendars);
  const all = clock === undefined ? [] : moments(clock);
  return { offsets: Float64Array.from(all, ({ at }) => at - start), kinds: all.map(({ kind }) => kind) };
}
