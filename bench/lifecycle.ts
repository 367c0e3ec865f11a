/**
 * What the whole life of an appeal costs: deciding what follows from a command, in multiples of writing it down; appending it for
 * good, as a share of what a bare insert does; and scoring a month of half a million, from what is kept and from the log.
 *
 *     pnpm bench:lifecycle [--quick] [--check]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DAY } from "@swiftline/core/time";
import { openCity } from "@swiftline/files";
import { printTable } from "./figures.ts";
import { advanceFigures } from "./lifecycle-advance.ts";
import { type AppendFigures, appendFigures } from "./lifecycle-appends.ts";
import { interleaved, livesOf } from "./lifecycle-lives.ts";
import { scoringFigures } from "./lifecycle-scoring.ts";
import { printBars } from "./routing-bars.ts";

const SCORED = process.argv.includes("--quick") ? 50_000 : 500_000;

const book = await openCity(join(import.meta.dirname, "../examples/beijing-12345/city"));
const folder = mkdtempSync(join(tmpdir(), "swiftline-bench-"));
const steps = interleaved(livesOf(book, 3000, { from: Date.UTC(2026, 2, 2), span: DAY }));
const events = steps.reduce((sum, step) => sum + step.events.length, 0);

console.log(`Node ${process.versions.node}, Beijing's tables, ${steps.length} commands, ${events} events\n`);
const advances = advanceFigures(steps, book);
printTable(
  ["advance", "commands", "events before", "x JSON.stringify"],
  advances.map((one) => [one.command, String(one.steps), one.history.toFixed(1), one.ratio.toFixed(2)]),
);

console.log();
const appends: AppendFigures[] = [];
for (const together of [1, 50, 1000]) appends.push(await appendFigures(steps, { book, folder, together }));
printTable(
  ["durable appends at once", "store, µs each", "bare insert, µs each", "share of bare"],
  appends.map((one) => [
    String(one.together),
    one.store.toFixed(1),
    one.bare.toFixed(1),
    `${((100 * one.bare) / one.store).toFixed(0)} %`,
  ]),
);

console.log();
const month = { from: Date.UTC(2026, 2, 20), span: 25 * DAY };
const scoring = await scoringFigures(livesOf(book, SCORED, month), { book, folder, month: "2026-04" });
rmSync(folder, { recursive: true });
const milliseconds = (time: number): string => Math.round(time).toLocaleString("en");
printTable(
  [`${scoring.appeals.toLocaleString("en")} appeals of one month`, "ms"],
  [
    ["all units scored from the rollups", milliseconds(scoring.fromRollups)],
    ["the same, and how sure the ranks are", milliseconds(scoring.withDraws)],
    ["the list counted by agency and status, in SQL", milliseconds(scoring.scanByGroup)],
    ["each row of the list read", milliseconds(scoring.scanOfRows)],
    ["each commit of the log read and parsed", milliseconds(scoring.scanOfLog)],
    ["all units scored from the log", milliseconds(scoring.fromLog)],
  ],
);

console.log();
const missed = printBars([
  { name: "advance, x JSON.stringify of its events", ratio: advances[0]?.ratio ?? Number.NaN, atMost: 4 },
  ...appends.map(({ together, bare, store }) => ({
    name: `durable appends, ${together} at once, share of bare inserts`,
    ratio: bare / store,
    atLeast: 0.4,
  })),
  {
    name: "one scan of the rows, x scoring from rollups",
    ratio: scoring.scanOfRows / scoring.fromRollups,
    atLeast: 100,
  },
  { name: "one scan of the log, x scoring from rollups", ratio: scoring.scanOfLog / scoring.fromRollups, atLeast: 100 },
  { name: "scoring from the log, x one scan of it", ratio: scoring.fromLog / scoring.scanOfLog, atMost: 5 },
]);
if (process.argv.includes("--check") && missed > 0) process.exitCode = 1;
