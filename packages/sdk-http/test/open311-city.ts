import { type EventLog, type MediaStore, memoryLog, openHotline, sha256Hex } from "@swiftline/core";
import type { Actor } from "@swiftline/core/appeal";
import type { CityFolder } from "@swiftline/core/book";
import { assigning, testBook, testCity } from "@swiftline/core/testing";
import { type HandlerOptions, scopesOf } from "../src/index.ts";
import { listInMemory } from "./list-in-memory.ts";
import { type SmallServer, smallServer } from "./small-server.ts";

export const URL_OF_CITY = "https://testville.example/open311/v2";

/** The small city with questions about lamps, and a service of each type: lights answer by a token, noise not at all. The rest is conferred on. */
export function askingCity(said: object = {}, folder: CityFolder = testCity()) {
  const attributes = {
    lamp: { type: "number" },
    colour: { type: "choice", values: ["red", "white"] },
    since: { type: "text" },
  };
  const value = {
    ...(folder.open311?.value as object),
    ...said,
    attributes: { since: { datatype: "datetime" }, colour: { datatype: "multivaluelist" } },
    notes: { danger: "Call 112 if somebody is in danger." },
    services: {
      "streets-hole": { asks: [{ code: "lamp" }, { code: "colour" }, { code: "since" }] },
      "streets-light": {
        type: "batch",
        notice: "We look at it.",
        asks: [{ code: "danger" }, { code: "lamp", required: true }],
      },
      "noise-night": { type: "blackbox", notice: "Thank you.", asks: [] },
      other: { asks: [] },
    },
  };
  const city = { ...folder.city, value: { ...(folder.city.value as object), attributes } };
  const routing = assigning("id,category,>agency,>manner,>co-handlers,>policy", [
    "streets,streets,roads,,,standard",
    "noise,noise,desk,,,standard",
    "rest,,desk,conference,roads,",
  ]);
  return testBook({ ...folder, city, routing, open311: { file: "open311.yaml", value, placeOf: () => undefined } });
}

/** The same city with an area that is one of a zip code. */
export function zipCity() {
  const folder = testCity();
  const { areas } = folder;
  const zip = { line: areas.rows.length + 2, cells: ["10115", "10115", "zip", "east"] };
  return askingCity({}, { ...folder, areas: { ...areas, rows: [...areas.rows, zip] } });
}

/** Pictures in memory. */
export function mediaInMemory(): MediaStore & { readonly kept: ReadonlyMap<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    async keep(bytes) {
      const hash = sha256Hex(Buffer.from(bytes).toString("latin1"));
      kept.set(hash, bytes);
      return hash;
    },
    read: async (hash) => kept.get(hash),
  };
}

export interface Open311City extends SmallServer {
  readonly log: EventLog;
  readonly get: (path: string) => Promise<Response>;
  readonly read: (path: string) => Promise<unknown>;
  /** Sends a form, to `requests.json` when nothing else is named. */
  readonly post: (form: Readonly<Record<string, string>> | FormData, path?: string) => Promise<Response>;
}

/** A server of Open311 whose keys are called as whom they act: `caller`, `agency:roads`. */
export function open311City(options: Partial<HandlerOptions> = {}, book = askingCity()): Open311City {
  const log = memoryLog();
  const hotline = openHotline({ log, book });
  const server = smallServer({
    hotline,
    list: listInMemory(log, book),
    open311: { url: URL_OF_CITY },
    authorize(request, scope) {
      const actor = request.headers.get("x-api-key") as Actor | null;
      if (actor === null || actor.startsWith("no")) return undefined;
      return scopesOf(actor).has(scope) ? { name: `key of ${actor}`, actor } : "forbidden";
    },
    ...options,
  });
  const at = (path: string) => `http://city.example/open311/v2${path}`;
  const get = (path: string) => server.handle(new Request(at(path)));
  return {
    ...server,
    hotline,
    log,
    get,
    read: async (path) => (await get(path)).json(),
    post: (form, path = "/requests.json") =>
      server.handle(
        new Request(at(path), { method: "POST", body: form instanceof FormData ? form : new URLSearchParams(form) }),
      ),
  };
}

/** A request as an app sends it. */
export const pothole = {
  api_key: "caller",
  service_code: "streets-hole",
  lat: "52.5",
  long: "13.4",
  description: "Deep & wide",
} as const;
