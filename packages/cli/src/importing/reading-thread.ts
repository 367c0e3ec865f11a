import { parentPort, workerData } from "node:worker_threads";
import { invariant } from "@swiftline/core";
import { openRecords, type PackedRows, packRows, type Records } from "@swiftline/files";
import type { Recipe } from "./recipe.ts";
import { someRows, type Wanted } from "./some-rows.ts";
import { type Said, saidOf } from "./thread.ts";

/** What the reading thread makes: the next rows of the file, and how far it has come. */
export interface ReadRows {
  readonly rows: PackedRows;
  readonly progress: ReturnType<Records["progress"]>;
}

/** What it is given to begin with. */
export interface ReadingTask {
  readonly recipe: Recipe;
  readonly size: number;
  readonly wanted: Wanted;
}

/** Reads a file of records, some rows each time it is asked. */
function readRows({ recipe, size, wanted }: ReadingTask): void {
  const port = parentPort;
  invariant(port, "this module is run as a thread");
  const say = (said: Said<ReadRows>): void => port.postMessage(said);
  const records = openRecords(recipe.file, recipe.options).then((opened) => ({
    opened,
    batches: someRows(opened, size, wanted),
  }));
  const next = async (): Promise<void> => {
    try {
      const { opened, batches } = await records;
      const batch = await batches.next();
      if (batch.done === true) return say({ done: true });
      say({ made: { rows: packRows(batch.value), progress: opened.progress() } });
    } catch (error) {
      say(saidOf(error));
    }
  };
  let last = Promise.resolve();
  port.on("message", () => {
    last = last.then(next);
  });
}

readRows(workerData);
