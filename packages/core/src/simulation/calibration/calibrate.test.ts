import { describe, expect, test } from "vitest";
import type { Event, History } from "../../appeal/events.ts";
import { testBook } from "../../testing/test-city.ts";
import { DAY, HOUR } from "../../time/duration.ts";
import { Scenario } from "../scenario/scenario.ts";
import { scenarioProblems } from "../scenario/scenario-problems.ts";
import { type Calibration, calibrating } from "./calibrate.ts";

const book = testBook();
const start = Date.parse("2026-06-01T00:00:00Z");

/** Appeals that come every two hours, go to an agency and lie there for some hours; those of which that is beyond the end are open. */
function* log({
  days,
  agency,
  hours,
}: {
  readonly days: number;
  readonly agency: string;
  readonly hours: number;
}): Generator<History> {
  for (let place = 0; place < 12 * days; place++) {
    const [appealId, by, at] = [`a${place}`, "hotline", start + 2 * place * HOUR];
    const matter = {
      hotline: "testville",
      kind: "complaint",
      channel: "phone",
      category: "noise-night",
      area: "east",
      text: "",
    };
    const closedAt = at + hours * HOUR * (1 + (place % 7));
    const events = [
      { type: "AppealRegistered", appealId, at, by, ...matter },
      { type: "AppealDispatched", appealId, at, by, agency, manner: "imported", book: "b" },
      ...(closedAt < start + days * DAY
        ? [{ type: "AppealClosed", appealId, at: closedAt, by, because: "imported" }]
        : []),
    ];
    yield events as Event[];
  }
}

function calibrated(histories: Iterable<History>, holdOutFrom?: number) {
  const learning = calibrating({ book, holdOutFrom });
  for (const history of histories) learning.add(history);
  return learning.calibration(start + 30 * DAY);
}
const problemsOf = (...asked: Parameters<typeof calibrated>): readonly string[] => {
  const result = calibrated(...asked);
  return result.ok ? [] : result.reason.map(({ code }) => code);
};

describe("a log of closed orders", () => {
  const result = calibrated(log({ days: 30, agency: "roads", hours: 5 }));
  const { scenario, fitted, notLearned } = (result.ok ? result.value : {}) as Calibration;
  const written = (field: string): unknown => fitted.find(({ path }) => path.join(".") === field)?.written;

  test("gives a scenario of the city without a base, of the weeks behind the records", () => {
    const read = Scenario.parse(scenario);
    expect(read.callers.rate).toBeCloseTo(12, 0);
    expect(scenario).toMatchObject({ city: "testville", from: "2026-07-02", days: 28 });
    expect(scenarioProblems({ file: "s", value: scenario, placeOf: () => undefined }, read, book)).toEqual([]);
  });

  test("knows the categories, the areas and the agencies that are in it", () => {
    expect(written("callers.categories")).toEqual({ "noise-night": 1 });
    expect(written("callers.areas")).toEqual({ east: 1 });
    expect(fitted.filter(({ path }) => path[0] === "offices").map(({ path }) => path.join("."))).toEqual([
      "offices.usual.signs",
      "offices.usual.work",
      "offices.usual.staff",
      "offices.kinds.department.signs",
      "offices.kinds.department.work",
      "offices.kinds.department.staff",
    ]);
    expect(written("offices.usual.signs")).toBe("1s");
  });

  test("says what it does not tell, each with the reason", () => {
    const why = Object.fromEntries(notLearned.map((one) => [one.field, one.why]));
    expect(why["callers.months"]).toBe("less than a year is covered, or not every month of it");
    expect(why["offices.usual.returns"]).toBe("no order that was returned or signed for is recorded");
    expect(why["citizens.resolved"]).toBe("no answer whether it is resolved is recorded");
    expect(why.operators).toMatch(/records of appeals do not tell of calls/);
  });

  test("where no record tells of an earlier appeal, who appeals again is in the rate, and nobody does so besides", () => {
    expect(Scenario.parse(scenario).citizens.repeat.share).toBe(0);
    const known = [...log({ days: 30, agency: "roads", hours: 5 })].map((history, place) =>
      place === 0 ? history.map((event) => ({ ...event, earlierAppeals: 1 }) as Event) : history,
    );
    const told = calibrated(known);
    expect(told.ok && told.value.notLearned.map(({ field }) => field)).toContain("citizens.repeat");
  });

  test("is the same however it is ordered", () => {
    const backwards = calibrated([...log({ days: 30, agency: "roads", hours: 5 })].reverse());
    expect(backwards.ok && backwards.value.scenario).toEqual(scenario);
  });
});

test("orders that are still open lengthen the work: those that ended alone are the quick ones", () => {
  const result = calibrated(log({ days: 5, agency: "roads", hours: 12 }));
  const work = result.ok ? result.value.fitted.find(({ path }) => path.join(".") === "offices.usual.work") : undefined;
  // The quickest seventh takes 12 hours, the slowest 84: a mean of 48.
  const ended = [...log({ days: 5, agency: "roads", hours: 12 })].flatMap((history) => {
    const last = history[2];
    return last === undefined ? [] : [last.at - (history[0] as Event).at];
  });
  const naive = ended.reduce((sum, length) => sum + length, 0) / ended.length;
  expect(work?.estimates[0]?.estimate).toBeGreaterThan(1.3 * naive);
});

test("a dozen orders are too few to learn of work, and that is said", () => {
  const result = calibrated(log({ days: 1, agency: "roads", hours: 1 }));
  const why = result.ok ? result.value.notLearned.find(({ field }) => field === "offices.usual.work")?.why : undefined;
  expect(why).toMatch(/^only \d+ recorded: order with a result$/);
});

describe("nothing can be learned", () => {
  test("from an empty log, from one of another city, and from one in which nothing ended", () => {
    expect(problemsOf([])).toEqual(["calibration/nothing-recorded"]);
    expect(problemsOf(log({ days: 30, agency: "NYPD", hours: 5 }))).toEqual(["calibration/other-city"]);
    expect(problemsOf(log({ days: 1, agency: "roads", hours: 100 }))).toEqual(["calibration/nothing-ended"]);
  });

  test("from what is left where all is held out, or nothing is held out", () => {
    const all = () => log({ days: 30, agency: "roads", hours: 5 });
    expect(problemsOf(all(), start - DAY)).toEqual(["calibration/hold-out"]);
    expect(problemsOf(all(), start + 60 * DAY)).toEqual(["calibration/hold-out"]);
    expect(problemsOf(all(), start + HOUR)).toEqual(["calibration/hold-out"]);
  });
});
