import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The command line as it is published; the scripts that run a bench build it first. */
export const builtCli = fileURLToPath(new URL("../packages/cli/bin/swiftline.js", import.meta.url));

export interface Run {
  /** From the start of the process to its end, in milliseconds. */
  readonly wall: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs a program to its end. Throws, with what the program said, where it fails. */
export function runToEnd(program: string, args: readonly string[]): Run {
  const began = performance.now();
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  const wall = performance.now() - began;
  if (status === 0) return { wall, output: stdout, errors: stderr };
  throw new Error(`${program} ${args.join(" ")} failed`, { cause: error ?? `${stdout}\n${stderr}` });
}

export const swiftline = (...args: readonly string[]): Run => runToEnd(process.execPath, [builtCli, ...args]);
