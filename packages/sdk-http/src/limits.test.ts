import { expect, test } from "vitest";
import { problemIn } from "../test/problem-in.ts";
import { hole, smallServer } from "../test/small-server.ts";
import type { Limits } from "./limits.ts";

const served = (limits: Partial<Limits> = {}) => smallServer({ limits });

/** Lists inside each other. */
const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;

test.each([
  ["lists that stand deeper", nested(33)],
  ["objects that stand deeper", `${'{"a":'.repeat(33)}1${"}".repeat(33)}`],
  ["more than any parser takes", nested(100_000)],
  ["a depth without an end", "[".repeat(1_000_000)],
])("%s than the limit are refused before anybody goes down", async (_, body) => {
  const { send, errors } = served();
  expect(await problemIn(await send("POST", "/v1/appeals", body))).toMatchObject({
    status: 400,
    code: "http/nested-too-deep",
    detail: "Lists and objects stand at most 32 deep inside each other.",
  });
  expect(errors).toEqual([]);
});

test("brackets inside of a text nest nothing, whatever is escaped there", async () => {
  const { send } = served();
  const text = `${"[".repeat(500)}\\"${'"{'.repeat(500)}`;
  expect((await send("POST", "/v1/appeals", { ...hole, text })).status).toBe(201);
  expect((await send("POST", "/v1/appeals", { ...hole, attributes: nested(31) })).status).toBe(400);
});

test.each([
  [414, "http/url-too-long", "/v1/appeals", `?cursor=${"x".repeat(8_000)}`, {}],
  [414, "http/url-too-long", `/v1/appeals/${"x".repeat(8_000)}`, "", {}],
  [431, "http/headers-too-large", "/v1/appeals", "", { "x-much": "x".repeat(20_000) }],
  [400, "http/unreadable-url", "/v1/appeals/%ff", "", {}],
  [400, "http/unreadable-url", "/v1/appeals", "?agency=%C3%28", {}],
])("%i %s: whoever sends it is told so and not asked who they are", async (status, code, path, query, headers) => {
  const authorize = () => Promise.reject(new Error("nobody should be asked"));
  const { send } = smallServer({ authorize, limits: { headersLength: 16_384 } });
  const problem = await problemIn(await send("GET", path + query, undefined, headers));
  expect(problem).toMatchObject({ status, code, instance: path });
});

test.each(["xml", "json"])(
  "Open311 is refused in its own form, %s, by the statuses that its clients know",
  async (format) => {
    const { send } = smallServer({ open311: {}, limits: { urlLength: 100 } });
    const response = await send("GET", `/open311/v2/requests.${format}?q=${"x".repeat(100)}`);
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toContain(format);
    expect(await response.text()).toContain(
      "The address is too long. Path and query have at most 100 characters together.",
    );
  },
);

test("a percent sign that begins nothing stands for itself", async () => {
  const { send } = served();
  expect((await send("GET", "/v1/appeals/100%")).status).toBe(400);
  expect(await problemIn(await send("GET", "/v1/appeals?agency=50%25"))).toMatchObject({
    detail: "The city has no agency 50%.",
  });
});

test("a limit that a host sets holds in place of the usual one", async () => {
  const { send } = served({ bodyBytes: 10, urlLength: 20, headersLength: 40 });
  const codeOf = async (sent: Promise<Response>) => (await problemIn(await sent)).code;
  expect(await codeOf(send("POST", "/v1/appeals", hole))).toBe("http/body-too-large");
  expect(await codeOf(send("GET", "/v1/appeals?limit=100"))).toBe("http/url-too-long");
  expect(await codeOf(send("GET", "/v1/appeals", undefined, { a: "x".repeat(40) }))).toBe("http/headers-too-large");
});

test.each(["gzip", "br", "deflate, gzip", "x-unknown"])(
  "a body packed by %s is refused as it comes",
  async (encoding) => {
    const { send } = served();
    expect(await problemIn(await send("POST", "/v1/appeals", hole, { "content-encoding": encoding }))).toMatchObject({
      status: 415,
      code: "http/encoded-body",
    });
    expect((await send("POST", "/v1/appeals", hole, { "content-encoding": "Identity" })).status).toBe(201);
  },
);

test("of a body in which everything is wrong, the first hundred things are told", async () => {
  const { send } = served();
  const unknown = Object.fromEntries(Array.from({ length: 50_000 }, (_, place) => [`x${place}`, 1]));
  const response = await send("POST", "/v1/appeals", { ...hole, ...unknown });
  expect((await problemIn(response)).errors).toHaveLength(100);
  const unsound = `[${Array.from({ length: 100_000 }, () => '"\\u0000"').join()}]`;
  expect((await problemIn(await send("POST", "/v1/appeals", unsound))).errors).toHaveLength(100);
});

test("an answer that takes too long is given up; a write is not, and its sender is told how it went", async () => {
  const slowly = <Value>(value: Value) => new Promise<Value>((resolve) => setTimeout(resolve, 40, value));
  const { send, hotline } = smallServer({
    limits: { answerMilliseconds: 10 },
    list: { find: () => slowly({ appeals: [] }), due: async () => [], count: async () => 0 },
  });
  expect(await problemIn(await send("GET", "/v1/appeals"))).toMatchObject({ status: 503, code: "http/took-too-long" });
  expect((await send("GET", "/v1/health")).status).toBe(200);
  const slow = smallServer({
    limits: { answerMilliseconds: 10 },
    hotline: { ...hotline, act: async (command) => slowly(await hotline.act(command)) },
  });
  expect((await slow.send("POST", "/v1/appeals", hole)).status).toBe(201);
});
