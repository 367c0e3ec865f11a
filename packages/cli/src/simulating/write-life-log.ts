import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { dirname } from "node:path";
import { setImmediate } from "node:timers/promises";
import { SwiftlineError } from "@swiftline/core";
import { lifeLine } from "@swiftline/core/exporting";
import { fullRun, type RunOptions } from "@swiftline/core/simulation/city";
import { HOUR } from "@swiftline/core/time";
import { openOutput } from "../exporting/open-output.ts";
import { invalid } from "../flags.ts";
import type { ProgressLine } from "../present/progress.ts";
import { type Life, livesToldOnce } from "./lives-told-once.ts";

/** What was written of a run. */
export interface WrittenLog {
  readonly appeals: number;
  readonly events: number;
  /** The instant up to which everything is in it. */
  readonly until: number;
  /** Whether that is the end of the run, and nobody stopped it before. */
  readonly whole: boolean;
}

/** Refuses a place where no file can be made before hours are spent on it. Throws `flag/invalid` and `file/not-writable`. */
export async function requirePlaceFor(target: string, flag: string): Promise<void> {
  if (target === "-") throw invalid(`--${flag} writes a file, and the figures go to standard output`, "name a file");
  await access(dirname(target), constants.W_OK).catch((cause) => {
    throw new SwiftlineError("file/not-writable", `${target}: no file can be made there`, {
      tryThis: "name a file in a folder that exists and is yours",
      cause,
    });
  });
}

/**
 * Runs a city through the engine and writes its appeals with all their events, one a line, as an import takes them: each when it is
 * over, those still open at the end. Whoever asks to stop has the log up to then. Throws `file/not-writable`.
 */
export async function writeLifeLog(
  target: string,
  options: RunOptions,
  { progress, asked }: { readonly progress: ProgressLine; readonly asked: () => boolean },
): Promise<WrittenLog> {
  const output = await openOutput(target);
  const lives = livesToldOnce();
  const run = fullRun(options, lives.add);
  const total = run.end - run.start;
  let until = run.start;
  while (until < run.end && !asked()) {
    until = Math.min(until + HOUR, run.end);
    run.runUntil(until);
    await output.append(linesOf(lives.over()));
    progress.show({ bytes: until - run.start, total, rows: lives.events() });
    // So that a signal is heard.
    await setImmediate();
  }
  await output.append(linesOf(lives.open()));
  await output.finish();
  return { appeals: lives.appeals(), events: lives.events(), until, whole: until === run.end };
}

const linesOf = (lives: readonly Life[]): string =>
  lives.map(({ appealId, history }) => lifeLine(appealId, history)).join("");
