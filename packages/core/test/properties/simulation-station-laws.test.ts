import fc from "fast-check";
import { expect, test } from "vitest";
import { randomStreams } from "../../src/chance/streams.ts";
import {
  type Customer,
  type StationModel,
  stationByEvents,
  stationByProcesses,
} from "../models/station-in-two-styles.ts";
import { tried } from "../runs.ts";

const model: fc.Arbitrary<StationModel> = fc.record({
  /** In the end all servers are there, so that frozen work goes on too. */
  plan: fc.array(fc.nat(4), { maxLength: 6 }).map((capacities) => ({
    changes: [...capacities, 4].map((capacity, index) => ({ at: 5 * index, capacity })),
  })),
  shiftEnd: fc.constantFrom("finish" as const, "hand-back" as const, "freeze" as const),
  interrupted: fc.constantFrom("resume" as const, "restart" as const),
  preemptive: fc.boolean(),
  room: fc.constantFrom(0, 3, Number.POSITIVE_INFINITY),
});

const customers: fc.Arbitrary<readonly Customer[]> = fc
  .record({ seed: fc.nat(), count: fc.nat(80), patient: fc.boolean() })
  .map(({ seed, count, patient }) => {
    const chance = randomStreams(seed).stream("customers");
    return Array.from({ length: count }, () => ({
      gap: chance.exponential() / 2,
      work: chance.exponential(),
      patience: patient ? Number.POSITIVE_INFINITY : 2 * chance.exponential(),
      priority: Math.floor(3 * chance.uniform()),
    }));
  });

test("everyone who came is refused, served or gone, once, and the clock never goes back", () => {
  fc.assert(
    fc.property(customers, model, (coming, kind) => {
      const { history, totals } = stationByEvents(coming, kind);
      const ends = history.filter(([what]) => what !== "begins");
      expect(ends.map(([, customer]) => customer).sort((a, b) => a - b)).toEqual([...coming.keys()]);
      expect(totals.refused + totals.served + totals.left).toBe(totals.arrived);
      expect(totals.arrived).toBe(coming.length);
      const times = history.map(([, , at]) => at);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }),
    tried(150, 10_000),
  );
});

test("Little's law holds of every run that begins and ends empty: the queue over time is the waits added up", () => {
  fc.assert(
    fc.property(customers, model, (coming, kind) => {
      const { waitingTime, waited } = stationByEvents(coming, kind).totals;
      expect(Math.abs(waitingTime - waited)).toBeLessThanOrEqual(1e-9 * Math.max(1, waited));
    }),
    tried(150, 10_000),
  );
});

test("work that goes on where it was takes servers as long as it is, whoever interrupts it", () => {
  fc.assert(
    fc.property(customers, model, (coming, kind) => {
      const { history, totals } = stationByEvents(coming, { ...kind, interrupted: "resume" });
      const served = history.filter(([what]) => what === "served");
      const work = served.reduce((sum, [, customer]) => sum + coming[customer]!.work, 0);
      expect(Math.abs(totals.busyTime - work)).toBeLessThanOrEqual(1e-9 * Math.max(1, work));
    }),
    tried(150, 10_000),
  );
});

test("event style and process style tell the same history to the last digit", () => {
  fc.assert(
    fc.property(customers, model, (coming, kind) => {
      expect(stationByProcesses(coming, kind)).toEqual(stationByEvents(coming, kind).history);
    }),
    tried(200, 10_000),
  );
});

test("a desk that serves in order of coming is one where all have the same priority", () => {
  const alike = customers.map((coming) => coming.map((customer) => ({ ...customer, priority: 0 })));
  fc.assert(
    fc.property(alike, model, (coming, kind) => {
      const inOrder = { ...kind, preemptive: false };
      expect(stationByProcesses(coming, inOrder, "fifo")).toEqual(stationByEvents(coming, inOrder).history);
    }),
    tried(200, 10_000),
  );
});
