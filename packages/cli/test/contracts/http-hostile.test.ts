import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { Server } from "node:http";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { serve } from "@hono/node-server";
import { openHotline } from "@swiftline/core";
import type { ApiKey } from "@swiftline/core/book";
import { testBook } from "@swiftline/core/testing";
import { byApiKey, createHandler, makeApiKey } from "@swiftline/sdk-http";
import { openStore } from "@swiftline/store";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { identityKey } from "../callers.ts";
import { everythingIn } from "../everything-in.ts";
import { naughtyTexts } from "../naughty-texts.ts";
import { emptyFolder } from "../new-york.ts";
import { exchange, type Manner, requestText, type Said } from "../raw-http.ts";

const hole = { hotline: "testville", kind: "complaint", channel: "web", category: "streets-hole", text: "A hole" };
const canary = { name: "Zsofia Kanari-Quetzal", phone: "+1 917 555 0142", email: "zsofia@kanari.example" };
const planted = /Zsofia|Kanari|Quetzal|917[ -]?555|5550142/i;

/** The server of `swiftline serve` over a store on disk, on a socket, with little patience. */
async function listening() {
  const file = join(await emptyFolder(), "swiftline.sqlite");
  const book = testBook();
  const store = await openStore(file, { book, mode: "write", identityKey });
  const faults: unknown[] = [];
  const handler = createHandler({
    hotline: openHotline({ log: store.log, book }),
    ...store,
    newId: () => randomBytes(8).toString("hex"),
    now: Date.now,
    authorize: byApiKey(store.apiKeys, Date.now),
    onError: (error) => faults.push(error),
    limits: { bodyMilliseconds: 150 },
    open311: {},
  });
  const server = serve({ fetch: handler, hostname: "127.0.0.1", port: 0 }) as Server;
  await once(server, "listening");
  async function keyOf(of: Partial<ApiKey> = {}): Promise<string> {
    const made = makeApiKey({ name: "portal", actor: "caller", createdAt: 0, ...of }, randomBytes);
    await store.apiKeys.add(made.key);
    return made.text;
  }
  return { store, file, faults, server, keyOf, port: (server.address() as { readonly port: number }).port };
}

let at: Awaited<ReturnType<typeof listening>>;
let key: string;
beforeAll(async () => {
  at = await listening();
  key = await at.keyOf();
});
afterAll(async () => {
  at.server.close();
  await at.store.close();
});

/** Whatever was sent: no fault, no connection left over, and the next honest request is answered. */
afterEach(async () => {
  expect(at.faults).toEqual([]);
  expect((await send(requestText("GET /v1/health", bearing()))).status).toBe(200);
  const open = () => new Promise<number>((resolve) => at.server.getConnections((_, count) => resolve(count)));
  await expect.poll(open, { timeout: 5_000 }).toBe(0);
});

const send = (parts: readonly (string | Uint8Array)[], manner?: Manner): Promise<Said> =>
  exchange(at.port, parts, manner);

const bearing = (text = key) => ({ authorization: `Bearer ${text}` });

/** A registration as it goes over the line; what is said of its length or its type may be a lie. */
const posting = (body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}) =>
  requestText(
    "POST /v1/appeals",
    { ...bearing(), "content-type": "application/json", "content-length": String(Buffer.byteLength(body)), ...headers },
    body,
  );

const json = JSON.stringify(hole);
const chunked = (...chunks: readonly string[]): string =>
  chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join("");
const unsized = { "content-length": "", "transfer-encoding": "chunked" };
const headless = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ""));

test.each<[string, number, string | undefined, () => readonly (string | Uint8Array)[]]>([
  ["a body that is no JSON", 400, "http/malformed-json", () => posting("{'kind':")],
  ["a body of another type", 415, "http/not-json", () => posting("kind=help", { "content-type": "text/plain" })],
  ["wrong types", 400, "http/invalid-request", () => posting(JSON.stringify({ ...hole, text: [1], kind: 7 }))],
  ["a field that nobody knows", 400, "http/invalid-request", () => posting(JSON.stringify({ ...hole, isStaff: true }))],
  ["bytes that are no UTF-8", 400, "http/malformed-json", () => posting(new Uint8Array([0x22, 0xc3, 0x28, 0x22]))],
  ["half a character", 400, "http/invalid-request", () => posting(json.replace("A hole", "\\ud800"))],
  ["a hundred thousand lists inside each other", 400, "http/nested-too-deep", () => posting("[".repeat(100_000))],
  ["a body of two megabytes", 413, "http/body-too-large", () => posting(`"${"x".repeat(2_000_000)}"`)],
  [
    "a body that only says it has a terabyte",
    413,
    "http/body-too-large",
    () => posting("{", { "content-length": "1000000000000" }),
  ],
  [
    "a packed body that would be twenty megabytes",
    415,
    "http/encoded-body",
    () => posting(gzipSync("x".repeat(20_000_000)), { "content-encoding": "gzip" }),
  ],
  ["a body shorter than it says", 408, "http/slow-body", () => posting(json, { "content-length": "1000" })],
  ["two lengths", 400, undefined, () => posting(json, { "Content-Length ": "3" })],
  ["a length below nothing", 400, undefined, () => posting(json, { "content-length": "-5" })],
  ["a length and chunks", 400, undefined, () => posting(json, { "transfer-encoding": "chunked" })],
  ["a path with NUL in it", 400, undefined, () => requestText("GET /v1/appeals/\0", bearing())],
  [
    "a path with NUL encoded in it",
    404,
    "appeal/unknown",
    () => requestText("GET /v1/appeals/testville:%00", bearing()),
  ],
  ["a path out of the tree", 404, "http/unknown-path", () => requestText("GET /v1/../../../etc/passwd", bearing())],
  [
    "a path out of the tree, encoded",
    404,
    "http/unknown-path",
    () => requestText("GET /v1/%2e%2e/%2e%2e/etc/passwd", bearing()),
  ],
  [
    "slashes encoded in a path",
    400,
    "http/invalid-request",
    () => requestText("GET /v1/appeals/..%2f..%2fetc", bearing()),
  ],
  [
    "octets that are no UTF-8 in a path",
    400,
    "http/unreadable-url",
    () => requestText("GET /v1/appeals/%c3%28", bearing()),
  ],
  [
    "an address of another host",
    404,
    "http/unknown-path",
    () => requestText("GET //evil.example/v1/health", bearing()),
  ],
  ["a host that is none", 400, undefined, () => requestText("GET /v1/health", { ...bearing(), host: "a b/c?d" })],
  ["a method that nobody knows", 400, undefined, () => requestText("STEAL /v1/appeals", bearing())],
  [
    "a method that we do not know",
    405,
    "http/method-not-allowed",
    () => requestText("PROPFIND /v1/appeals", bearing()),
  ],
  [
    "headers of twenty kilobytes",
    431,
    undefined,
    () => requestText("GET /v1/health", { ...bearing(), x: "x".repeat(20_000) }),
  ],
  [
    "an address of nine kilobytes",
    414,
    "http/url-too-long",
    () => requestText(`GET /v1/appeals?agency=${"x".repeat(9_000)}`, bearing()),
  ],
  ["a line break in a header", 400, undefined, () => requestText("GET /v1/health", { ...bearing(), x: "a\rb" })],
  ["something that is no HTTP", 400, undefined, () => ["\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03", "\r\n\r\n"]],
  ["an unknown version", 400, undefined, () => ["GET /v1/health HTTP/9.9\r\nhost: city.example\r\n\r\n"]],
])("%s: %i and nothing is written", async (_, status, code, made) => {
  const before = everythingIn(at.file);
  const said = await send(made());
  expect(said.status).toBe(status);
  if (code !== undefined) expect(JSON.parse(said.body)).toMatchObject({ status, code });
  expect(said.head + said.body).not.toMatch(/node_modules|\.ts:|\bat \w+ \(|stack/i);
  expect(everythingIn(at.file)).toEqual(before);
});

/** A request of Open311 as it goes over the line. */
const requesting = (format: string, body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}) =>
  requestText(
    `POST /open311/v2/requests.${format}`,
    {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": String(Buffer.byteLength(body)),
      ...headers,
    },
    body,
  );

test.each<[string, string | Uint8Array, Readonly<Record<string, string>>]>([
  ["a packed form", gzipSync(`description=${"x".repeat(20_000_000)}`), { "content-encoding": "gzip" }],
  ["a form of twenty megabytes", `description=${"x".repeat(20_000_000)}`, {}],
  ["a form that only says it has a terabyte", "a=b", { "content-length": "1000000000000" }],
  ["a form shorter than it says", "a=b", { "content-length": "100" }],
  ["a form that is no UTF-8", "description=%ff", {}],
  [
    "parts without an end",
    "--x\r\ncontent-disposition: form-data; name=a\r\n\r\n",
    { "content-type": "multipart/form-data; boundary=x" },
  ],
  [
    "XML in place of a form",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
    { "content-type": "text/xml" },
  ],
])("Open311 refuses %s, in its own form", async (_, body, headers) => {
  const before = everythingIn(at.file);
  for (const format of ["xml", "json"]) {
    const said = await send(requesting(format, body, headers));
    expect(said.status).toBe(400);
    expect(said.body).toMatch(
      format === "xml" ? /^<\?xml [^>]*>\s*<errors><error><code>400</ : /^\[\{"code":"400","description":"/,
    );
    expect(said.body).not.toContain("root:");
  }
  expect(everythingIn(at.file)).toEqual(before);
});

test("a latitude of nearly a megabyte is refused as any other, in one pass", async () => {
  const said = await send(requesting("json", `api_key=${key}&lat=${"0".repeat(900_000)}x&long=1`));
  expect(said.status).toBe(400);
  expect(said.body).toContain("lat and long go together");
});

test("chunks without an end are not waited for", async () => {
  const before = everythingIn(at.file);
  const headers = headless({ ...bearing(), "content-type": "application/json", ...unsized });
  const [head = ""] = requestText("POST /v1/appeals", headers);
  const megabytes = Array.from({ length: 8 }, () => chunked("x".repeat(250_000)));
  expect((await send([head, ...megabytes])).status).toBe(413);
  expect((await send([head, chunked('{"kind"')])).status).toBe(408);
  expect(everythingIn(at.file)).toEqual(before);
});

test("a body that trickles in is given up after a while, and one that only comes in pieces is not", async () => {
  const headers = headless({ ...bearing(), "content-type": "application/json", ...unsized });
  const [head = ""] = requestText("POST /v1/appeals", headers);
  const trickling = Array.from({ length: 30 }, () => chunked(" "));
  const slow = await send([head, ...trickling], { pause: 10 });
  expect(JSON.parse(slow.body)).toMatchObject({ status: 408, code: "http/slow-body" });
  const whole = await send([head, chunked(json.slice(0, 20)), chunked(json.slice(20)), "0\r\n\r\n"], { pause: 5 });
  expect(whole.status).toBe(201);
});

test.each<[string, () => Promise<string> | string]>([
  ["no key", () => ""],
  ["a key that was made up", () => makeApiKey({ name: "x", actor: "hotline", createdAt: 0 }, randomBytes).text],
  ["a key whose secret was changed", () => `${key.slice(0, -3)}AAA`],
  ["a key that has expired", () => at.keyOf({ expiresAt: 1 })],
  ["a key that was taken back", () => at.keyOf({ revokedAt: 1 })],
  ["a token that nobody asked for", () => "eyJhbGciOiJub25lIn0.eyJzdWIiOiJob3RsaW5lIn0."],
  ["SQL", () => "sl_00000000_' or '1'='1"],
])("%s writes nothing, whatever comes with it", async (_, made) => {
  const text = await made();
  const before = everythingIn(at.file);
  for (const body of [json, "{'kind':", "x".repeat(2_000_000)])
    expect((await send(posting(body, bearing(text)))).status).toBe(401);
  expect(everythingIn(at.file)).toEqual(before);
});

const injections = [
  ...naughtyTexts.filter((text) => text.isWellFormed() && !text.includes("\0") && text.length <= 4000),
  "'); delete from commits; select ('",
  "]]><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
  "<?xml version='1.0'?>&lt;&amp;",
];

test("what would be SQL, markup or a formula elsewhere is a text here: kept, and given back as it was", async () => {
  for (const text of injections.map((injection) => `hole${injection}`)) {
    const { status, body } = await send(posting(JSON.stringify({ ...hole, text, address: text })));
    expect([text, status]).toEqual([text, 201]);
    const { id } = JSON.parse(body) as { readonly id: string };
    const read = await send(requestText(`GET /v1/appeals/${encodeURIComponent(id)}`, bearing()));
    expect(JSON.parse(read.body)).toMatchObject({ matter: { text, address: text } });
    const xml = await send(requestText(`GET /open311/v2/requests/${encodeURIComponent(id)}.xml`));
    expect(xml.status).toBe(200);
    expect(xml.body).not.toMatch(/<!DOCTYPE|<!ENTITY|<script/);
  }
});

test("a code is no place for SQL: it is none, or the city does not have it", async () => {
  const before = everythingIn(at.file);
  for (const category of ["streets'--", "' or 1=1", "a\u0000b", "x".repeat(81), "../streets"])
    expect((await send(posting(JSON.stringify({ ...hole, category })))).status).toBeGreaterThanOrEqual(400);
  const listed = await send(requestText(`GET /v1/appeals?category=${encodeURIComponent("x'--")}`, bearing()));
  expect(JSON.parse(listed.body)).toMatchObject({ status: 422, code: "city/unknown-category" });
  expect(everythingIn(at.file)).toEqual(before);
});

test("whoever hangs up in the middle of a body has written nothing, fifty at once", async () => {
  const before = everythingIn(at.file);
  const [head = ""] = posting(json);
  await Promise.all(
    Array.from({ length: 50 }, (_, place) => send([head, json.slice(0, place)], { pause: place % 5, hangUp: true })),
  );
  expect(everythingIn(at.file)).toEqual(before);
});

test("whoever hangs up once all is sent has registered one appeal or none, and learns which when they ask again", async () => {
  const once = (place: number) => posting(json, { "idempotency-key": `hang-up-${place}` });
  const places = Array.from({ length: 20 }, (_, place) => place);
  await Promise.all(places.map((place) => send(once(place), { pause: place % 4, hangUp: true })));
  const answers = await Promise.all(places.map((place) => send(once(place))));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  const ids = answers.map(({ body }) => (JSON.parse(body) as { readonly id: string }).id);
  const known = await at.store.log.readMany(ids);
  expect(ids.map((id) => known.get(id)?.version)).toEqual(places.map(() => 1));
});

test("no error tells back who called, whatever is wrong beside it", async () => {
  const { name, phone, email } = canary;
  const broken = [
    { ...hole, caller: { ...canary, age: 7 } },
    { ...hole, caller: { name: [name], phone: { phone }, email: 5 } },
    { ...hole, caller: canary, area: "atlantis" },
    { ...hole, caller: canary, kind: name, channel: phone },
    { ...hole, caller: canary, category: `x${name}` },
    { ...hole, caller: canary, position: { latitude: name, longitude: phone } },
    { ...hole, caller: { ...canary, name: name.repeat(50) }, attributes: { x: [email] } },
    [canary],
  ].map((body) => JSON.stringify(body));
  const cut = JSON.stringify({ ...hole, caller: canary }).slice(0, -10);
  for (const body of [...broken, cut, cut.replace(`"${name}"`, name)]) {
    const said = await send(posting(body));
    expect(said.status).toBeGreaterThanOrEqual(400);
    expect(said.head + said.body).not.toMatch(planted);
  }
  const form = new URLSearchParams({ api_key: "x", service_code: "none", first_name: name, phone, email });
  for (const format of ["xml", "json"]) {
    const said = await send(requesting(format, `${form}`));
    expect(said.status).toBe(403);
    expect(said.head + said.body).not.toMatch(planted);
  }
});
