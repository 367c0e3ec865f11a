import { expect, test } from "vitest";
import { smallTown, townBook } from "../../../test/literals/town.ts";
import type { Event } from "../../appeal/events.ts";
import { fullRun, leanRun } from "./city-run.ts";

const FOREVER = Number.POSITIVE_INFINITY;
const book = townBook();

function fullLog(seed: number, changes = {}) {
  const events: Event[] = [];
  const run = fullRun({ scenario: smallTown(changes), book, seed }, (some) => events.push(...some));
  run.runUntil(FOREVER);
  return { events, run };
}

function lean(seed: number, changes = {}) {
  const run = leanRun({ scenario: smallTown(changes), book, seed });
  run.runUntil(FOREVER);
  return run;
}

const counted = (counts: ReadonlyMap<string, number>) =>
  Object.fromEntries([...counts].filter(([, count]) => count > 0).sort());

test.each(["fifo", "earliest-due", "severity", "score-gaming"] as const)(
  "a lean run is the twin of a full one where agencies work %s: the same totals, times and events of each type",
  (discipline) => {
    const usual = { staff: 6, calendar: "office", returns: 0.15, transfers: 0.2, whistles: 0.3, discipline };
    const changes = { offices: { usual } };
    const { events, run } = fullLog(7, changes);
    const twin = lean(7, changes);
    expect(twin.totals()).toEqual(run.totals());
    expect(twin.now()).toEqual(run.now());
    expect(twin.overdue()).toBe(run.overdue());
    expect(counted(twin.eventCounts())).toEqual(counted(run.eventCounts()));
    const told = Map.groupBy(events, ({ type }) => type);
    expect(counted(run.eventCounts())).toEqual(
      Object.fromEntries([...told].map(([type, some]) => [type, some.length] as const).sort()),
    );
    const { lateReports, transferred, whistles } = run.totals();
    expect(Math.min(lateReports, transferred, whistles)).toBeGreaterThan(0);
  },
);

test("twins stay twins where everything happens at fixed steps, and many things at once", () => {
  const changes = {
    callers: { rate: "600/day", patience: "2m" },
    operators: { talk: "3m", afterCall: "1m" },
    offices: { usual: { staff: 3, calendar: "office", signs: "1h", work: "1h", rework: "1h", returns: 0.2 } },
    followUp: { callers: 2, after: "8h", again: "8h", talk: "5m" },
  };
  const { run } = fullLog(3, changes);
  const twin = lean(3, changes);
  expect(twin.totals()).toEqual(run.totals());
  expect(counted(twin.eventCounts())).toEqual(counted(run.eventCounts()));
});

test("the same seed gives the same bytes, and another seed another city", () => {
  const [once, again, other] = [fullLog(5), fullLog(5), fullLog(6)];
  expect(JSON.stringify(again.events)).toBe(JSON.stringify(once.events));
  expect(JSON.stringify(other.events)).not.toBe(JSON.stringify(once.events));
});

test("things are told in the order in which they happen, each appeal's and all together", () => {
  const { events } = fullLog(2);
  expect(events.every(({ at }, place) => place === 0 || at >= (events[place - 1]?.at ?? 0))).toBe(true);
});

test("everyone who called is answered, gone, or waiting, at any time", () => {
  const run = leanRun({ scenario: smallTown({ callers: { rate: "4000/day" } }), book, seed: 1 });
  for (let at = run.start; at < run.end; at += 3_600_000) {
    run.runUntil(at);
    const { calls, answered, abandoned, contacts, redials, repeats } = run.totals();
    expect(calls).toBe(answered + abandoned + run.now().waiting);
    expect(contacts + redials + repeats).toBeGreaterThanOrEqual(calls);
  }
  expect(run.totals().abandoned).toBeGreaterThan(100);
});

test("every appeal taken down is over, or with somebody", () => {
  const { events, run } = fullLog(4);
  const lives = [...Map.groupBy(events, ({ appealId }) => appealId).values()];
  const over = lives.filter((life) => life.some(({ type }) => type === "AppealClosed" || type === "InquiryAnswered"));
  const { registered, closed, answeredAtOnce, diverted } = run.totals();
  expect(lives.length).toBe(registered);
  expect(over.length + diverted).toBe(closed + answeredAtOnce + diverted);
});

test("a change at the agencies changes nothing of who calls, when, about what and how patiently", () => {
  const taken = ({ events }: ReturnType<typeof fullLog>) =>
    events.flatMap((event) =>
      event.type === "AppealRegistered" && event.earlierAppeals === undefined ? [JSON.stringify(event)] : [],
    );
  const usual = fullLog(9, { citizens: never });
  const slower = fullLog(9, { citizens: never, offices: { usual: { staff: 1, calendar: "office", returns: 0.5 } } });
  expect(taken(slower)).toEqual(taken(usual));
  expect(slower.run.totals().reports).toBeLessThan(usual.run.totals().reports);
});

test("the antithetic run is another run of the same city", () => {
  const scenario = smallTown();
  const [one, other] = [false, true].map((antithetic) => leanRun({ scenario, book, seed: 1, antithetic }));
  for (const run of [one, other]) run?.runUntil(FOREVER);
  expect(one?.totals()).not.toEqual(other?.totals());
});

const never = { repeat: { share: 0, after: "1d" } };
