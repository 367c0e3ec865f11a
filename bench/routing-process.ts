import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runToEnd } from "./built-cli.ts";

/** Said by a process that could not load what it was to measure, and why. */
export interface Missing {
  readonly missing: string;
}

/** What a file of this folder measures in a process of its own, which may collect its garbage when it likes. */
export function runAlone<Figures>(file: string, ...args: readonly (string | number)[]): Figures | Missing {
  const options = ["--expose-gc", ...process.execArgv];
  const { output } = runToEnd(process.execPath, [...options, join(import.meta.dirname, file), ...args.map(String)]);
  return JSON.parse(output);
}

export const isMissing = (answer: object): answer is Missing => "missing" in answer;

/** What a module makes, or why it cannot be loaded: packages are not installed, or have no binary for this machine. */
export const loadedPeer = <Made>(load: () => Promise<Made>): Promise<Made | Missing> =>
  load().catch((error: unknown) => ({ missing: String(error) }));

const { devDependencies } = JSON.parse(readFileSync(join(import.meta.dirname, "package.json"), "utf8"));

/** The version of a peer that this folder asks for. */
export const pinned = (peer: string): string => String(devDependencies[peer]).replace("^", "");
