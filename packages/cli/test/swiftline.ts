import { type ChildProcess, spawn } from "node:child_process";
import { inject } from "vitest";

export interface Outcome {
  /** The exit status, or the signal that ended the process. */
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Buffer;
}

/** A command line that has been started, as a user would start it. */
export interface Started {
  readonly child: ChildProcess;
  readonly outcome: Promise<Outcome>;
}

/** The environment without what the tester's own settings would change. */
function environment(): NodeJS.ProcessEnv {
  const { NO_COLOR: _n, FORCE_COLOR: _f, DEBUG: _g, ...env } = process.env;
  for (const name of Object.keys(env)) if (name.startsWith("SWIFTLINE_")) delete env[name];
  return env;
}

/** The words by which the command line is run, as it is published. */
export const command = (...args: readonly string[]): readonly string[] => [
  process.execPath,
  inject("swiftline"),
  ...args,
];

/** Starts any program with pipes on all three ends. */
export function start(words: readonly string[], { cwd, env, stdin }: RunOptions = {}): Started {
  const [program = "", ...args] = words;
  const child = spawn(program, args, { cwd, env: { ...environment(), ...env }, stdio: "pipe" });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  child.stdin.on("error", () => {});
  child.stdin.end(stdin);
  const outcome = new Promise<Outcome>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) =>
      resolve({
        code: code ?? signal ?? "",
        stdout: Buffer.concat(out).toString(),
        stderr: Buffer.concat(err).toString(),
      }),
    );
  });
  return { child, outcome };
}

/** Runs the command line in a process of its own, and waits for its end. */
export const run = (args: readonly string[], options: RunOptions = {}): Promise<Outcome> =>
  start(command(...args), options).outcome;

/** The address at which a server that was started says that it can be reached. */
export const servedAt = ({ stdout }: ChildProcess): Promise<string> =>
  new Promise((resolve) =>
    stdout?.once("data", (chunk: Buffer) => resolve(/http:\/\/\S+/.exec(chunk.toString())?.[0] ?? "")),
  );
