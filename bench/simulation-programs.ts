/** The programs of this bench: ours, the floor in C, and the simulation libraries of others. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { runToEnd } from "./built-cli.ts";
import { type Missing, pinned } from "./routing-process.ts";
import type { ProgramFigures, Task } from "./simulation-task.ts";

export interface Program {
  readonly name: string;
  /** How to start it, or why it cannot be started. */
  readonly start: (task: Task) => ProgramFigures | Missing;
  /** It has no way for a customer to leave the line. */
  readonly keepsEverybody?: true;
  /** It is so slow that it gets a tenth of the customers, and its time counts ten times. */
  readonly isSlow?: true;
}

const folder = mkdtempSync(join(tmpdir(), "swiftline-bench-"));
const beside = (file: string): string => join(import.meta.dirname, file);

const wordsOf = ({ customers, servers, arrivalRate, abandonmentRate, seed }: Task): readonly string[] =>
  [customers, servers, arrivalRate, abandonmentRate, seed].map(String);

/** Runs a program that answers one line of JSON; says why it cannot, where it cannot. */
function asked<Figures>(program: string, args: readonly string[]): Figures | Missing {
  try {
    return JSON.parse(runToEnd(program, args).output);
  } catch (error) {
    const cause = error instanceof Error ? error.cause : error;
    return { missing: String(cause).trim().split("\n").at(-1) ?? "" };
  }
}

/** A program of ours in one file of plain JavaScript, as it is published. */
export function bundled(file: string): string {
  const outfile = join(folder, file.replace(/ts$/, "mjs"));
  buildSync({
    entryPoints: [beside(file)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    conditions: ["swiftline-source"],
    logLevel: "error",
  });
  return outfile;
}

/** Runs one of our programs. */
export const runBundled = <Figures>(bundle: string, args: readonly string[]): Figures | Missing =>
  asked(process.execPath, [bundle, ...args]);

function ours(file: string): Program["start"] {
  const bundle = bundled(file);
  return (task) => asked(process.execPath, [YOUNG, bundle, ...wordsOf(task)]);
}

/**
 * Megabytes of new objects before old ones are looked for. Left alone, Node takes more and more of them, up to 32, for the short
 * lives of processes; no program here is faster for it.
 */
const YOUNG = "--max-semi-space-size=4";

const peer =
  (file: string): Program["start"] =>
  (task) =>
    asked(process.execPath, ["--conditions=swiftline-source", beside(file), ...wordsOf(task)]);

function compiledFloor(): Program["start"] {
  const binary = join(folder, "floor");
  try {
    runToEnd("gcc", ["-O2", "-o", binary, beside("simulation-floor.c")]);
  } catch (error) {
    return () => ({ missing: String(error) });
  }
  return (task) => asked(binary, wordsOf(task));
}

/** That of Debian's packages, which another one in the path must not hide. */
const PYTHON = "/usr/bin/python3";

function simpyVersion(): string {
  try {
    return runToEnd(PYTHON, ["-c", "import simpy; print(simpy.__version__)"]).output.trim();
  } catch {
    return "";
  }
}

export const programs = {
  floor: { name: "C, binary heap", start: compiledFloor() },
  event: { name: "ours, event style", start: ours("simulation-event.ts") },
  process: { name: "ours, process style", start: ours("simulation-process.ts") },
  simjs: { name: `simjs ${pinned("simjs")}`, start: peer("simulation-simjs.ts"), keepsEverybody: true },
  simscript: {
    name: `SimScript ${pinned("simscript")}`,
    start: peer("simulation-simscript.ts"),
    keepsEverybody: true,
    isSlow: true,
  },
  simpy: {
    name: `SimPy ${simpyVersion()}`,
    start: (task) => asked(PYTHON, [beside("simulation-simpy.py"), ...wordsOf(task)]),
  },
} as const satisfies Readonly<Record<string, Program>>;

export type ProgramName = keyof typeof programs;
