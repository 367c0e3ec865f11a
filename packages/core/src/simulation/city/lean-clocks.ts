import type { EventType } from "../../appeal/events.ts";
import type { PolicyBook } from "../../book/policy-book.ts";
import { readClock } from "../../sla/clock.ts";
import { type Moment, moments } from "../../sla/moments.ts";
import { needsCalendar, type Policy, type Stage } from "../../sla/policy.ts";
import { eventStarting, type StageKey, stageKeys } from "../../sla/stage.ts";
import { HOUR } from "../../time/duration.ts";

/** What time alone brings to the clocks of one stage, as `moments` tells it. */
export interface StageClocks {
  /** A clock that runs from this instant brings nothing before the one that is answered. */
  readonly quietUntil: (from: number) => number;
  /** When what each clock brings comes after its start, and what it is. */
  readonly courseFrom: (start: number) => Course;
}

/** What time alone brings to a clock, in order, if it is let run. */
export interface Course {
  readonly offsets: Float64Array;
  readonly events: readonly EventType[];
}

const eventOf: Readonly<Record<Moment["kind"], EventType>> = {
  warning: "ClockWarned",
  breach: "ClockBreached",
  escalation: "AppealSupervised",
};

/** The clocks of each stage of a policy, in the order of the stages; undefined where it has none. */
export const stageClocks = (policy: Policy, book: PolicyBook): readonly (StageClocks | undefined)[] =>
  stageKeys.map((key) => {
    const stage = policy.stages[key];
    if (stage === undefined) return undefined;
    return isEven(stage) ? evenClocks(key, stage, book) : calendarClocks(key, stage, book);
  });

/** Whether a clock of a stage runs the same course whenever it starts. */
const isEven = ({ target, warn, escalate = [] }: Stage): boolean =>
  "within" in target &&
  !needsCalendar(target) &&
  ![...warn, ...escalate].some((one) => "clock" in one && one.clock === "working");

function evenClocks(key: StageKey, stage: Stage, book: PolicyBook): StageClocks {
  const course = courseOf(0, key, stage, book);
  const first = course.offsets[0] ?? Number.POSITIVE_INFINITY;
  return { quietUntil: (from) => from + first, courseFrom: () => course };
}

/**
 * The course is another one for every start. But of two clocks the one that started first is never behind the other, so a clock is
 * quiet for as long as one is that started with the hour.
 */
function calendarClocks(key: StageKey, stage: Stage, book: PolicyBook): StageClocks {
  const courseFrom = (start: number): Course => courseOf(start, key, stage, book);
  /** Of the hours met last, each at the place of its remainder: which one it is, and until when it is quiet. */
  const hours = new Float64Array(HOURS).fill(Number.NaN);
  const quiet = new Float64Array(HOURS);
  return {
    quietUntil(from) {
      const hour = Math.floor(from / HOUR);
      const place = hour & (HOURS - 1);
      if (hours[place] !== hour) {
        hours[place] = hour;
        quiet[place] = hour * HOUR + (courseFrom(hour * HOUR).offsets[0] ?? Number.POSITIVE_INFINITY);
      }
      return quiet[place] as number;
    },
    courseFrom,
  };
}

const HOURS = 1024;

function courseOf(start: number, key: StageKey, stage: Stage, book: PolicyBook): Course {
  const event = { type: eventStarting[stage.startsOn], appealId: "clock:lean", at: start, by: "hotline" };
  const clock = readClock([event as never], key, stage, book.calendars);
  const all = clock === undefined ? [] : moments(clock);
  return { offsets: Float64Array.from(all, ({ at }) => at - start), events: all.map(({ kind }) => eventOf[kind]) };
}

/** What a clock brought until it stopped, or until now. The ladder presses nobody where nobody has the appeal, after `heldUntil`. */
export function brought(
  { courseFrom }: StageClocks,
  { from, to, heldUntil }: { readonly from: number; readonly to: number; readonly heldUntil: number },
  tell: (event: EventType) => void,
): void {
  const { offsets, events } = courseFrom(from);
  for (const [nth, event] of events.entries()) {
    const at = from + (offsets[nth] as number);
    if (at > to) return;
    if (event !== "AppealSupervised" || at <= heldUntil) tell(event);
  }
}
