import { describe, expect, test } from "vitest";
import { smallTown, townBook } from "../../../test/literals/town.ts";
import type { Event } from "../../appeal/events.ts";
import { DAY } from "../../time/duration.ts";
import { startOfDate } from "../../time/zone.ts";
import { fullRun } from "./city-run.ts";
import { type DayChart, type OrderLine, watchDay } from "./day-chart.ts";

const book = townBook();

function watched({ day = 1, most = 25, followed = 7, changes = {} } = {}) {
  const scenario = smallTown(changes);
  const from = startOfDate(book.zone, scenario.from + day);
  const until = startOfDate(book.zone, scenario.from + day + 1);
  const watch = watchDay({ from, until, most });
  const log: Event[] = [];
  const run = fullRun({ scenario, book, seed: 11 }, (events, ordered) => {
    log.push(...events);
    watch.tell(events, ordered);
  });
  const seenUntil = Math.min(run.end, from + followed * DAY);
  run.runUntil(seenUntil);
  return { chart: watch.chart(seenUntil), log, from, until, isOver: watch.isOver() };
}

/** The moments of a life, by a plain look through the log. */
function lifeOf({ appealId }: OrderLine, log: readonly Event[]) {
  const events = log.filter((event) => event.appealId === appealId);
  const at = (type: Event["type"]): readonly number[] => events.flatMap((one) => (one.type === type ? [one.at] : []));
  return { events, at };
}

const lengthIn = ({ phases }: OrderLine, wanted: OrderLine["phases"][number]["phase"]): number =>
  phases.reduce((sum, { phase, from, to }) => sum + (phase === wanted ? to - from : 0), 0);

describe("the orders of a day", () => {
  const { chart, log, from, until } = watched();
  const registered = log.filter((event) => event.type === "AppealRegistered" && event.at >= from && event.at < until);
  const over = new Set(
    log.flatMap(({ type, appealId }) => (/^(?:InquiryAnswered|AppealDiverted)$/.test(type) ? [appealId] : [])),
  );
  const orders = registered.filter(({ appealId }) => !over.has(appealId));

  test("are every so manieth of those that were taken down on it and not answered at once", () => {
    expect(chart.of).toBe(orders.length);
    expect(chart.orders).toHaveLength(25);
    const places = chart.orders.map(({ appealId }) => orders.findIndex((order) => order.appealId === appealId));
    const steps = places.slice(1).map((place, nth) => place - (places[nth] ?? 0));
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(1);
    expect(Math.min(...steps)).toBeGreaterThan(0);
  });

  test("have phases without a gap from the call to the end", () => {
    for (const { phases, calledAt, endedAt } of chart.orders) {
      expect(phases[0]?.from).toBe(calledAt);
      expect(phases.at(-1)?.to).toBe(endedAt ?? chart.seenUntil);
      for (const [nth, { from: begins, to }] of phases.entries()) {
        expect(to).toBeGreaterThan(begins);
        if (nth > 0) expect(begins).toBe(phases[nth - 1]?.to);
      }
    }
  });

  test("are worked on, wait for a signature and for a follow-up as long as the log says", () => {
    for (const order of chart.orders) {
      const { at } = lifeOf(order, log);
      const [results, dispatched, signed] = [at("ResultReported"), at("AppealDispatched"), at("AssignmentSigned")];
      const [firstSigned = chart.seenUntil] = signed;
      const hasGoneOn = at("AssignmentReturned").length + at("AppealTransferred").length > 0;
      if (!hasGoneOn) expect(lengthIn(order, "signature")).toBe(firstSigned - (dispatched[0] ?? 0));
      expect(order.phases.filter(({ phase }) => phase === "follow-up").map((one) => one.from)).toEqual(results);
      const contacts = at("CallerContacted").length;
      expect(order.phases.filter(({ phase }) => phase === "work")).toHaveLength(contacts);
      expect(order.signedAt).toBe(order.agency === undefined ? undefined : signed.at(-1));
      expect(order.endedAt).toBe(at("AppealClosed")[0]);
    }
  });

  test("show the limit that was promised last, unless nobody has them now", () => {
    for (const order of chart.orders) {
      const limits = lifeOf(order, log).events.flatMap((one) =>
        one.type === "AppealDispatched" ? [one.limit?.dueAt] : [],
      );
      expect(order.dueAt).toBe(order.agency === undefined ? undefined : limits.at(-1));
    }
  });
});

test("what is redone waits for the staff again before it is worked on again", () => {
  const { chart } = watched({ most: 1000 });
  const phases = chart.orders.map((order) => order.phases.map(({ phase }) => phase).join(" "));
  expect(phases.some((told) => told.includes("work follow-up staff work follow-up"))).toBe(true);
});

test("a chart of a day that nobody has seen the end of has what there was", () => {
  const { chart, isOver, from } = watched({ followed: 0.25 });
  expect(isOver).toBe(false);
  expect(chart.seenUntil).toBe(from + DAY / 4);
  expect(chart.orders.length).toBe(Math.min(25, chart.of));
  expect(chart.orders.every(({ calledAt }) => calledAt < from + DAY / 4)).toBe(true);
});

test("a day on which nobody calls has an empty chart", () => {
  const surges = [{ from: "2026-03-25", until: "2026-03-31", times: 0 }];
  const { chart }: { chart: DayChart } = watched({ changes: { callers: { surges } } });
  expect([chart.of, chart.orders]).toEqual([0, []]);
});
