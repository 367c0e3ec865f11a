import { parentPort, workerData } from "node:worker_threads";
import type { Measured, ReplicationModel, Run } from "@swiftline/core/simulation/experiment";

/** What a thread is given to make its model of. */
export interface ModelSource {
  /** The URL of a module whose default export makes a model of `given`, or promises to. */
  readonly module: string;
  /** Whatever can be sent to a thread: the scenario and the seed. */
  readonly given: unknown;
}

/** What a thread says of each run that it is sent, in their order. */
export type Answer = { readonly measured: Measured } | { readonly failed: string };

/** Runs the model of a module, run after run. */
function answerRuns(source: ModelSource): void {
  const port = parentPort;
  if (port === null) throw new Error("this module is run as a thread");
  const model = modelOf(source);
  // Whoever sends a run is told; until then nobody has to know.
  model.catch(() => {});
  port.on("message", ({ point, replication }: Run) => {
    model
      .then((measure) => port.postMessage({ measured: measure(point, replication) } satisfies Answer))
      .catch((error: unknown) => port.postMessage({ failed: messageOf(error) } satisfies Answer));
  });
}

async function modelOf({ module, given }: ModelSource): Promise<ReplicationModel> {
  const { default: make } = await import(module);
  if (typeof make !== "function") throw new Error(`the module ${module} exports no model by default`);
  return make(given);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

answerRuns(workerData);
