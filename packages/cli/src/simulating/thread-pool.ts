import {
  type ExperimentRunner,
  type Finished,
  failureOf,
  type Run,
  type RunnerEnd,
} from "@swiftline/core/simulation/experiment";
import type { ModelSource } from "./model-thread.ts";
import { type ModelThread, startModelThread } from "./start-model-thread.ts";

/** Threads that run the replications of an experiment. */
export interface ThreadPool {
  /** Every thread takes the next run when it is done with one: the machine decides which is finished when, never what is found. */
  readonly runner: ExperimentRunner;
  /** Ends the threads; what they were running is lost, what was finished has been told. */
  readonly end: () => Promise<void>;
}

export interface PoolOptions {
  readonly threads: number;
  /** Asks to stop: no run is begun any more, and those under way are not waited for. */
  readonly signal?: AbortSignal;
  /** How much the objects of a thread may take; as much as Node gives them when left out. */
  readonly mostMegabytes?: number;
}

/** A pool for the model of a module. A thread that died in one round is started anew in the next. */
export function threadPool(source: ModelSource, { threads, signal, mostMegabytes }: PoolOptions): ThreadPool {
  const pool: (ModelThread | undefined)[] = new Array(threads).fill(undefined);
  const threadAt = (place: number): ModelThread => {
    const thread = pool[place]?.isAlive() ? pool[place] : startModelThread(source, mostMegabytes);
    pool[place] = thread;
    return thread;
  };
  return {
    async runner(runs, finished) {
      const round = roundOf(runs, finished);
      const stopped = stopOf(signal, round);
      const workers = pool
        .keys()
        .take(runs.length)
        .map((place) => round.work(threadAt(place)));
      const end = await Promise.race([stopped.asked, Promise.all(workers).then(round.end)]);
      stopped.forget();
      return end;
    },
    async end() {
      await Promise.all(pool.map((thread) => thread?.end()));
    },
  };
}

/** The runs of a round, taken one after another by whoever has nothing to do. */
function roundOf(runs: readonly Run[], finished: Finished) {
  let taken = 0;
  let isStopped = false;
  const failures = new Map<number, string>();
  return {
    /** Lets a thread take runs until there are none, or until one of them failed. */
    async work(thread: ModelThread): Promise<void> {
      while (!isStopped && failures.size === 0 && taken < runs.length) {
        const place = taken++;
        const run = runs[place] as Run;
        const answer = await thread.answer(run);
        if (isStopped) return;
        if ("measured" in answer) isStopped = !finished(run, answer.measured);
        else failures.set(place, failureOf(run, answer.failed));
      }
    },
    stop: () => {
      isStopped = true;
    },
    /** Of several failures the one of the first run is told. */
    end(): RunnerEnd {
      const [first] = [...failures].sort(([one], [other]) => one - other);
      if (first !== undefined) return { ended: "failed", reason: first[1] };
      return { ended: isStopped ? "stopped" : "all" };
    },
  };
}

/** The wish to stop, as the end of a round. */
function stopOf(signal: AbortSignal | undefined, round: { readonly stop: () => void }) {
  const { promise: asked, resolve } = Promise.withResolvers<RunnerEnd>();
  const stop = (): void => {
    round.stop();
    resolve({ ended: "stopped" });
  };
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop);
  return { asked, forget: () => signal?.removeEventListener("abort", stop) };
}
