import { expect, test } from "vitest";
import { problemIn } from "../test/problem-in.ts";
import { smallServer } from "../test/small-server.ts";
import type { HandlerOptions } from "./create-handler.ts";
import type { RateLimit } from "./rate-limit.ts";

/** So many requests a minute for everybody; the minute never ends. */
function shareOf(quota: number) {
  const used = new Map<string, number>();
  const rateLimit: RateLimit = async ({ by, cost }) => {
    const key = JSON.stringify(by);
    const spent = (used.get(key) ?? 0) + cost;
    used.set(key, spent);
    return {
      policy: "default",
      quota,
      window: 60,
      remaining: quota - spent,
      reset: 42,
      isExceeded: spent + 1 - cost > quota,
    };
  };
  return { rateLimit, used };
}

/** Whoever sends a name is known by it; where they come from stands in another header, as a proxy writes it. */
function served(quota: number, options: Partial<HandlerOptions> = {}) {
  const { rateLimit, used } = shareOf(quota);
  const server = smallServer({
    rateLimit,
    clientOf: ({ headers }) => headers.get("x-from") ?? undefined,
    authorize({ headers }) {
      const name = headers.get("x-name");
      return name === null ? undefined : { name, actor: "caller" };
    },
    ...options,
  });
  const ask = (headers: Readonly<Record<string, string>>, path = "/v1/health") =>
    server.send("GET", path, undefined, headers);
  return { ...server, ask, used };
}

const rateIn = ({ status, headers }: Response) => [
  status,
  headers.get("ratelimit-policy"),
  headers.get("ratelimit"),
  headers.get("retry-after"),
];

test("everybody is told what is left of their share, and whoever has used it up when to come again", async () => {
  const { ask } = served(2);
  expect(rateIn(await ask({ "x-name": "app" }))).toEqual([200, '"default";q=2;w=60', '"default";r=1;t=42', null]);
  expect(rateIn(await ask({ "x-name": "app" }))).toEqual([200, '"default";q=2;w=60', '"default";r=0;t=42', null]);
  const third = await ask({ "x-name": "app" });
  expect(rateIn(third)).toEqual([429, '"default";q=2;w=60', '"default";r=0;t=42', "42"]);
  expect(await problemIn(third)).toMatchObject({ code: "http/too-many-requests" });
  expect((await ask({ "x-name": "portal" })).status).toBe(200);
});

test("whoever is one too many has nothing done for them", async () => {
  const { send, log } = served(0);
  const registered = await send("POST", "/v1/appeals", {}, { "x-name": "app" });
  expect(registered.status).toBe(429);
  expect(await Array.fromAsync(log.all())).toEqual([]);
});

test("whoever tries keys is stopped, by where they come from; and then a good one opens nothing either", async () => {
  const { ask } = served(2);
  expect(
    await Promise.all([ask({ "x-from": "a" }), ask({ "x-from": "a" })].map(async (one) => (await one).status)),
  ).toEqual([401, 401]);
  expect(rateIn(await ask({ "x-from": "a" }))).toEqual([429, '"default";q=2;w=60', '"default";r=0;t=42', "42"]);
  expect((await ask({ "x-from": "a", "x-name": "app" })).status).toBe(429);
  expect((await ask({ "x-from": "b", "x-name": "app" })).status).toBe(200);
});

test("what a known principal asks for costs the address that they share with others nothing", async () => {
  const { ask, used } = served(5);
  for (let times = 0; times < 3; times++) await ask({ "x-from": "office", "x-name": "app" });
  expect(used.get('{"client":"office"}')).toBe(0);
});

test("what somebody may not do is counted against where they come from", async () => {
  const { ask } = served(1, { authorize: () => "forbidden" });
  expect((await ask({ "x-from": "a" })).status).toBe(403);
  expect((await ask({ "x-from": "a" })).status).toBe(429);
});

test("where the host does not say who is at the other end, strangers are not limited", async () => {
  const { ask } = served(1);
  for (let times = 0; times < 3; times++) expect((await ask({})).status).toBe(401);
});

test.each([
  ["json", (text: string) => JSON.parse(text)],
  [
    "xml",
    (text: string) => [
      { code: /<code>(.*)<\/code>/.exec(text)?.[1], description: /<description>(.*)<\/description>/.exec(text)?.[1] },
    ],
  ],
])("Open311 says in %s that it was asked too much", async (format, read) => {
  const { ask } = served(1, { open311: {} });
  const first = await ask({ "x-from": "a" }, `/open311/v2/services.${format}`);
  expect(rateIn(first)).toEqual([200, '"default";q=1;w=60', '"default";r=0;t=42', null]);
  const second = await ask({ "x-from": "a" }, `/open311/v2/services.${format}`);
  expect(rateIn(second)).toEqual([429, '"default";q=1;w=60', '"default";r=0;t=42', "42"]);
  expect(read(await second.text())).toEqual([{ code: "429", description: "Too many requests." }]);
  expect((await ask({ "x-from": "b" }, `/open311/v2/services.${format}`)).status).toBe(200);
  expect((await ask({ "x-from": "a", "x-name": "desk" })).status).toBe(200);
});
