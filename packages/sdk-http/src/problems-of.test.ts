import { SwiftlineError } from "@swiftline/core";
import { expect, test } from "vitest";
import { byName, exampleRequest, exampleWorld, sendExample } from "../test/example-world.ts";
import { type Document, operationsOf } from "../test/published-document.ts";
import { NOON, smallServer } from "../test/small-server.ts";
import { type HandlerOptions, inProcessSimulator, memoryOperations } from "./index.ts";
import type { Limits } from "./limits.ts";
import { namesIn } from "./names-in.ts";
import { ProblemDocument } from "./problem.ts";
import { problemsOf } from "./problems-of.ts";
import type { Route } from "./route.ts";

type Asked = ReturnType<typeof exampleRequest>;

/** A way in which any request can go wrong: how the server is set up, and how an example is spoilt. */
interface Way {
  readonly options?: Partial<HandlerOptions>;
  readonly spoil?: (asked: Asked, route: Route) => Partial<Asked>;
}

const withHeader = (name: string, value: string): Way => ({
  spoil: ({ headers }) => ({ headers: { ...headers, [name]: value } }),
});

const withLimits = (limits: Partial<Limits>): Way => ({ options: { limits } });

/** A body of which nothing ever comes. */
const tooSlow: Way = {
  ...withLimits({ bodyMilliseconds: 1 }),
  spoil: ({ method }) => (method === "POST" ? { body: new ReadableStream() } : {}),
};

/** The names in the path, one after the other. */
const leadingTo = (...names: readonly string[]): Way => ({
  spoil: (_, { path }) => ({ path: names.reduce((filled, name) => filled.replace(/\{\w+\}/, name), path) }),
});

const ofKeys = (taken: "in-flight" | "other"): Way => ({
  options: { replays: { take: async () => taken, keep: async () => undefined, release: async () => undefined } },
  ...withHeader("idempotency-key", "one"),
});

const failing = (error: Error): Way => ({
  options: {
    authorize: () => {
      throw error;
    },
  },
});

/** In the query, each code that a route asks by is one that the city does not have. */
const byUnknownCodes: Way = {
  spoil: ({ path }, { query }) => {
    const [where = "", sent = ""] = path.split("?");
    const asked = new URLSearchParams(sent);
    for (const name of namesIn(query)) if (/^(agency|category|area|whyNot)$/.test(name)) asked.set(name, "atlantis");
    return { path: `${where}?${asked}` };
  },
};

const bare = {
  changes: undefined,
  figures: undefined,
  identities: undefined,
  operations: undefined,
  simulator: undefined,
};
const share = { policy: "principal", quota: 1, window: 60, remaining: 0, reset: 60, isExceeded: true };

const ways: readonly Way[] = [
  {},
  { spoil: ({ path }) => ({ path: `${path}${path.includes("?") ? "&" : "?"}colour=red` }) },
  leadingTo("", ""),
  leadingTo("testville:404", "nobody"),
  byUnknownCodes,
  { options: { authorize: () => undefined } },
  { options: { authorize: () => "forbidden" } },
  { options: { rateLimit: async () => share } },
  { options: bare },
  { options: { requireIfMatch: true } },
  withHeader("if-match", '"another"'),
  withHeader("content-type", "text/plain"),
  withHeader("content-encoding", "gzip"),
  ofKeys("in-flight"),
  ofKeys("other"),
  withLimits({ urlLength: 5 }),
  withLimits({ headersLength: 1 }),
  withLimits({ bodyBytes: 1 }),
  tooSlow,
  failing(new Error("a bug")),
  failing(new SwiftlineError("store/conflict", "others write")),
];

const document = (await (await smallServer().send("GET", "/openapi.json")).json()) as Document;
const published = operationsOf(document);

/** A server for each way; what has happened to its appeals before does not matter. */
const servers = await Promise.all(
  ways.map(async ({ options, spoil }) => ({ ...(await exampleWorld(options)), spoil })),
);

/** The problems that a route answers to its example, spoilt in every way. */
async function problemsAnswered(route: Route): Promise<readonly ProblemDocument[]> {
  const responses = servers.map(async ({ handle, spoil = () => ({}) }) => {
    const asked = exampleRequest(route);
    const { method, path, body, headers } = { ...asked, ...spoil(asked, route) };
    const sent = body === undefined || body instanceof ReadableStream ? body : JSON.stringify(body);
    return handle(
      new Request(`http://city.example${path}`, { method, headers, body: sent, duplex: "half" } as RequestInit),
    );
  });
  const refused = (await Promise.all(responses)).filter(({ status }) => status >= 400);
  return Promise.all(refused.map(async (response) => ProblemDocument.parse(await response.json())));
}

/** The only problem for which something must be under way. */
async function answeredWhileRunning(): Promise<ProblemDocument> {
  const operations = memoryOperations({ now: () => NOON, newId: () => "example" });
  const simulator = { ...inProcessSimulator(() => NOON), withRunner: () => new Promise<never>(() => undefined) };
  const server = await exampleWorld({ operations, simulator });
  await sendExample(server, byName.get("POST /v1/simulations")!);
  const response = await sendExample(server, byName.get("GET /v1/operations/{operationId}/result")!);
  return ProblemDocument.parse(await response.json());
}

test.each([...byName])(
  "%s answers by each status of a problem that it publishes, and by no other",
  async (name, route) => {
    const isResult = name.endsWith("/result");
    const answered = [...(await problemsAnswered(route)), ...(isResult ? [await answeredWhileRunning()] : [])];
    const listed = Object.keys(published.get(name)?.responses ?? {}).filter((status) => status >= "400");
    expect([...new Set(answered.map(({ status }) => String(status)))].toSorted()).toEqual(listed);
    for (const { code } of answered) expect(problemsOf(route)).toContain(code);
  },
);
