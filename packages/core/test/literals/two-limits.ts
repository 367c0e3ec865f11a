import type { Event } from "../../src/appeal/events.ts";
import type { PolicyBook } from "../../src/book/policy-book.ts";
import { fullRun } from "../../src/simulation/city/city-run.ts";
import { assigning, testBook, testCity } from "../../src/testing/test-city.ts";
import { smallTown } from "./town.ts";

/** A city whose one desk gets everything: holes in the road within two days, all else within four. */
export function twoLimitsBook(): PolicyBook {
  const city = testCity();
  const limit = (id: string, within: string) => ({
    id,
    name: id,
    stages: { resolve: { startsOn: "dispatched", target: { within, clock: "natural" } } },
  });
  return testBook({
    ...city,
    routing: assigning("id,category,>agency,>policy", ["holes,streets-hole,desk,short", "rest,,desk,long"]),
    sla: { ...city.sla, value: { default: "long", policies: [limit("short", "2d"), limit("long", "4d")] } },
  });
}

/** What became of one order. */
export interface Order {
  readonly appealId: string;
  readonly signedAt: number;
  readonly limit: number;
  readonly dueAt: number;
  readonly doneAt: number;
}

/**
 * The orders of a weekend, in the order in which they were signed for: one person works them off from Monday on, so that all but the
 * first are there before any is taken up. The same seed gives the same orders and work, whatever the discipline.
 */
export function workedOff(book: PolicyBook, discipline: string, seed: number): readonly Order[] {
  const scenario = smallTown({
    callers: { rate: "18/day", surges: [quiet], languages: { en: 1 } },
    operators: { answered: 0 },
    offices: { usual: { ...alone, discipline } },
    citizens: { resolved: { base: 20, perDay: 0, late: 0, redone: 0, silent: 0, again: 0 } },
  });
  const events: Event[] = [];
  const run = fullRun({ scenario: { ...scenario, from: SATURDAY, days: 14 }, book, seed }, (some) =>
    events.push(...some),
  );
  run.runUntil(run.end);
  return [...Map.groupBy(events, ({ appealId }) => appealId).values()].flatMap(orderOf).toSorted(bySigning);
}

const alone = {
  staff: 1,
  calendar: "office",
  signs: "1m",
  work: { exponential: { mean: "1h" } },
  returns: 0,
  transfers: 0,
  whistles: 0,
};

/** From Monday on. */
const quiet = { from: "2026-03-30", until: "2026-12-31", times: 0 };

/** 28 March 2026, in days since 1970. */
const SATURDAY = 20_540;

function orderOf(life: readonly Event[]): readonly Order[] {
  const signed = life.find(({ type }) => type === "AssignmentSigned");
  const done = life.find(({ type }) => type === "ResultReported");
  const dispatched = life.find((event) => event.type === "AppealDispatched");
  const dueAt = dispatched?.limit?.dueAt;
  if (signed === undefined || done === undefined || dispatched === undefined || dueAt === undefined) return [];
  const limit = dueAt - dispatched.at;
  return [{ appealId: signed.appealId, signedAt: signed.at, limit, dueAt, doneAt: done.at }];
}

const bySigning = (one: Order, other: Order): number => one.signedAt - other.signedAt;
