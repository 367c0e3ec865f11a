import { type EventLog, type Hotline, type Identities, type Identity, memoryLog, openHotline } from "@swiftline/core";
import { testBook } from "@swiftline/core/testing";
import { allowAll, createHandler, type Handler, type HandlerOptions } from "../src/index.ts";
import { figuresInMemory } from "./figures-in-memory.ts";
import { listInMemory } from "./list-in-memory.ts";

/** 2026-05-04T12:00Z, a Monday, when the small server's clock begins. */
export const NOON = Date.UTC(2026, 4, 4, 12);

export interface SmallServer {
  readonly handle: Handler;
  readonly hotline: Hotline;
  readonly log: EventLog;
  readonly kept: ReadonlyMap<string, Identity>;
  /** What `onError` got. */
  readonly errors: readonly unknown[];
  readonly send: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>;
  /** Lets time pass. */
  readonly wait: (milliseconds: number) => void;
}

/** The handler over a log in memory, with a clock that stands until it is told to go on. */
export function smallServer(options: Partial<HandlerOptions> = {}): SmallServer {
  const log = memoryLog();
  const hotline = openHotline({ log, book: testBook() });
  const kept = new Map<string, Identity>();
  const errors: unknown[] = [];
  let at = NOON;
  let given = 0;
  const handle = createHandler({
    hotline,
    list: listInMemory(log, hotline.book),
    figures: figuresInMemory(options.hotline ?? hotline),
    identities: identitiesIn(kept),
    newId: () => String(++given),
    now: () => at,
    authorize: allowAll,
    onError: (error) => errors.push(error),
    ...options,
  });
  return {
    handle,
    hotline,
    log,
    kept,
    errors,
    wait(milliseconds) {
      at += milliseconds;
    },
    send: (method, path, body, headers = {}) => handle(requestOf(method, path, body, headers)),
  };
}

/** A request as a client sends it: JSON where there is a body. */
function requestOf(method: string, path: string, body: unknown, headers: Readonly<Record<string, string>>): Request {
  const url = path.startsWith("/") ? `http://city.example${path}` : path;
  if (body === undefined) return new Request(url, { method, headers });
  return new Request(url, {
    method,
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

function identitiesIn(kept: Map<string, Identity>): Identities {
  return {
    async keep(identity) {
      const reference = `caller-${kept.size + 1}`;
      kept.set(reference, identity);
      return reference;
    },
    read: async (caller) => kept.get(caller),
    erase: async (caller) => kept.delete(caller),
  };
}

/** The body that registers a hole in a road of the east. */
export const hole = {
  hotline: "testville",
  kind: "complaint",
  channel: "web",
  category: "streets-hole",
  area: "east",
  address: "1 Main Street",
  text: "A deep hole by the school.",
} as const;

/** A hole that its text puts under the urgent policy: four hours, by day and by night. */
export const danger = { ...hole, text: "A hole by my window, a danger to all." };

export const HOUR = 3_600_000;
