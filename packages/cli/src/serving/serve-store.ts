import { setTimeout as pause } from "node:timers/promises";
import type { SwiftlineError } from "@swiftline/core";
import type { Send } from "@swiftline/sdk-http";
import type { Store } from "@swiftline/store";
import { keepTelling } from "../webhooks/keep-telling.ts";
import { sending } from "../webhooks/send.ts";
import { handlerOfStore, type ServedStore } from "./handler-of-store.ts";
import { listen, type Place } from "./listen.ts";
import type { LogLevel } from "./log-levels.ts";
import { nodeServer } from "./node-server.ts";
import { servedOperations } from "./served-operations.ts";
import { serverLog } from "./server-log.ts";
import { type ServerMetrics, serverMetrics } from "./server-metrics.ts";
import { toldToStop } from "./told-to-stop.ts";
import { watchServer } from "./watch-server.ts";

/** What the command line says of how a city is served. */
export interface ServeOptions
  extends Place,
    Pick<ServedStore, "store" | "book" | "database" | "isOpen" | "issuer" | "rate" | "isProxied"> {
  /** The city's folder, from which simulations read it. */
  readonly folder: string;
  readonly logLevel: LogLevel;
  /** Where those who watch are answered; nowhere when left out. */
  readonly watched?: Place | undefined;
  /** For how long a server that was told to stop goes on, so that everybody sees that it is not ready; in milliseconds. */
  readonly drain: number;
  /** Whether webhooks are told also at addresses that only this network can reach. */
  readonly privateWebhooks: boolean;
}

/**
 * Serves a city until the process is told to stop. From then on it is not ready; after the drain it takes no more requests, answers those
 * that have begun, and finishes the messages to webhooks that are under way. Throws `store/stale` where the store was computed by another
 * book and is too large to be computed anew without asking: nothing could be written.
 */
export async function serveStore(options: ServeOptions, onListening: (address: string) => void): Promise<void> {
  const { store, book, watched } = options;
  await requireOwnBook(store);
  const log = serverLog(options.logLevel);
  const metrics = serverMetrics(store, Date.now);
  const leaving = new AbortController();
  const closing = new AbortController();
  const mayWrite = toldOnce(store.hindrance, log.failed);
  const isReady = async (): Promise<boolean> => !leaving.signal.aborted && (await mayWrite());
  const long = servedOperations(options.folder, log.failed);
  const handler = await handlerOfStore({
    ...options,
    ...long,
    isReady,
    closing: closing.signal,
    onAnswer(answered) {
      log.answered(answered);
      metrics.answered(answered);
    },
    onError: (error, _, requestId) => log.failed(error, requestId),
  });
  const stopped = toldToStop();
  const watching = watched && (await listen(watchServer(metrics, isReady), watched));
  if (watching !== undefined) log.said(`metrics at ${watching.address}/metrics`);
  const serving = await listen(nodeServer(handler, metrics), options);
  onListening(serving.address);
  const send = counted(sending({ private: options.privateWebhooks }), metrics);
  const telling = keepTelling(
    { ...store, city: book.city.id, send, now: Date.now, random: Math.random },
    { signal: closing.signal, onError: log.failed },
  );
  log.said(`stopping: ${await stopped}`);
  leaving.abort();
  await pause(options.drain);
  closing.abort();
  await long.operations.close();
  await Promise.all([serving.close(), telling]);
  await watching?.close();
  log.end();
}

async function requireOwnBook({ hindrance }: Store): Promise<void> {
  const fault = await hindrance();
  if (fault?.code === "store/stale") throw fault;
}

/** Whether nothing hinders; when something begins to, it is told once. */
function toldOnce(hindrance: Store["hindrance"], tell: (fault: SwiftlineError) => void): () => Promise<boolean> {
  let told: SwiftlineError["code"] | undefined;
  return async () => {
    const fault = await hindrance();
    if (fault !== undefined && fault.code !== told) tell(fault);
    told = fault?.code;
    return fault === undefined;
  };
}

/** Sends as `send` does, and counts how it went. */
const counted =
  (send: Send, { delivered }: Pick<ServerMetrics, "delivered">): Send =>
  async (url, init) => {
    try {
      const answer = await send(url, init);
      delivered(answer.status);
      return answer;
    } catch (error) {
      delivered(undefined);
      throw error;
    }
  };
