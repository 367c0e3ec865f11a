import { parentPort, workerData } from "node:worker_threads";
import { invariant } from "@swiftline/core";
import { openCity, type PackedRows, unpackRows } from "@swiftline/files";
import { readyRows, type SentReady } from "./ready-rows.ts";
import { type Recipe, readerBy } from "./recipe.ts";
import { type Said, saidOf } from "./thread.ts";

/** A batch of rows that is to be made ready. */
export interface AskedReady {
  readonly rows: PackedRows;
  readonly expectKnown: boolean;
}

/** Works out what rows come to, for each batch that it is sent. */
function makeReady({ recipe }: { readonly recipe: Recipe }): void {
  const port = parentPort;
  invariant(port, "this module is run as a thread");
  const say = (said: Said<SentReady>, transfer: ArrayBuffer[] = []): void => port.postMessage(said, transfer);
  const ready = openCity(recipe.city).then((book) =>
    readyRows({ read: readerBy(recipe, book), since: recipe.since, book }),
  );
  port.on("message", ({ rows, expectKnown }: AskedReady) => {
    ready
      .then((make) => {
        const made = make(unpackRows(rows), expectKnown);
        say({ made }, [made.firsts.hashes.buffer as ArrayBuffer]);
      })
      .catch((error: unknown) => say(saidOf(error)));
  });
}

makeReady(workerData);
