import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Event } from "@swiftline/core/appeal";
import { HOUR } from "@swiftline/core/time";
import { openCity } from "@swiftline/files";
import { expect, test } from "vitest";
import { emptyFolder } from "../../test/new-york.ts";
import { smallScenario } from "../../test/small-scenario.ts";
import { presetFolder } from "../presets.ts";
import { openScenario } from "./scenario-file.ts";
import { requirePlaceFor, writeLifeLog } from "./write-life-log.ts";

const book = await openCity(presetFolder("nyc-311"));
const folder = await emptyFolder();
const file = join(folder, "scenario.yaml");
await writeFile(file, smallScenario());
const { scenario } = await openScenario(file, book);
const silent = { show: () => {}, end: () => {} };

/** Writes the log of a run, which is stopped after so many hours. */
async function logOf({ hours, target }: { readonly hours: number; readonly target: string }) {
  let left = hours;
  const asked = (): boolean => left-- === 0;
  const written = await writeLifeLog(
    join(folder, target),
    { scenario, book, seed: "log" },
    { progress: silent, asked },
  );
  const text = await readFile(join(folder, target), "utf8");
  const lives = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line): readonly Event[] => JSON.parse(line).events);
  return { written, text, lives };
}

test("the same run writes the same bytes, every appeal once and its events in order", async () => {
  const one = await logOf({ hours: 100, target: "one.ndjson" });
  const two = await logOf({ hours: 100, target: "two.ndjson" });
  expect(two.text).toBe(one.text);
  expect(one.written).toMatchObject({ whole: true, appeals: one.lives.length, events: one.lives.flat().length });
  expect(new Set(one.lives.map(([first]) => first?.appealId)).size).toBe(one.lives.length);
  for (const life of one.lives) expect(life.every(({ at }, index) => at >= (life[index - 1]?.at ?? 0))).toBe(true);
});

test("a log that is stopped holds just what had happened by then, and says that it is a part", async () => {
  const whole = await logOf({ hours: 100, target: "whole.ndjson" });
  const part = await logOf({ hours: 10, target: "part.ndjson" });
  expect(part.written).toMatchObject({ whole: false, until: whole.written.until - 14 * HOUR });
  const before = whole.lives.map((life) => life.filter(({ at }) => at <= part.written.until));
  const sorted = (lives: readonly (readonly Event[])[]): readonly string[] =>
    lives
      .filter((life) => life.length > 0)
      .map((life) => JSON.stringify(life))
      .sort();
  expect(sorted(part.lives)).toEqual(sorted(before));
});

test.each([
  ["in a folder that is not there", join(folder, "nowhere/log.ndjson"), "file/not-writable"],
  ["on standard output, where the figures go", "-", "flag/invalid"],
])("a log %s is refused before the run", (_, target, code) =>
  expect(requirePlaceFor(target, "log")).rejects.toMatchObject({ code }),
);
