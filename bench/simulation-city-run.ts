/**
 * One run of a simulated city in a process of its own, which answers one line of JSON. Its arguments are the city's folder, `lean` or
 * `full`, the days that are simulated, and the seed. A full run writes its log, an event a line, into a file that is thrown away.
 */
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CityRun, fullRun, leanRun, type RunOptions } from "@swiftline/core/simulation/city";
import { presets, Scenario } from "@swiftline/core/simulation/scenario";
import { openCity } from "@swiftline/files";

/** What a run answers. */
export interface CityFigures {
  /** People who turned to the hotline. */
  readonly appeals: number;
  readonly events: number;
  readonly rules: number;
  /**
   * Processor time of the run alone, of all threads of the process. Before it the city has lived for a day, from which engines learn
   * what to compile.
   */
  readonly seconds: number;
  readonly peakMegabytes: number;
}

const [city = "", way = "lean", days = "7", seed = "1"] = process.argv.slice(2);
const book = await openCity(city);
const preset = presets.find(({ name }) => name === "beijing-2024");
const options: RunOptions = { scenario: { ...Scenario.parse(preset), days: Number(days) }, book, seed };

type Opens = (some: RunOptions) => CityRun;

/** Lines go into the file by the megabyte; a longer one than this there is none. */
const [CHUNK, LONGEST] = [2 ** 20, 2 ** 16];

const writtenTo =
  (file: number): Opens =>
  (some) => {
    const bytes = Buffer.allocUnsafe(CHUNK);
    let filled = 0;
    const write = () => {
      writeSync(file, bytes, 0, filled);
      filled = 0;
    };
    const run = fullRun(some, (events) => {
      for (const event of events) {
        if (filled > CHUNK - LONGEST) write();
        filled += bytes.write(`${JSON.stringify(event)}\n`, filled);
      }
    });
    return {
      ...run,
      runUntil(instant) {
        run.runUntil(instant);
        write();
      },
    };
  };

function livedThrough(opens: Opens, some: RunOptions): CityRun {
  const run = opens(some);
  run.runUntil(run.end);
  return run;
}

const folder = mkdtempSync(join(tmpdir(), "swiftline-bench-"));
const file = openSync(join(folder, "log.ndjson"), "w");
const opens = way === "full" ? writtenTo(file) : leanRun;
livedThrough(opens, { ...options, scenario: { ...options.scenario, days: 1 }, seed: "first" });
const before = process.cpuUsage();
const run = livedThrough(opens, options);
const { user, system } = process.cpuUsage(before);
closeSync(file);
rmSync(folder, { recursive: true });
const figures: CityFigures = {
  appeals: run.totals().contacts,
  events: run
    .eventCounts()
    .values()
    .reduce((sum, count) => sum + count, 0),
  rules: book.routing.at(run.start).set.tables.reduce((sum, { rules }) => sum + rules.length, 0),
  seconds: (user + system) / 1e6,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
};
console.log(JSON.stringify(figures));
