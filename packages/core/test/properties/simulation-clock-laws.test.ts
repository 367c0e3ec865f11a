import fc from "fast-check";
import { expect, test } from "vitest";
import type { Event } from "../../src/appeal/events.ts";
import { brought, stageClocks } from "../../src/simulation/city/lean-clocks.ts";
import { readClock } from "../../src/sla/clock.ts";
import { moments } from "../../src/sla/moments.ts";
import { eventStarting, stageKeys } from "../../src/sla/stage.ts";
import { parseInstant } from "../../src/time/instant.ts";
import { townBook } from "../literals/town.ts";
import { tried } from "../runs.ts";

const book = townBook();
const start = parseInstant("2026-03-20T00:00:00Z") as number;
const DAY = 86_400_000;
const eventOf = { warning: "ClockWarned", breach: "ClockBreached", escalation: "AppealSupervised" } as const;

/** A clock of one stage of one policy that starts within two weeks (in which the clocks are changed), and how long it runs. */
const runs = fc.record({
  policy: fc.constantFrom(...book.policies.values()),
  place: fc.nat({ max: stageKeys.length - 1 }),
  from: fc.integer({ min: start, max: start + 14 * DAY }),
  lasts: fc.integer({ min: 0, max: 10 * DAY }),
});

test("a clock brings what the moments of a history with its start alone say", () => {
  fc.assert(
    fc.property(runs, ({ policy, place, from, lasts }) => {
      const [key, clocks] = [stageKeys[place], stageClocks(policy, book)[place]];
      const stage = key && policy.stages[key];
      expect(clocks === undefined).toBe(stage === undefined);
      if (key === undefined || stage === undefined || clocks === undefined) return;
      const event = { type: eventStarting[stage.startsOn], appealId: "town:1", at: from, by: "hotline" } as Event;
      const clock = readClock([event], key, stage, book.calendars);
      const expected = clock === undefined ? [] : moments(clock);
      const told: string[] = [];
      brought(clocks, { from, to: from + lasts, heldUntil: Number.POSITIVE_INFINITY }, (type) => told.push(type));
      expect(told).toEqual(expected.filter(({ at }) => at <= from + lasts).map(({ kind }) => eventOf[kind]));
      expect(clocks.quietUntil(from)).toBeLessThanOrEqual(expected[0]?.at ?? Number.POSITIVE_INFINITY);
    }),
    tried(300, 20_000),
  );
});

test("nobody is pressed after the last agency gave the appeal back", () => {
  const policy = book.policies.get("standard");
  const place = stageKeys.indexOf("resolve");
  const clocks = policy && stageClocks(policy, book)[place];
  const pressed = (heldUntil: number): number => {
    const told: string[] = [];
    if (clocks !== undefined)
      brought(clocks, { from: start, to: start + 30 * DAY, heldUntil }, (type) => told.push(type));
    return told.filter((type) => type === "AppealSupervised").length;
  };
  expect(pressed(Number.POSITIVE_INFINITY)).toBe(3);
  expect(pressed(start)).toBe(0);
});
