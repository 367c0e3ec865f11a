import { memoryLog, openHotline } from "@swiftline/core";
import { testBook, testCity } from "@swiftline/core/testing";
import { expect, test } from "vitest";
import { smallServer } from "../../test/small-server.ts";
import type { Open311Options } from "./discovery.ts";

const endpoint = {
  specification: "http://wiki.open311.org/GeoReport_v2",
  url: "http://city.example/open311/v2",
  changeset: "2026-05-04T12:00:00Z",
  type: "production",
  formats: ["text/xml", "application/json"],
};

/** A server whose city says `change` of itself besides what it must. */
function served(change: object = {}, open311: Open311Options = {}) {
  const folder = testCity();
  const value = { ...(folder.open311?.value as object), ...change };
  const book = testBook({ ...folder, open311: { file: "open311.yaml", value, placeOf: () => undefined } });
  const { handle } = smallServer({ hotline: openHotline({ log: memoryLog(), book }), open311 });
  return (path: string) => handle(new Request(`http://city.example/open311/v2${path}`));
}

const endpointsOf = async (answer: Response): Promise<unknown> =>
  ((await answer.json()) as { endpoints: unknown }).endpoints;

test("a city that names no endpoint is where it is asked, told twice and in both forms, as clients need it", async () => {
  const get = served();
  expect(await (await get("/discovery.json")).json()).toEqual({
    changeset: "2026-05-04T12:00:00Z",
    contact: "hotline@testville.example",
    key_service: "Write to us.",
    endpoints: [endpoint, endpoint],
  });
  expect(await (await get("/discovery.xml?jurisdiction_id=testville.example")).text()).toContain(
    "<url>http://city.example/open311/v2</url><changeset>2026-05-04T12:00:00Z</changeset><type>production</type><formats><format>text/xml</format><format>application/json</format></formats>",
  );
});

test("a host that stands behind another says its address", async () => {
  const url = "https://311.testville.example/v2";
  expect(await endpointsOf(await served({}, { url })("/discovery.json"))).toEqual([
    { ...endpoint, url },
    { ...endpoint, url },
  ]);
});

test("the endpoints that the city names are told as they are, times in UTC", async () => {
  const endpoints = [
    { type: "production", url: "https://311.testville.example/v2" },
    { type: "test", url: "https://test.testville.example/v2" },
  ];
  const changeset = "2026-06-01T00:30:00+02:00";
  expect(await endpointsOf(await served({ endpoints, changeset })("/discovery.json"))).toEqual(
    endpoints.map((one) => ({ ...endpoint, ...one, changeset: "2026-05-31T22:30:00Z" })),
  );
});

test("no handler is made for a city that takes no part, if the host wants Open311", () => {
  const { open311: _, ...folder } = testCity();
  const hotline = openHotline({ log: memoryLog(), book: testBook(folder) });
  expect(() => smallServer({ hotline, open311: {} })).toThrow("testville takes no part in Open311");
  expect(() => smallServer({ hotline })).not.toThrow();
});
