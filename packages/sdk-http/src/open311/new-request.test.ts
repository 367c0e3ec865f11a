import { describe, expect, test } from "vitest";
import { type Open311City, open311City, pothole } from "../../test/open311-city.ts";

test("the questions of a service are answered in either style, each as the city keeps it", async () => {
  const { post, log } = open311City();
  const form = new FormData();
  for (const [name, value] of Object.entries({
    ...pothole,
    "attribute[lamp]": "17",
    "attribute[since]": "2026-05-04T10:00:00+02:00",
    media_url: "https://x.example/1.jpg",
    address_id: "A-1",
  }))
    form.set(name, value);
  form.append("attribute[colour][]", "red");
  form.append("attribute[colour][]", "white");
  expect((await post(form)).status).toBe(201);
  const [event] = (await log.read("testville:1")).history;
  expect(event).toMatchObject({
    attributes: {
      lamp: 17,
      colour: "red; white",
      since: "2026-05-04T10:00:00+02:00",
      "media-url": "https://x.example/1.jpg",
      "address-id": "A-1",
    },
  });
});

test("forms of both kinds are taken, and who sent them goes to the identities alone", async () => {
  const { post, kept, log } = open311City();
  const form = new FormData();
  for (const [name, value] of Object.entries({
    ...pothole,
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
  ["a wrong key", { api_key: "nobody" }, 403, 1],
  ["a key that no header can hold", { api_key: "\0钥匙\r\n" }, 403, 1],
  ["no service", { service_code: "" }, 400, 1],
  ["a service that there is not", { service_code: "ufo" }, 404, 1],
  ["a group for a service", { service_code: "streets" }, 404, 1],
  ["no place", { lat: "", long: "" }, 400, 1],
  ["half a place", { long: "" }, 400, 1],
  ["a place that is none, and too many words", { lat: "91", description: "x".repeat(4001) }, 400, 2],
  ["another jurisdiction", { jurisdiction_id: "elsewhere.example" }, 404, 1],
  ["a key for something else", { api_key: "reviewer" }, 403, 1],
  ["no answer to what must be answered", { service_code: "streets-light" }, 400, 1],
  ["an answer to what nobody asks", { service_code: "streets-light", "attribute[colour]": "red" }, 400, 2],
  ["an answer to a note", { service_code: "streets-light", "attribute[lamp]": "1", "attribute[danger]": "no" }, 400, 1],
  [
    "three answers that are none",
    { "attribute[lamp]": "x", "attribute[colour]": "blue", "attribute[since]": "yesterday" },
    400,
    3,
  ],
  [
    "an address that is a book, and a name that is one",
    { address_string: "x".repeat(1001), first_name: "x".repeat(201) },
    400,
    2,
  ],
  ["a picture that is an instruction", { media_url: "javascript:alert(1)" }, 400, 1],
  ["numbers that nobody writes so", { lat: "0x34", long: "1e1" }, 400, 1],
])("a request with %s is refused in its own form, and nothing is written", async (_, change, status, errors) => {
  const { post, log } = open311City();
  const json = await post({ ...pothole, ...change });
  expect(json.status).toBe(status);
  expect(await json.json()).toEqual(
    Array.from({ length: errors }, () => ({ code: String(status), description: expect.any(String) })),
  );
  const xml = await post({ ...pothole, ...change }, "/requests.xml");
  expect(await xml.text()).toContain(`<errors><error><code>${status}</code><description>`);
  expect(await Array.fromAsync(log.all())).toEqual([]);
});

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...Buffer.from(part)] : part)));

test.each([
  ["a form whose words are no UTF-8", "application/x-www-form-urlencoded", bytes("description=%ff")],
  ["a form that is no UTF-8", "application/x-www-form-urlencoded", bytes("description=", [0xff])],
  [
    "parts that are no UTF-8",
    "multipart/form-data; boundary=x",
    bytes('--x\r\nContent-Disposition: form-data; name="description"\r\n\r\n', [0xff], "\r\n--x--"),
  ],
  ["parts without an end", "multipart/form-data; boundary=x", bytes("--x")],
  ["JSON", "application/json", bytes("{}")],
  ["nothing that says what it is", "", bytes("a=b")],
  ["XML with entities", "text/xml", bytes('<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]><x>&x;</x>')],
])("%s is refused", async (_, type, body) => {
  const { handle, errors } = open311City();
  const headers = { "content-type": type, "x-api-key": "caller" };
  const address = "http://city.example/open311/v2/requests.json?service_code=other&lat=1&long=1";
  const answer = await handle(new Request(address, { method: "POST", headers, body }));
  expect([answer.status, await answer.json(), errors]).toEqual([
    400,
    [{ code: "400", description: expect.any(String) }],
    [],
  ]);
});

test.each([
  ["media_url", "media_url"],
  ["media_url[]", "media_url[]"],
  ["media_url[0]", "media_url[1]"],
])("every address of a picture under %s and %s is kept, commas and all, in forms of both kinds", async (one, other) => {
  const { handle, read } = open311City();
  const address = "http://city.example/open311/v2/requests.json";
  const urls = ["https://x.example/1.jpg?a=1,2", "https://x.example/2.jpg"];
  const form = new FormData();
  for (const [name, value] of [...Object.entries(pothole), [one, urls[0]], ["media_url", " "], [other, urls[1]]])
    form.append(name as string, value as string);
  const encoded = new URLSearchParams([...form] as [string, string][]);
  for (const [place, body] of [form, encoded].entries()) {
    expect((await handle(new Request(address, { method: "POST", body }))).status).toBe(201);
    const [told] = (await read(`/requests/testville:${place + 1}.json?extensions=true`)) as readonly object[];
    expect(told).toMatchObject({ media_url: urls[0], media_urls: urls });
  }
});

test("more pictures than a request may bring are refused, and so is an address among them that is none", async () => {
  const { post, log } = open311City();
  const form = new FormData();
  for (const [name, value] of Object.entries(pothole)) form.set(name, value);
  for (let number = 0; number < 6; number++)
    form.append("media_url[]", number === 3 ? "data:x" : `https://x.example/${number}`);
  const answer = await post(form);
  expect([answer.status, await answer.json()]).toEqual([
    400,
    [
      { code: "400", description: "A request brings at most 5 pictures, those of media_url and its files together." },
      { code: "400", description: "media_url must be an address that begins with http or https." },
    ],
  ]);
  expect(await Array.fromAsync(log.all())).toEqual([]);
});

test("a place of no degrees at all is no place", async () => {
  const { post, log } = open311City();
  const nowhere = { ...pothole, lat: "0", long: "0.0" };
  expect(await (await post(nowhere)).text()).toContain("Say where");
  expect((await post({ ...nowhere, address_string: "1 Main Street" })).status).toBe(201);
  expect((await log.read("testville:1")).history[0]).toMatchObject({ position: undefined });
});

test("a server that keeps no callers says to whoever runs it what lets it", async () => {
  const { post } = open311City({ identities: undefined });
  const answer = await post({ ...pothole, email: "a@x.example" });
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining("SWIFTLINE_IDENTITY_KEY")]);
});

describe("a request under an Idempotency-Key", () => {
  const sent = ({ handle }: Open311City, change: Readonly<Record<string, string>> = {}, key = "a-1") =>
    handle(
      new Request("http://city.example/open311/v2/requests.json", {
        method: "POST",
        headers: { "idempotency-key": key },
        body: new URLSearchParams({ ...pothole, ...change }),
      }),
    );

  test("is taken down once, and answered the same again", async () => {
    const city = open311City();
    const [first, again] = [await sent(city), await sent(city)];
    expect([first.status, again.status, again.headers.get("idempotency-replayed")]).toEqual([201, 201, "true"]);
    expect(await again.text()).toBe(await first.text());
    expect(await Array.fromAsync(city.log.all())).toHaveLength(1);
    expect((await sent(city, {}, "a-2")).status).toBe(201);
    expect(await Array.fromAsync(city.log.all())).toHaveLength(2);
  });

  test("may be put right under the same key where it was refused unread", async () => {
    const city = open311City();
    expect((await sent(city, { lat: "91" })).status).toBe(400);
    expect((await sent(city)).status).toBe(201);
  });

  test.each([
    ["asks for something else", { description: "Another one" }, "a-1"],
    ["has a key that is none", {}, "a b"],
  ])("is refused in the form of Open311 where it %s", async (_, change, key) => {
    const city = open311City();
    await sent(city);
    const answer = await sent(city, change, key);
    expect([answer.status, await answer.json()]).toEqual([400, [{ code: "400", description: expect.any(String) }]]);
  });

  test("is not taken down twice by a server that was stopped before it could answer", async () => {
    const newId = (once = "") => once.slice(0, 8);
    const before = open311City({ newId });
    const first = await sent(before);
    const again = await sent(open311City({ newId, hotline: before.hotline }));
    expect([again.status, await again.json()]).toEqual([201, await first.json()]);
    expect(await Array.fromAsync(before.log.all())).toHaveLength(1);
  });
});

test("a key may stand in the query or in a header as well", async () => {
  const { handle } = open311City();
  const send = (query: string, headers: Readonly<Record<string, string>>) =>
    handle(
      new Request(`http://city.example/open311/v2/requests.json${query}`, {
        method: "POST",
        headers,
        body: new URLSearchParams({ service_code: "other", address_string: "1 Main Street, 10115" }),
      }),
    );
  expect((await send("?api_key=caller&jurisdiction_id=testville.example", {})).status).toBe(201);
  expect((await send("", { "x-api-key": "caller" })).status).toBe(201);
  expect((await send("", {})).status).toBe(403);
});

test("a request that nobody describes says the name of its service", async () => {
  const { post, log } = open311City();
  expect((await post({ ...pothole, description: "  " })).status).toBe(201);
  expect((await log.read("testville:1")).history[0]).toMatchObject({ text: "Hole in the road" });
});

test("what the hotline refuses is told in words, in the form of Open311", async () => {
  const { post, log } = open311City();
  const answer = await post({ ...pothole, description: "\u200b" });
  expect([answer.status, await answer.json()]).toEqual([
    400,
    [{ code: "400", description: "The text says nothing: say what the appeal is about." }],
  ]);
  expect(await Array.fromAsync(log.all())).toEqual([]);
});
