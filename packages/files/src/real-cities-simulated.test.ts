import { join } from "node:path";
import { fullRun, leanRun } from "@swiftline/core/simulation/city";
import { presets, readScenario, scenarioProblems } from "@swiftline/core/simulation/scenario";
import { describe, expect, test } from "vitest";
import { openCity } from "./load-city.ts";

const folder = join(import.meta.dirname, "../../../examples/beijing-12345/city");
const document = (value: unknown) => ({ file: "scenario.yaml", value, placeOf: () => undefined });

describe.each(presets)("$name", (preset) => {
  const read = readScenario(document(preset));

  test("can be run in its city: every code is known, and no line grows without end", async () => {
    const book = await openCity(folder);
    expect(read.ok && scenarioProblems(document(preset), read.value, book)).toEqual([]);
  });

  test("is the same city lean and full, also with the real tables, limits and calendars", async () => {
    const book = await openCity(folder);
    if (!read.ok) throw new Error("the preset does not read");
    const { callers, offices } = read.value;
    // An appeal that is returned may go on under another policy; what was announced is taken back then, which lean runs do not tell.
    const usual = { ...offices.usual, returns: 0, staff: 2 };
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
    expect(counted(lean.eventCounts())).toEqual(counted(full.eventCounts()));
  });
});
