import { formatInstant } from "@swiftline/core/time";
import { expect, test } from "vitest";
import { open311City, pothole } from "../../test/open311-city.ts";
import { NOON } from "../../test/small-server.ts";

test("a request that is sent in is read back, alone and in the list, in both forms", async () => {
  const { post, read, get } = open311City();
  const answer = await post(pothole);
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

test.each(["/requests.csv", "/requests", "/nothing.json", "/services/.json", "/requests/a/b.json"])(
  "there is nothing at %s, which is said in the form of the specification",
  async (path) => {
    const { get } = open311City();
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toMatch(/"code":"404"|<code>404<\/code>/);
  },
);

test("words that XML cannot hold, or that look like it, come through as text", async () => {
  const { post, get } = open311City();
  await post({ ...pothole, description: "</description>\u0000\u000b <b>&amp; 热力 \u{1f525}\r\n]]>" });
  const text = await (await get("/requests.xml")).text();
  expect(text).toContain(
    "<description>&lt;/description&gt;\ufffd\ufffd &lt;b&gt;&amp;amp; 热力 \u{1f525}&#13;\n]]&gt;</description>",
  );
});

test("HEAD is answered as GET is, without a body", async () => {
  const { handle } = open311City();
  const address = "http://city.example/open311/v2/services.json";
  const [head, get] = await Promise.all([
    handle(new Request(address, { method: "HEAD" })),
    handle(new Request(address)),
  ]);
  expect([head.status, await head.text()]).toEqual([200, ""]);
  expect(head.headers.get("content-type")).toBe(get.headers.get("content-type"));
});

test.each(["PUT", "DELETE", "PATCH"])("%s is no method here, in a form that clients can read", async (method) => {
  const { handle } = open311City();
  const answer = await handle(new Request("http://city.example/open311/v2/requests.json", { method }));
  expect([answer.status, await answer.json()]).toEqual([404, [{ code: "404", description: expect.any(String) }]]);
});

test("arguments that say nothing are as if they were not there, and a bare question mark too", async () => {
  const { post, read } = open311City();
  await post(pothole);
  const all = await read("/requests.json");
  expect(await read("/requests.json?")).toEqual(all);
  const nothing = [
    "status",
    "service_code",
    "start_date",
    "page",
    "bbox",
    "radius",
    "lat",
    "extensions",
    "jurisdiction_id",
  ];
  expect(await read(`/requests.json?${nothing.map((name) => `${name}=`).join("&")}&service_request_id=%20`)).toEqual(
    all,
  );
});

test.each([
  "jurisdiction_id=testville.example&jurisdiction_id=elsewhere.example",
  "jurisdiction_id=testville.example,elsewhere.example",
])("%s is one jurisdiction too many", async (query) => {
  const { get } = open311City();
  expect((await get(`/services.json?${query}`)).status).toBe(400);
  expect((await get("/services.json?jurisdiction_id=testville.example&jurisdiction_id=testville.example")).status).toBe(
    200,
  );
});

test("an address that is no UTF-8 is refused in the form that it asks for", async () => {
  const { get } = open311City();
  const answer = await get("/requests.json?service_code=%ff");
  expect([answer.status, await answer.json()]).toMatchObject([400, [{ code: "400" }]]);
});
