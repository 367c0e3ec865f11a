import { Worker } from "node:worker_threads";
import { type FaultCode, type Problem, SwiftlineError } from "@swiftline/core";
import { ownModule } from "../own-module.ts";

/** What a thread says: something it has made, or why it can make nothing more. */
export type Said<Made> =
  | { readonly made: Made }
  | { readonly done: true }
  | { readonly fault: SentFault }
  | { readonly bug: string };

interface SentFault {
  readonly code: FaultCode;
  readonly message: string;
  readonly tryThis: string | undefined;
  readonly problems: readonly Problem[];
}

/** A thread that makes one thing after another, in the order in which it is asked. */
export interface Thread<Asked, Made> {
  /** Undefined where there is nothing more. Rejects with the fault that ended the thread. */
  readonly ask: (asked: Asked) => Promise<Made | undefined>;
  readonly end: () => Promise<void>;
}

/** In megabytes. Left alone, V8 lets each thread fill a fifth of a gigabyte before it clears up; this is no slower. */
const resourceLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 8 };

/** Starts the thread of a module of this folder. */
export function startThread<Asked, Made>(module: string, given: unknown): Thread<Asked, Made> {
  const { url, execArgv } = ownModule(`importing/${module}`);
  const worker = new Worker(url, { workerData: given, resourceLimits, ...(execArgv && { execArgv }) });
  const waiting: PromiseWithResolvers<Made | undefined>[] = [];
  let ended: { readonly error?: unknown } | undefined;
  const endWith = (how: { readonly error?: unknown }): void => {
    ended ??= how;
    for (const one of waiting.splice(0)) "error" in how ? one.reject(how.error) : one.resolve(undefined);
  };
  worker.on("message", (said: Said<Made>) => {
    if ("made" in said) waiting.shift()?.resolve(said.made);
    else if ("done" in said) endWith({});
    else endWith({ error: "fault" in said ? faultOf(said.fault) : new Error(said.bug) });
  });
  worker.on("error", (error) => endWith({ error }));
  worker.on("exit", () => endWith({ error: new Error(`the thread ${module} ended too early`) }));
  return {
    ask(asked) {
      if (ended !== undefined) return "error" in ended ? Promise.reject(ended.error) : Promise.resolve(undefined);
      const one = Promise.withResolvers<Made | undefined>();
      // Whoever asked may look at the answer later than it comes.
      one.promise.catch(() => {});
      waiting.push(one);
      worker.postMessage(asked);
      return one.promise;
    },
    async end() {
      await worker.terminate();
    },
  };
}

/** What went wrong in a thread, as it can be sent. */
export function saidOf(error: unknown): Said<never> {
  if (!(error instanceof SwiftlineError))
    return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  const { code, message, tryThis, problems } = error;
  return { fault: { code, message, tryThis, problems } };
}

const faultOf = ({ code, message, tryThis, problems }: SentFault): SwiftlineError =>
  new SwiftlineError(code, message, { problems, ...(tryThis !== undefined && { tryThis }) });
