import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Order, twoLimitsBook, workedOff } from "../literals/two-limits.ts";
import { tried } from "../runs.ts";

const book = twoLimitsBook();
const disciplines = ["fifo", "earliest-due", "severity", "score-gaming"] as const;
type Discipline = (typeof disciplines)[number];

/** The same orders, worked off by each discipline. */
const byEach = (seed: number): Readonly<Record<Discipline, readonly Order[]>> =>
  Object.fromEntries(disciplines.map((discipline) => [discipline, workedOff(book, discipline, seed)])) as Record<
    Discipline,
    readonly Order[]
  >;

const late = ({ doneAt, dueAt }: Order): number => doneAt - dueAt;
const worst = (orders: readonly Order[]): number => Math.max(...orders.map(late));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const inTime = (orders: readonly Order[]): number => orders.filter((order) => late(order) <= 0).length;
/** The first one in is taken up before there is anything to choose. */
const done = ([, ...others]: readonly Order[]): readonly Order[] =>
  others.toSorted((one, other) => one.doneAt - other.doneAt);
const seeds = fc.integer({ min: 0, max: 1e6 });

describe("one person works off what came at the weekend", () => {
  test("by each discipline the same orders, each once, and is done with all of them at the same time", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { fifo, ...others } = byEach(seed);
        const end = Math.max(...fifo.map(({ doneAt }) => doneAt));
        const taken = (orders: readonly Order[]) => orders.map(({ doneAt: _, ...order }) => order);
        for (const orders of Object.values(others)) {
          expect(taken(orders)).toEqual(taken(fifo));
          expect(Math.max(...orders.map(({ doneAt }) => doneAt))).toBe(end);
        }
      }),
      tried(4, 200),
    );
  });

  test("first come, first served: in the order in which they were signed for", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const orders = workedOff(book, "fifo", seed);
        expect(done(orders)).toEqual(orders.slice(1));
      }),
      tried(4, 200),
    );
  });

  test("by severity, the shorter limit is always first, and of one limit who came first", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const orders = workedOff(book, "severity", seed);
        expect(done(orders)).toEqual(orders.slice(1).toSorted((one, other) => one.limit - other.limit));
      }),
      tried(4, 200),
    );
  });

  test("by the earliest limit, no other order of work makes the latest result less late (Jackson's rule, 1955)", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const all = byEach(seed);
        for (const discipline of disciplines)
          expect(worst(all["earliest-due"])).toBeLessThanOrEqual(worst(all[discipline]));
      }),
      tried(6, 200),
    );
  });

  test("gaming the score, no other order of work has results sooner on average (Smith's rule, 1956)", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const all = byEach(seed);
        const time = (orders: readonly Order[]): number => sum(orders.map(({ doneAt }) => doneAt));
        for (const discipline of disciplines)
          expect(time(all["score-gaming"])).toBeLessThanOrEqual(time(all[discipline]));
      }),
      tried(6, 200),
    );
  });

  test("gaming the score has more results in time than taking them as they come, and makes the latest wait longer", () => {
    const weeks = Array.from({ length: 12 }, (_, seed) => byEach(seed));
    const total = (discipline: Discipline, of: (orders: readonly Order[]) => number): number =>
      sum(weeks.map((week) => of(week[discipline])));
    expect(total("score-gaming", inTime)).toBeGreaterThan(1.1 * total("fifo", inTime));
    expect(total("score-gaming", worst)).toBeGreaterThan(total("fifo", worst));
  });
});
