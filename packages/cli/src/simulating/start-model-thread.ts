import { Worker } from "node:worker_threads";
import type { Run } from "@swiftline/core/simulation/experiment";
import { ownModule } from "../own-module.ts";
import type { Answer, ModelSource } from "./model-thread.ts";

/** A thread that runs a model, one run at a time. */
export interface ModelThread {
  /** Never rejects: a thread that dies, or has died, fails its run. */
  readonly answer: (run: Run) => Promise<Answer>;
  readonly isAlive: () => boolean;
  readonly end: () => Promise<void>;
}

/** Starts a thread whose objects take at most so many megabytes, where that is said; with more it dies. */
export function startModelThread(source: ModelSource, mostMegabytes?: number): ModelThread {
  const { url, execArgv } = ownModule("simulating/model-thread");
  const worker = new Worker(url, {
    workerData: source,
    ...(execArgv && { execArgv }),
    ...(mostMegabytes !== undefined && { resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } }),
  });
  let waiting: ((answer: Answer) => void) | undefined;
  let death: string | undefined;
  const say = (answer: Answer): void => {
    waiting?.(answer);
    waiting = undefined;
  };
  const die = (how: string): void => {
    death ??= how;
    say({ failed: death });
  };
  worker.on("message", say);
  worker.on("error", (error) => die(`its thread died: ${error instanceof Error ? error.message : String(error)}`));
  worker.on("exit", (code) => die(`its thread ended with exit code ${code}`));
  return {
    answer: (run) =>
      new Promise((resolve) => {
        if (death !== undefined) return resolve({ failed: death });
        waiting = resolve;
        worker.postMessage(run);
      }),
    isAlive: () => death === undefined,
    async end() {
      await worker.terminate();
    },
  };
}
