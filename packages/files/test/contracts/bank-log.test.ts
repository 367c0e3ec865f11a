import { join } from "node:path";
import type { PolicyBook } from "@swiftline/core/book";
import {
  calibrateCalls,
  type ForecastError,
  forecastError,
  hourlyService,
  type LoggedCall,
  readBankCallLog,
  rosterOfCalls,
  type ServiceOfHour,
} from "@swiftline/core/simulation/calibration";
import { leanRun } from "@swiftline/core/simulation/city";
import { presets, readScenario, type Scenario, type WrittenScenario } from "@swiftline/core/simulation/scenario";
import { compileZone } from "@swiftline/core/time";
import { beforeAll, describe, expect, test } from "vitest";
import { openCity, openRecords } from "../../src/index.ts";

/**
 * The first week of a bank's call centre foretells the second. The log is in no package: SWIFTLINE_DATA names the folder that holds it.
 *
 * The measure is the mean absolute error of two figures: the share that hung up, and the mean wait of those who were answered. Each day
 * (and each hour) of the second week weighs as many calls as it really had. The rival repeats what the first week showed on the same
 * day (in the same hour) of the week. The simulated forecast is the mean of its runs.
 *
 * It is made twice: from the first week alone; and with the second week's roster, since a bank knows who will be on duty. No roster was
 * published with the log, so that one is read off the calls that were answered: whatever else the second week was stays unknown. That days
 * from Sunday to Thursday are alike was given; how a roster is read off a log was settled in sight of both weeks.
 */
const folder = process.env.SWIFTLINE_DATA;

const HOUR = 3_600_000;
const HOURS = 7 * 24;
const RUNS = 40;
const alike = [["sun", "mon", "tue", "wed", "thu"]] as const;
const zone = compileZone("Asia/Jerusalem");
const week = (monday: string) => ({ start: Date.parse(monday), end: Date.parse(monday) + HOURS * HOUR });
const [first, second] = [week("1999-02-01T00:00:00+02:00"), week("1999-02-08T00:00:00+02:00")];

async function bankCalls(): Promise<readonly LoggedCall[]> {
  const { name, columns, batches } = await openRecords(
    join(folder ?? "", "callcentre/anonymous_bank_1999-02-01_to_14.tsv.gz"),
  );
  const read = readBankCallLog({ file: name, columns, rows: (await Array.fromAsync(batches())).flat() }, zone);
  if (!read.ok) throw new Error(JSON.stringify(read.reason.slice(0, 5)));
  return read.value;
}

/** What the log does not tell is the preset's. */
const base = {
  ...(presets.find(({ name }) => name === "call-centre") as WrittenScenario),
  from: "1999-02-08",
  days: 7,
};

function parsed(value: WrittenScenario): Scenario {
  const read = readScenario({ file: "fitted", value, placeOf: () => undefined });
  if (!read.ok) throw new Error(JSON.stringify(read.reason));
  return read.value;
}

/** What came of all runs in each hour, added up. */
function simulated(scenario: Scenario, book: PolicyBook): readonly ServiceOfHour[] {
  let sum: readonly ServiceOfHour[] | undefined;
  for (let replication = 0; replication < RUNS; replication++) {
    const run = leanRun({ scenario, book, seed: 1, replication });
    const hours = Array.from({ length: HOURS }, (_, hour) => {
      const before = run.totals();
      run.runUntil(run.start + (hour + 1) * HOUR);
      const { answered, abandoned, waitedMs } = run.totals();
      return {
        answered: answered - before.answered,
        hungUp: abandoned - before.abandoned,
        waitedMs: waitedMs - before.waitedMs,
      };
    });
    sum = sum?.map((hour, place) => added(hour, hours[place] as ServiceOfHour)) ?? hours;
  }
  return sum ?? [];
}

const dayByDay = (hours: readonly ServiceOfHour[]): readonly ServiceOfHour[] =>
  Array.from({ length: 7 }, (_, day) => hours.slice(24 * day, 24 * day + 24).reduce(added));

const added = (one: ServiceOfHour, other: ServiceOfHour): ServiceOfHour => ({
  answered: one.answered + other.answered,
  hungUp: one.hungUp + other.hungUp,
  waitedMs: one.waitedMs + other.waitedMs,
});

function lostAndWaited(hours: readonly ServiceOfHour[]): readonly string[] {
  const { answered, hungUp, waitedMs } = hours.reduce(added);
  return [`${((100 * hungUp) / (answered + hungUp)).toFixed(1)} %`, `${(waitedMs / answered / 1000).toFixed(1)} s`];
}

describe.skipIf(folder === undefined)("the bank's second week", () => {
  let calls: { readonly first: readonly LoggedCall[]; readonly second: readonly LoggedCall[] };
  let seen: { readonly first: readonly ServiceOfHour[]; readonly second: readonly ServiceOfHour[] };
  let forecast: { readonly sameRoster: readonly ServiceOfHour[]; readonly knownRoster: readonly ServiceOfHour[] };

  beforeAll(async () => {
    const all = await bankCalls();
    calls = {
      first: all.filter(({ came }) => came < first.end),
      second: all.filter(({ came }) => came >= second.start),
    };
    seen = { first: hourlyService(calls.first, first), second: hourlyService(calls.second, second) };
    const book = await openCity(join(import.meta.dirname, "../../../../examples/call-centre/city"));
    const fitted = parsed(calibrateCalls(calls.first, { base, book, alike, seed: 1 }).scenario);

    const shifts = [...rosterOfCalls(calls.second, { zone, alike: [] })];
    const groups = fitted.operators.groups.map((group) => ({ ...group, shifts }));
    forecast = {
      sameRoster: simulated(fitted, book),
      knownRoster: simulated({ ...fitted, operators: { ...fitted.operators, groups } }, book),
    };
  }, 60_000);

  test("lost more callers than the first, and kept them waiting longer", () => {
    expect([calls.first.length, calls.second.length]).toEqual([8_276, 7_997]);
    expect(lostAndWaited(seen.first)).toEqual(["10.2 %", "32.0 s"]);
    expect(lostAndWaited(seen.second)).toEqual(["12.8 %", "36.9 s"]);
  });

  test("is foretold day by day by the first week alone: who hangs up and who waits, nearer than by repetition", () => {
    const [repeated, simulated] = [seen.first, forecast.sameRoster].map((hours) =>
      forecastError(dayByDay(hours), dayByDay(seen.second)),
    ) as [ForecastError, ForecastError];
    expect(simulated.hungUp).toBeLessThan(repeated.hungUp);
    expect(simulated.wait).toBeLessThan(repeated.wait);
  });

  test("is foretold much nearer where the roster is known", () => {
    const [repeated, simulated] = [seen.first, forecast.knownRoster].map((hours) =>
      forecastError(dayByDay(hours), dayByDay(seen.second)),
    ) as [ForecastError, ForecastError];
    expect(simulated.hungUp).toBeLessThan(0.7 * repeated.hungUp);
    expect(simulated.wait).toBeLessThan(0.8 * repeated.wait);
  });

  test("is foretold hour by hour for those who hang up; the waits of an hour are mostly chance, and neither forecast is good", () => {
    const repeated = forecastError(seen.first, seen.second);
    const [alone, known] = [forecast.sameRoster, forecast.knownRoster].map((hours) =>
      forecastError(hours, seen.second),
    ) as [ForecastError, ForecastError];
    expect(alone.hungUp).toBeLessThan(repeated.hungUp);
    expect(known.hungUp).toBeLessThan(0.9 * repeated.hungUp);
    expect(alone.wait / repeated.wait).toBeLessThan(1.1);
    expect(known.wait / repeated.wait).toBeLessThan(1.05);
  });
});
