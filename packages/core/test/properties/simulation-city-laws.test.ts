import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fullRun, leanRun } from "../../src/simulation/city/city-run.ts";
import { smallTown, townBook } from "../literals/town.ts";
import { tried } from "../runs.ts";

const book = townBook();
const HOUR = 3_600_000;

const share = (most = 1) => fc.double({ min: 0, max: most, noNaN: true });
const minutes = (most: number) =>
  fc.integer({ min: 1, max: most }).map((length) => ({ exponential: { mean: `${length}m` } }));

const surge = fc
  .record({
    first: fc.integer({ min: 25, max: 28 }),
    days: fc.integer({ min: 0, max: 2 }),
    times: fc.constantFrom(0, 0.5, 1, 2, 5),
    categories: fc.option(fc.subarray(["streets", "noise-night", "other"], { minLength: 1 }), { nil: undefined }),
    areas: fc.option(fc.constant(["west"]), { nil: undefined }),
  })
  .map(({ first, days, times, categories, areas }) => ({
    from: `2026-03-${first}`,
    until: `2026-03-${first + days}`,
    times,
    ...(categories && { categories }),
    ...(areas && { areas }),
  }));

/** Four days of a town whose people do as they please. */
const town = fc
  .record({
    rate: fc.integer({ min: 20, max: 400 }),
    surges: fc.array(surge, { maxLength: 2 }),
    patience: minutes(10),
    redial: share(),
    answered: share(),
    staff: fc.integer({ min: 1, max: 20 }),
    calendar: fc.constantFrom("office", null),
    signsIn: fc.constantFrom("office", null),
    returns: share(),
    transfers: share(),
    whistles: share(),
    contacts: share(),
    reached: share(),
    talk: minutes(120),
    repeat: share(),
    resolved: fc.double({ min: -3, max: 3, noNaN: true }),
  })
  .map(({ rate, surges, patience, redial, answered, reached, talk, repeat, resolved, ...office }) => ({
    ...smallTown({
      callers: { rate: `${rate}/day`, surges, patience, redial: { share: redial, after: "10m" } },
      operators: { answered, talk },
      offices: { usual: { ...office, work: "40m", rework: "20m", reportsIn: "1h" } },
      followUp: { reached, after: "2h", again: "3h" },
      citizens: {
        resolved: { base: resolved, perDay: 0, late: -1, redone: 0, silent: 0, again: 0 },
        repeat: { share: repeat, after: "6h" },
      },
    }),
    days: 4,
  }));

const seeds = fc.integer({ min: 0, max: 1e6 });

describe("at any time, in any town", () => {
  test("everyone who came is served, gone, on the phone, or waiting", () => {
    fc.assert(
      fc.property(town, seeds, (scenario, seed) => {
        const run = leanRun({ scenario, book, seed });
        for (let at = run.start; at <= run.end; at += 5 * HOUR) {
          run.runUntil(at);
          const totals = run.totals();
          const { waiting, talking, present } = run.now();
          expect(totals.calls).toBe(totals.answered + totals.abandoned + waiting);
          const hungUp = totals.abandoned - totals.redials;
          expect(totals.contacts + totals.repeats).toBe(totals.registered + waiting + talking + hungUp);
          const open = totals.registered - totals.answeredAtOnce - totals.diverted - totals.closed;
          expect(present).toBeGreaterThanOrEqual(waiting + talking + open);
          expect(present).toBeLessThanOrEqual(waiting + talking + open + hungUp + totals.closed - totals.repeats);
        }
      }),
      tried(25, 1_000),
    );
  });

  test("every order is with one agency, done, or nobody's; what moves and what is called for is told of once", () => {
    fc.assert(
      fc.property(town, seeds, (scenario, seed) => {
        const run = leanRun({ scenario, book, seed });
        run.runUntil(run.end);
        const totals = run.totals();
        const count = (type: string): number => new Map<string, number>(run.eventCounts()).get(type) ?? 0;
        expect(count("AppealRegistered")).toBe(totals.registered);
        expect(count("AppealTransferred")).toBe(totals.transferred);
        expect(count("TransferOffered")).toBeGreaterThanOrEqual(totals.transferred);
        expect(count("WhistleBlown")).toBe(totals.whistles);
        expect(count("WhistleAnswered")).toBeLessThanOrEqual(totals.whistles);
        expect(count("AssignmentReturned")).toBe(totals.returned);
        expect(count("ResultReported")).toBe(totals.reports);
        expect(count("FollowUpRecorded")).toBe(totals.attempts);
        expect(count("AppealClosed")).toBe(totals.closed);
        const orders = totals.registered - totals.answeredAtOnce - totals.diverted;
        expect(totals.firstResults).toBeLessThanOrEqual(orders);
        expect(totals.reports - totals.firstResults).toBeLessThanOrEqual(totals.reworks);
        const backlog = book.agencies.nodes.reduce((sum, _, place) => sum + run.backlog(place), 0);
        expect(backlog).toBeLessThanOrEqual(orders - totals.closed);
      }),
      tried(25, 1_000),
    );
  });

  test("a lean run is the twin of a full one", () => {
    fc.assert(
      fc.property(town, seeds, (scenario, seed) => {
        const lean = leanRun({ scenario, book, seed });
        const full = fullRun({ scenario, book, seed }, () => undefined);
        for (const run of [lean, full]) run.runUntil(run.end);
        expect(lean.totals()).toEqual(full.totals());
        expect(lean.now()).toEqual(full.now());
        const counted = (run: typeof lean) => [...run.eventCounts()].filter(([, count]) => count > 0).sort();
        expect(counted(lean)).toEqual(counted(full));
      }),
      tried(6, 300),
    );
  });
});
