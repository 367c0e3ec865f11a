import type { PolicyBook } from "@swiftline/core";
import { compileBook, memoryLog, openHotline } from "@swiftline/core";
import { testBook, testCity } from "@swiftline/core/testing";
import { formatInstant } from "@swiftline/core/time";
import { expect, test } from "vitest";
import { listInMemory } from "../../test/list-in-memory.ts";
import { HOUR, hole, NOON, smallServer } from "../../test/small-server.ts";

const open311 = {
  jurisdiction: "testville.example",
  url: "https://testville.example/open311/v2",
  contact: "hotline@testville.example",
  keyService: "Write to us.",
  changeset: "2026-05-04T12:00:00Z",
};

/** A city in which the place of a lamp has a number. */
function withAttributes(): PolicyBook {
  const folder = testCity();
  const city = folder.city.value as object;
  const attributes = { lamp: { type: "number" }, colour: { type: "choice", values: ["red", "white"] } };
  const { book } = compileBook({ ...folder, city: { ...folder.city, value: { ...city, attributes } } });
  if (book === undefined) throw new Error("the city has a book");
  return book;
}

function served(book = testBook()) {
  const log = memoryLog();
  const hotline = openHotline({ log, book });
  const server = smallServer({
    hotline,
    list: listInMemory(log, book),
    open311,
    authorize: (request) =>
      request.headers.get("x-api-key") === "good" ? { name: "app", actor: "caller" } : undefined,
  });
  const get = (path: string) => server.handle(new Request(`http://city.example/open311/v2${path}`));
  const read = async (path: string) => (await get(path)).json();
  const post = (form: Record<string, string> | URLSearchParams | FormData, format = "json") =>
    server.handle(
      new Request(`http://city.example/open311/v2/requests.${format}`, {
        method: "POST",
        body: form instanceof FormData ? form : new URLSearchParams(form),
      }),
    );
  return { ...server, hotline, log, get, read, post };
}

const request = {
  api_key: "good",
  service_code: "streets-hole",
  lat: "52.5",
  long: "13.4",
  description: "Deep & wide",
};

test("a request that is sent in is read back, alone and in the list, in both forms", async () => {
  const { post, read, get } = served();
  const answer = await post(request);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([201, "application/json; charset=utf-8"]);
  expect(await answer.json()).toEqual([{ service_request_id: "testville:1", service_notice: null, account_id: null }]);
  const told = {
    service_request_id: "testville:1",
    status: "open",
    status_notes: null,
    service_name: "Hole in the road",
    service_code: "streets-hole",
    description: "Deep & wide",
    agency_responsible: "Roads department",
    service_notice: null,
    requested_datetime: formatInstant(NOON),
    updated_datetime: formatInstant(NOON),
    expected_datetime: expect.stringMatching(/^2026-.*:00Z$/),
    address: null,
    address_id: null,
    zipcode: null,
    lat: 52.5,
    long: 13.4,
    media_url: null,
  };
  expect(await read("/requests/testville:1.json")).toEqual([told]);
  expect(await read("/requests/testville%3A1.json")).toEqual([told]);
  expect(await read("/requests.json")).toEqual([told]);
  const xml = await get("/requests/testville:1.xml");
  expect(xml.headers.get("content-type")).toBe("text/xml; charset=utf-8");
  expect(await xml.text()).toMatch(
    /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<service_requests><request><service_request_id>testville:1<\/service_request_id><status>open<\/status><status_notes\/>.*<description>Deep &amp; wide<\/description>.*<lat>52\.5<\/lat>/s,
  );
});

test("the services are what one can appeal about, each with the group that it is in", async () => {
  const { read, get } = served();
  const services = (await read("/services.json")) as object[];
  expect(services).toContainEqual({
    service_code: "streets-hole",
    service_name: "Hole in the road",
    description: null,
    metadata: false,
    type: "realtime",
    keywords: null,
    group: "Streets",
  });
  expect(services).toHaveLength(4);
  expect(await (await get("/services.xml")).text()).toContain(
    "<services><service><service_code>streets-hole</service_code>",
  );
});

test("the definition of a service names the attributes of the city, and they are taken with a request", async () => {
  const { read, post, log } = served(withAttributes());
  expect(await read("/services/streets-light.json")).toMatchObject({
    service_code: "streets-light",
    attributes: [
      { code: "lamp", datatype: "number", required: false, order: 1, values: [] },
      { code: "colour", datatype: "singlevaluelist", order: 2, values: [{ key: "red", name: "red" }, {}] },
    ],
  });
  await post({ ...request, "attribute[lamp]": "17", "attribute[colour]": "red", media_url: "https://x.example/1.jpg" });
  const [event] = (await log.read("testville:1")).history;
  expect(event).toMatchObject({ attributes: { lamp: 17, colour: "red", "media-url": "https://x.example/1.jpg" } });
  const bad = await post({ ...request, "attribute[lamp]": "x", "attribute[colour]": "blue", "attribute[size]": "1" });
  expect(bad.status).toBe(400);
  expect(await bad.json()).toHaveLength(3);
});

test("discovery names the endpoint twice and both forms, as clients need them", async () => {
  const { read, get } = served();
  expect(await read("/discovery.json")).toMatchObject({
    changeset: open311.changeset,
    key_service: "Write to us.",
    endpoints: [
      { specification: "http://wiki.open311.org/GeoReport_v2", formats: ["text/xml", "application/json"] },
      { type: "test" },
    ],
  });
  expect(await (await get("/discovery.xml")).text()).toContain("<formats><format>text/xml</format>");
});

test("a token is the id that it was given for", async () => {
  const { post, read, get } = served();
  await post(request);
  expect(await read("/tokens/testville:1.json")).toEqual([{ service_request_id: "testville:1", token: "testville:1" }]);
  expect((await get("/tokens/none.json")).status).toBe(404);
});

test("forms of both kinds are taken, and who sent them goes to the identities alone", async () => {
  const { post, kept, log } = served();
  const form = new FormData();
  for (const [name, value] of Object.entries({
    ...request,
    first_name: "Ada",
    last_name: "Marsh",
    email: "a@x.example",
  }))
    form.set(name, value);
  expect((await post(form)).status).toBe(201);
  expect([...kept.values()]).toEqual([{ name: "Ada Marsh", email: "a@x.example" }]);
  expect(JSON.stringify((await log.read("testville:1")).history)).not.toMatch(/Ada|a@x/);
});

test.each([
  ["no key", { api_key: "" }, 403, 1],
  ["a wrong key", { api_key: "bad" }, 403, 1],
  ["no service", { service_code: "" }, 400, 1],
  ["a service that there is not", { service_code: "ufo" }, 404, 1],
  ["a group for a service", { service_code: "streets" }, 404, 1],
  ["no place", { lat: "", long: "" }, 400, 1],
  ["half a place", { long: "" }, 400, 1],
  ["a place that is none, and too many words", { lat: "91", description: "x".repeat(4001) }, 400, 2],
  ["another jurisdiction", { jurisdiction_id: "elsewhere.example" }, 404, 1],
])("a request with %s is refused in its own form, and nothing is written", async (_, change, status, errors) => {
  const { post, log } = served();
  const json = await post({ ...request, ...change });
  expect(json.status).toBe(status);
  expect(await json.json()).toEqual(
    Array.from({ length: errors }, () => ({ code: String(status), description: expect.any(String) })),
  );
  const xml = await post({ ...request, ...change }, "xml");
  expect(await xml.text()).toContain(`<errors><error><code>${status}</code><description>`);
  expect(await Array.fromAsync(log.all())).toEqual([]);
});

test("the list is of ninety days, by status, service and change, page by page, newest first", async () => {
  const { post, read, wait, hotline } = served();
  for (const service_code of ["streets-hole", "noise-night", "streets-hole"]) {
    await post({ ...request, service_code });
    wait(HOUR);
  }
  await hotline.act({
    type: "NoteProgress",
    appealId: "testville:1",
    at: NOON + 5 * HOUR,
    by: "agency:roads",
    note: "x",
  });
  const idsOf = async (query: string) =>
    ((await read(`/requests.json?${query}`)) as { service_request_id: string }[]).map(({ service_request_id: id }) =>
      Number(id.split(":")[1]),
    );
  expect(await idsOf("")).toEqual([3, 2, 1]);
  expect(await idsOf("status=&service_code=")).toEqual([3, 2, 1]);
  expect(await idsOf("service_code=noise-night,ufo")).toEqual([2]);
  expect(await idsOf("status=closed")).toEqual([]);
  expect(await idsOf("status=open,closed&page=2&page_size=2")).toEqual([1]);
  expect(await idsOf("page=3&page_size=2")).toEqual([]);
  expect(await idsOf(`end_date=${formatInstant(NOON + HOUR)}`)).toEqual([2, 1]);
  expect(await idsOf(`updated_after=${formatInstant(NOON + 4 * HOUR)}&updated_before=2026-12-01T00:00:00Z`)).toEqual([
    1,
  ]);
  expect(await idsOf("service_request_id=testville:3,testville:1,none&status=closed")).toEqual([3, 1]);
});

test.each([
  "start_date=2026-05-04T12:00:00",
  "end_date=yesterday",
  "status=new",
  "page=0",
  "page_size=1001",
  "start_date=2026-01-01T00:00:00Z&end_date=2026-05-01T00:00:00Z",
])("a list with %s is refused", async (query) => {
  const { get } = served();
  expect((await get(`/requests.json?${query}`)).status).toBe(400);
});

test("what is confidential is neither listed nor read", async () => {
  const { read, get, hotline } = served();
  await hotline.act({
    ...hole,
    type: "RegisterAppeal",
    appealId: "testville:1",
    at: NOON,
    by: "caller",
    confidential: true,
  });
  expect(await read("/requests.json")).toEqual([]);
  expect((await get("/requests/testville:1.json")).status).toBe(404);
  expect(await read("/requests.json?service_request_id=testville:1")).toEqual([]);
});

test.each(["/requests.csv", "/requests", "/nothing.json", "/services/.json", "/requests/a/b.json"])(
  "there is nothing at %s, which is said in the form of the specification",
  async (path) => {
    const { get } = served();
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toMatch(/"code":"404"|<code>404<\/code>/);
  },
);

test("words that XML cannot hold, or that look like it, come through as text", async () => {
  const { post, get } = served();
  await post({ ...request, description: "</description>\u0000\u000b <b>&amp; 热力 \u{1f525}\r\n]]>" });
  const text = await (await get("/requests.xml")).text();
  expect(text).toContain(
    "<description>&lt;/description&gt;\ufffd\ufffd &lt;b&gt;&amp;amp; 热力 \u{1f525}&#13;\n]]&gt;</description>",
  );
});
