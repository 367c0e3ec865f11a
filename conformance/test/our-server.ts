import { memoryLog, openHotline } from "@swiftline/core";
import { testBook, testCity } from "@swiftline/core/testing";
import type { Handler } from "@swiftline/sdk-http";
import { listInMemory } from "../../packages/sdk-http/test/list-in-memory.ts";
import { HOUR, hole, NOON, smallServer } from "../../packages/sdk-http/test/small-server.ts";

export const JURISDICTION = "testville.example";
export const KEY = "key-of-the-app";
export const BASE = "http://city.example/open311/v2";

/** The clock of our server, once its four requests are in. */
export const LATER = NOON + 5 * HOUR;

const questions = {
  attributes: { lamp: { description: "Number of the lamp" }, colour: { datatype: "multivaluelist" } },
  notes: { danger: "Call 112 if somebody is in danger." },
  services: {
    streets: { keywords: ["road"], asks: [] },
    "streets-light": {
      asks: [{ code: "danger" }, { code: "lamp", required: true }, { code: "colour", required: true }],
    },
    other: { type: "batch", asks: [] },
    noise: { asks: [] },
  },
};

function book() {
  const folder = testCity();
  const attributes = { lamp: { type: "number" }, colour: { type: "choice", values: ["red", "white"] } };
  const open311 = { ...(folder.open311?.value as object), ...questions };
  return testBook({
    ...folder,
    city: { ...folder.city, value: { ...(folder.city.value as object), attributes } },
    open311: { file: "open311.yaml", value: open311, placeOf: () => undefined },
  });
}

/**
 * Our own server, whose city knows all that GeoReport v2 does, with four requests, one an hour from `begin` on, one of them
 * closed. Its clock stands five hours after `begin`.
 */
export async function ourServer(begin = NOON): Promise<Handler> {
  let now = begin;
  const log = memoryLog();
  const hotline = openHotline({ log, book: book() });
  const { handle, send } = smallServer({
    hotline,
    list: listInMemory(log, hotline.book),
    open311: {},
    now: () => now,
    authorize: (request) => (request.headers.get("x-api-key") === KEY ? { name: "app", actor: "caller" } : undefined),
  });
  for (const category of ["streets-hole", "noise-night", "streets-hole", "streets-hole"]) {
    const body = { ...hole, category, position: { latitude: 52.5, longitude: 13.4 } };
    const answer = await send("POST", "/v1/appeals", body, { "x-api-key": KEY });
    if (answer.status !== 201) throw new Error(await answer.text());
    now += HOUR;
  }
  const of = { appealId: "testville:1", at: now };
  await hotline.act({ ...of, type: "ReportResult", by: "agency:roads", result: "filled" });
  await hotline.act({
    ...of,
    type: "RecordFollowUp",
    by: "hotline",
    channel: "phone",
    reached: true,
    contacted: true,
    resolved: "yes",
    satisfied: "satisfied",
  });
  now += HOUR;
  return handle;
}
