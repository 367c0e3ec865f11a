import { describe, expect, test } from "vitest";
import { smallTown, townBook } from "../../../test/literals/town.ts";
import { DAY, HOUR, SECOND } from "../../time/duration.ts";
import { startOfDate } from "../../time/zone.ts";
import type { Measured } from "../experiment/design.ts";
import { leanRun } from "./city-run.ts";
import { agenciesIn, isPathValue, stepName } from "./path-names.ts";
import { pathSteps } from "./path-steps.ts";
import { timePath } from "./time-path.ts";

const book = townBook();
const agencies = book.agencies.nodes.slice(0, 2).map(({ id }) => id);

function followed(scenario = smallTown()) {
  const run = leanRun({ scenario, book, seed: 3 });
  return { run, path: timePath(run, { scenario, book, agencies }), ...pathSteps(scenario, book.zone) };
}

function unfollowed(scenario = smallTown()) {
  const run = leanRun({ scenario, book, seed: 3 });
  run.runUntil(run.end);
  return run;
}

const sumOf = (path: Measured, prefix: RegExp): number =>
  Object.entries(path).reduce((sum, [name, value]) => sum + (prefix.test(name) ? value : 0), 0);

describe("a run that is looked at", () => {
  const { run, path, ends } = followed();

  test("is the very run that it is without anybody looking", () => {
    const other = unfollowed();
    expect(run.totals()).toEqual(other.totals());
    expect(run.now()).toEqual(other.now());
    expect(run.eventCounts()).toEqual(other.eventCounts());
  });

  test("came to what its steps came to, and to what the hours of its days came to", () => {
    const { calls, answered, abandoned, answeredInTime, waitedMs, operatorMs, dutyMs } = run.totals();
    for (const part of ["path", "hour"]) {
      const total = (value: string): number => sumOf(path, new RegExp(`^${part}/${value}/`));
      expect(["calls", "answered", "answeredInTime", "settled"].map(total)).toEqual([
        calls,
        answered,
        answeredInTime,
        answered + abandoned,
      ]);
      expect(total("waitedSeconds")).toBeCloseTo(waitedMs / SECOND, 6);
      expect(total("operatorHours")).toBeCloseTo(operatorMs / HOUR, 6);
      expect(total("dutyHours")).toBeCloseTo(dutyMs / HOUR, 6);
      expect(total("hours")).toBeCloseTo((run.end - run.start) / HOUR, 9);
    }
  });

  test("stands at its end as its path ends", () => {
    const last = (value: string) => path[stepName(value, ends.length - 1)];
    const { registered, answeredAtOnce, diverted, closed } = run.totals();
    expect(last("waiting")).toBe(run.now().waiting);
    expect(last("open")).toBe(registered - answeredAtOnce - diverted - closed);
    for (const [place, id] of agencies.entries()) expect(last(`backlog ${id}`)).toBe(run.backlog(place));
  });

  test("has as many operators on duty as the roster has", () => {
    const at = (step: number): number =>
      (path[stepName("dutyHours", step)] ?? 0) / (path[stepName("hours", step)] ?? 1);
    expect([at(3), at(30)]).toEqual([6, 8]);
  });

  test("its backlogs are found again by their agencies' names", () => {
    expect(agenciesIn(path)).toEqual(agencies);
    expect(Object.keys(path).every(isPathValue)).toBe(true);
    expect(Object.values(path).every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
  });
});

test("a run of months is followed by days, and its hours of the day are those of a short one", () => {
  const scenario = { ...smallTown({ callers: { rate: "20/day" } }), days: 60 };
  const { run, path, each, ends } = followed(scenario);
  expect([each, ends.length, ends.at(-1)]).toEqual(["day", 60, run.end]);
  expect(sumOf(path, /^path\/calls\//)).toBe(run.totals().calls);
  expect(sumOf(path, /^hour\/calls\//)).toBe(run.totals().calls);
});

describe("steps", () => {
  const steps = (days: number) => pathSteps({ from: smallTown().from, days }, book.zone);

  test.each([1, 6, 7, 8, 29, 31, 32, 365, 731, 732, 2192, 3660])(
    "of %i days are some 750 at most, and end with them",
    (days) => {
      const { ends } = steps(days);
      expect(ends.length).toBeLessThanOrEqual(750);
      expect(ends.every((end, step) => step === 0 || end > (ends[step - 1] ?? 0))).toBe(true);
      expect(ends.at(-1)).toBe(startOfDate(book.zone, smallTown().from + days));
    },
  );

  test("a week in which the clocks go forward has an hour less", () => {
    expect(steps(7).ends).toHaveLength(7 * 48 - 2);
  });

  test("days begin at midnight also after the clocks were changed", () => {
    const { ends } = steps(60);
    const lengths = new Set(ends.slice(1).map((end, step) => end - (ends[step] ?? 0)));
    expect([...lengths].sort()).toEqual([DAY - HOUR, DAY]);
  });
});
