/** Loaded ahead of a program that is profiled (`node --import`): its threads are profiled too, each under the name of its module. */
import { createRequire, syncBuiltinESMExports } from "node:module";
import { parse } from "node:path";
import type { WorkerOptions } from "node:worker_threads";

const threads: typeof import("node:worker_threads") = createRequire(import.meta.url)("node:worker_threads");
const folder = process.execArgv.find((option) => option.startsWith("--cpu-prof-dir=")) ?? "";
let started = 0;

threads.Worker = class extends threads.Worker {
  constructor(file: string | URL, { execArgv = [], ...options }: WorkerOptions = {}) {
    const name = `--cpu-prof-name=${++started}. ${parse(String(file)).name}.cpuprofile`;
    super(file, { ...options, execArgv: [...execArgv, "--cpu-prof", folder, name] });
  }
};
syncBuiltinESMExports();
