import fc from "fast-check";
import type { Event } from "../src/appeal/events.ts";
import { MINUTE } from "../src/time/duration.ts";
import { closed, extensionApproved, parked, registered, reopened, resumed } from "./life.ts";
import type { ClockRule, ClockStep } from "./oracles/counted-clock.ts";

/** How each step of a clock happens to an appeal whose clock to settle it starts when it is registered. */
const eventOf: Readonly<Record<ClockStep["does"], (at: number, more: number) => Event>> = {
  start: (at) => registered({ at }),
  pause: (at) => parked("roads", { at }),
  resume: (at) => resumed({ at }),
  extend: (at, more) => extensionApproved({ at, until: undefined, more }),
  stop: (at) => closed({ at }),
  reopen: (at) => reopened({ at }),
};

export const eventsOf = (steps: readonly ClockStep[]): readonly Event[] =>
  steps.map(({ does, minute, more }) => eventOf[does](minute * MINUTE, more * MINUTE));

/** Steps of a clock's life from a minute on, not always such as it can take. */
export const arbitrarySteps = (
  from: number,
  does: readonly ClockStep["does"][] = ["pause", "resume", "resume", "stop", "reopen", "extend"],
): fc.Arbitrary<readonly ClockStep[]> => {
  const gap = fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.constantFrom(0, 1, 60, 1440));
  const step = fc.tuple(gap, fc.constantFrom(...does), fc.integer({ min: 1, max: 300 }));
  return fc.array(step, { maxLength: 7, size: "max" }).map((drawn) => {
    let minute = from;
    const later = drawn.map(([gap, does, more]) => {
      minute += gap;
      return { minute, does, more };
    });
    return [{ minute: from, does: "start", more: 0 }, ...later];
  });
};

export const arbitraryRule: fc.Arbitrary<ClockRule> = fc.oneof(
  fc.record({
    target: fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.constantFrom(60, 120, 480)),
    counts: fc.constantFrom("natural", "working"),
    edge: fc.constantFrom("near", "far"),
  }),
  fc.record({
    target: fc.integer({ min: 1, max: 4 }),
    counts: fc.constant("dates" as const),
    edge: fc.constant("near" as const),
  }),
);
