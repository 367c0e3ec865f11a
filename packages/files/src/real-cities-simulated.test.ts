import { join } from "node:path";
import { fullRun, leanRun } from "@swiftline/core/simulation/city";
import { presets, readScenario, scenarioProblems } from "@swiftline/core/simulation/scenario";
import { HOUR } from "@swiftline/core/time";
import { describe, expect, test } from "vitest";
import { openCity } from "./load-city.ts";

const folderOf = (city: string): string => join(import.meta.dirname, "../../../examples", city, "city");
const document = (value: unknown) => ({ file: "scenario.yaml", value, placeOf: () => undefined });

describe.each(presets)("$name", (preset) => {
  const read = readScenario(document(preset));

  test("can be run in its city: every code is known, and no line grows without end", async () => {
    const book = await openCity(folderOf(preset.city));
    expect(read.ok && scenarioProblems(document(preset), read.value, book)).toEqual([]);
  });

  test("is the same city lean and full, also with the real tables, limits and calendars", async () => {
    const book = await openCity(folderOf(preset.city));
    if (!read.ok) throw new Error("the preset does not read");
    const { callers, offices } = read.value;
    // Offices that are slow to say that they are not the one: what was announced meanwhile is taken back where another policy follows.
    const signs = { kind: "exponential", mean: 8 * HOUR } as const;
    const usual = { ...offices.usual, signs, returns: 0.3, transfers: 0.2, whistles: 0.3, staff: 2 };
    const scenario = {
      ...read.value,
      days: 6,
      callers: { ...callers, rate: 300 },
      offices: { ...offices, usual, kinds: {} },
    };
    const options = { scenario, book, seed: 1 };
    const [full, lean] = [fullRun(options, () => undefined), leanRun(options)];
    for (const run of [full, lean]) run.runUntil(Number.POSITIVE_INFINITY);
    expect(lean.totals()).toEqual(full.totals());
    const counted = (counts: ReadonlyMap<string, number>) => [...counts].filter(([, count]) => count > 0).sort();
    // A city of one office has nobody to whom it could transfer anything.
    const others = book.agencies.nodes.filter(({ kind }) => kind !== "hotline");
    if (others.length > 2) expect(full.totals().transferred).toBeGreaterThan(20);
    if (preset.city === "beijing-12345") expect(full.eventCounts().get("ClockCorrected")).toBeGreaterThan(20);
    expect(counted(lean.eventCounts())).toEqual(counted(full.eventCounts()));
  });
});

test("the call centre loses as many callers as its log, 11.5 % of some 8,100 a week, and lets the others wait nearly as long as 34.4 s", async () => {
  const preset = presets.find(({ name }) => name === "call-centre");
  const read = readScenario(document(preset));
  if (!read.ok) throw new Error("the preset does not read");
  const book = await openCity(folderOf("call-centre"));
  const sums = { calls: 0, answered: 0, abandoned: 0, waitedMs: 0 };
  for (let replication = 0; replication < 20; replication++) {
    const run = leanRun({ scenario: read.value, book, seed: 1, replication });
    run.runUntil(run.end);
    const totals = run.totals();
    for (const name of ["calls", "answered", "abandoned", "waitedMs"] as const) sums[name] += totals[name];
  }
  const { calls, answered, abandoned, waitedMs } = sums;
  expect(calls / 20 / 16_273).toBeCloseTo(1, 1);
  expect(abandoned / (answered + abandoned)).toBeCloseTo(0.115, 2);
  expect(waitedMs / answered / 1000).toBeGreaterThan(0.8 * 34.4);
  expect(waitedMs / answered / 1000).toBeLessThan(1.1 * 34.4);
});
