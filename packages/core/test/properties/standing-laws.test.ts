import fc from "fast-check";
import { expect, test } from "vitest";
import type { Event } from "../../src/appeal/events.ts";
import { type History, standing } from "../../src/appeal/history.ts";
import { appealId, at, contacted, dispatchedTo, registered, reported, signed } from "../life.ts";
import { tried } from "../runs.ts";

/** So many events of a life, then a withdrawal of so many; a life may begin anew and again. */
const recorded: fc.Arbitrary<History> = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(registered(), dispatchedTo("roads"), signed("roads"), contacted("roads")),
      },
      { weight: 1, arbitrary: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }).map(withdrawn) },
    ),
    { maxLength: 30 },
  )
  .map((events) => [registered(), ...events]);

function withdrawn(events: number | undefined): Event {
  const base = { type: "ImportWithdrawn", appealId, at: at(9000), by: "hotline", importId: "run", reason: "" } as const;
  return { ...base, ...(events !== undefined && { events }) };
}

test("what stands can be read bit by bit: to continue what stands is to continue all", () =>
  fc.assert(
    fc.property(recorded, recorded, (one, other) => {
      expect(standing([...standing(one), ...other])).toEqual(standing([...one, ...other]));
      expect(standing(standing(one))).toEqual(standing(one));
    }),
    tried(300, 20_000),
  ));

test("what was brought and taken back leaves no trace", () =>
  fc.assert(
    fc.property(recorded, fc.integer({ min: 1, max: 6 }), (before, count) => {
      const stood = standing(before);
      fc.pre(stood.at(-1)?.type !== "ImportWithdrawn");
      const brought = Array.from({ length: count }, () => reported("roads"));
      expect(standing([...before, ...brought, withdrawn(count)])).toEqual(stood);
    }),
    tried(300, 20_000),
  ));

test("a withdrawal stands at the end or nowhere", () =>
  fc.assert(
    fc.property(recorded, (history) => {
      const stood = standing(history);
      expect(stood.findIndex(({ type }) => type === "ImportWithdrawn")).toBeOneOf([-1, stood.length - 1]);
    }),
    tried(300, 20_000),
  ));
