/**
 * One way to answer, in a process of its own: `bare` is Hono with the same routes and nothing behind them, `ours` is the handler over a
 * store on the disk (`synchronous = full`), `alone` the same with one transaction a request. Prints its port, and when it is told to
 * stop its memory in MB: the peak, and what is still in use once all garbage is collected (`--expose-gc`).
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { type EventLog, openHotline } from "@swiftline/core";
import { openCity } from "@swiftline/files";
import { allowAll, createHandler } from "@swiftline/sdk-http";
import { openStore } from "@swiftline/store";
import { Hono } from "hono";
import type { Memory } from "./http-load.ts";

/** Numbers of one length sort as they are given, so that each appeal is written behind the last. Those that `swiftline serve` gives do, too. */
const BEFORE_FIRST = 1_000_000;

const [way = "ours"] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "swiftline-http-"));

/** A hotline over a new store. */
async function ours(oneByOne: boolean): Promise<(request: Request) => Promise<Response>> {
  const book = await openCity(join(import.meta.dirname, "../examples/nyc-311/city"));
  const store = await openStore(join(folder, "bench.sqlite"), { book, mode: "write" });
  let numbers = BEFORE_FIRST;
  return createHandler({
    hotline: openHotline({ log: oneByOne ? alone(store.log) : store.log, book }),
    list: store.list,
    newId: () => String(++numbers),
    now: () => Date.now(),
    authorize: allowAll,
    onError: (error) => console.error(error),
  });
}

/** Appends wait for each other, so that no two share a transaction. */
function alone(log: EventLog): EventLog {
  let last: Promise<unknown> = Promise.resolve();
  return {
    ...log,
    append(...given) {
      const appended = last.then(() => log.append(...given));
      last = appended.catch(() => undefined);
      return appended;
    },
  };
}

function bare(): (request: Request) => Response | Promise<Response> {
  const kept = new Map<string, unknown>();
  const app = new Hono();
  app.post("/v1/appeals", async (context) => {
    const id = `nyc-311:${BEFORE_FIRST + kept.size + 1}`;
    const appeal = { id, ...((await context.req.json()) as object) };
    if (kept.size < 10) kept.set(id, appeal);
    return context.json(appeal, 201);
  });
  app.get("/v1/appeals/:id", (context) => context.json(kept.get(context.req.param("id")) ?? null));
  return app.fetch;
}

const fetch = way === "bare" ? bare() : await ours(way === "alone");
// Connections stay open while other servers have their turn.
const serverOptions = { keepAliveTimeout: 0 };
const server = serve({ fetch, hostname: "127.0.0.1", port: 0, serverOptions }, ({ port }) => console.log(port));
process.once("SIGTERM", () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  const memory: Memory = { peak: process.resourceUsage().maxRSS / 1024, kept: (heapUsed + external) / 1024 ** 2 };
  console.log(JSON.stringify(memory));
  server.close();
  rmSync(folder, { recursive: true });
  process.exit(0);
});
