import { describe, expect, test } from "vitest";
import { townBook } from "../../../test/literals/town.ts";
import { callsByRecursion, type TrueLine } from "../../../test/oracles/calls-by-recursion.ts";
import { lawOf } from "../../chance/distributions/index.ts";
import { randomStreams } from "../../chance/streams.ts";
import { DAY, MINUTE, SECOND } from "../../time/duration.ts";
import { offsetOf } from "../../time/zone.ts";
import { leanRun } from "../city/city-run.ts";
import { Scenario, type WrittenScenario } from "../scenario/scenario.ts";
import { calibrateCalls } from "./calibrate-calls.ts";

const WEEKS = 4;
const line: TrueLine = {
  callsPerDay: 700,
  operators: 3,
  talk: 5 * MINUTE,
  patience: 4 * MINUTE,
  redials: 0.4,
  redialAfter: 10 * MINUTE,
};
const book = townBook();
const base: WrittenScenario = {
  name: "a line",
  city: "testville",
  // Four weeks before the clocks are changed.
  from: "2026-02-02",
  days: 7 * WEEKS,
  callers: { rate: "1/day", channels: { phone: 1 }, kinds: { inquiry: 1 }, languages: { en: 1 } },
  operators: {
    answered: 1,
    afterCall: "0s",
    groups: [{ name: "all", languages: ["en"], shifts: [{ from: "00:00", until: "24:00", operators: 1 }] }],
  },
};
const start = Date.parse("2026-02-02T00:00:00Z") - offsetOf(book.zone, Date.parse("2026-02-02T00:00:00Z"));
const calls = callsByRecursion(line, start, start + 7 * WEEKS * DAY, randomStreams(11).stream("a true line"));
const calibration = calibrateCalls(calls, { base, book, seed: 1, replications: 2 });
const scenario = Scenario.parse(calibration.scenario);

describe("from the log of a line whose truth is known", () => {
  test("callers come again as often as they truly do, within 4 standard errors", () => {
    const error = Math.sqrt(line.callsPerDay / (7 * WEEKS));
    expect(Math.abs(scenario.callers.rate - line.callsPerDay)).toBeLessThan(4 * error);
  });

  test("they are as patient, at half a minute, two, and five", () => {
    const { cdf } = lawOf(scenario.callers.patience);
    for (const length of [0.5, 2, 5]) {
      const truth = 1 - Math.exp((-length * MINUTE) / line.patience);
      expect(Math.abs(cdf(length * MINUTE) - truth)).toBeLessThan(0.03);
    }
  });

  test("they redial as often, and as soon as the window lets one see", () => {
    expect(scenario.callers.redial.share).toBeGreaterThan(0.36);
    expect(scenario.callers.redial.share).toBeLessThan(0.44);
    expect(lawOf(scenario.callers.redial.after).mean / line.redialAfter).toBeCloseTo(1, 1);
  });

  test("operators speak as long, and their scatter is that of an exponential distribution", () => {
    const { mean, variance } = lawOf(scenario.operators.talk);
    expect(mean / line.talk).toBeCloseTo(1, 1);
    expect(variance / mean ** 2).toBeCloseTo(1, 0.7);
  });

  test("three operators are there, and all of the time", () => {
    const shifts = scenario.operators.groups.flatMap((group) => group.shifts);
    expect(new Set(shifts.map(({ operators }) => operators))).toEqual(new Set([3]));
    expect(scenario.operators.present).toBeGreaterThan(0.97);
  });

  test("all of it is told: what was learned from how much, over which days", () => {
    expect(calibration.calls).toBe(calls.length);
    expect(calibration.covered).toEqual([{ from: "2026-02-02", until: "2026-03-01" }]);
    expect(calibration.fitted.map(({ path }) => path.join("."))).toEqual([
      "callers.rate",
      "callers.week",
      "callers.patience",
      "callers.redial",
      "operators.talk",
      "callers.channels",
      "operators.afterCall",
      "operators.groups",
      "operators.present",
    ]);
    expect(calibration.notLearned.map(({ field }) => field)).toEqual([
      ...["callers.kinds", "callers.categories", "callers.areas", "callers.languages"],
      ...["offices", "followUp", "citizens"],
    ]);
  });

  test("the simulated line loses as many as the log, and lets them wait as long", () => {
    let [answered, abandoned, waitedMs] = [0, 0, 0];
    for (let replication = 0; replication < 4; replication++) {
      const run = leanRun({ scenario, book, seed: 2, replication });
      run.runUntil(run.end);
      const totals = run.totals();
      answered += totals.answered;
      abandoned += totals.abandoned;
      waitedMs += totals.waitedMs;
    }
    const served = calls.filter((call) => call.answered);
    expect(Math.abs(abandoned / (answered + abandoned) - (1 - served.length / calls.length))).toBeLessThan(0.01);
    // A simulated caller who was impatient once is so again, and those of the log are not: that makes waits some percent shorter.
    const waited = served.reduce((sum, call) => sum + call.waited, 0) / served.length;
    expect(Math.abs(waitedMs / answered / waited - 1)).toBeLessThan(0.1);
  });
});

describe("from the log of a line whose callers never redial", () => {
  const never = callsByRecursion(
    { ...line, redials: 0 },
    start,
    start + 7 * WEEKS * DAY,
    randomStreams(3).stream("a line"),
  );
  const redialling = { ...base, callers: { ...base.callers, redial: { share: 0.9, after: "10m" } } };
  const learned = calibrateCalls(never, { base: redialling, book, seed: 1, replications: 2 });
  const { remark } = learned.fitted.at(-1) ?? {};
  const lost = `${((100 * never.filter(({ answered }) => !answered).length) / never.length).toFixed(1)} %`;

  test("nobody redials, whatever the base says", () => {
    expect(Scenario.parse(learned.scenario).callers.redial.share).toBe(0);
  });

  test("it is told how many hang up in the trial, and how many did in the log", () => {
    const [, simulated, logged] =
      /^by trial: .*?([\d.]+ %) hang up(?:, and ([\d.]+ %) in the log|, as in the log)$/.exec(remark ?? "") ?? [];
    expect(logged ?? simulated).toBe(lost);
    expect(Math.abs(Number.parseFloat(simulated ?? "") - Number.parseFloat(lost))).toBeLessThan(1);
  });
});

test("it is said where more hang up than in the log even if all on the roster take calls", () => {
  const short = callsByRecursion(line, start, start + 7 * DAY, randomStreams(4).stream("a line"));
  const unhurried = short.map((call) => ({ ...call, waited: call.answered ? call.waited : SECOND }));
  const { scenario: found, fitted } = calibrateCalls(unhurried, { base, book, seed: 1, replications: 1 });
  expect(found.operators.present).toBe(1);
  expect(fitted.at(-1)?.remark).toMatch(
    /^by trial: even where all take calls [\d.]+ % hang up, and [\d.]+ % in the log$/,
  );
});
