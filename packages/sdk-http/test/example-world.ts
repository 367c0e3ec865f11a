import { type Command, type Identity, openHotline } from "@swiftline/core";
import { testBook } from "@swiftline/core/testing";
import type { ExampleAnswer } from "../src/example-answers.ts";
import { type HandlerOptions, inProcessSimulator, memoryOperations, type Operations } from "../src/index.ts";
import { formsOf } from "../src/ndjson/forms.ts";
import type { Example, Route } from "../src/route.ts";
import { routes } from "../src/routes/index.ts";
import { fedLog } from "./fed-log.ts";
import { listInMemory } from "./list-in-memory.ts";
import { hole, NOON, type SmallServer, smallServer } from "./small-server.ts";

const noise = { ...hole, category: "noise-night", address: "7 Mill Lane", text: "Music until three in the morning." };
const inquiry = { ...hole, kind: "inquiry", category: "other", text: "When is the office open?" } as const;
const another = { ...hole, text: "The hole by the school, still." };
const silent = { ...hole, category: "streets-light", text: "The lamp is dark." };

const ada: Identity = { name: "Ada Example", phone: "030 0000" };

/** What has happened in the example city before anybody sends a request: see the examples of the acts. */
const before: readonly Command[] = [
  ...[hole, noise, inquiry, another, silent].map((matter, place): Command => {
    const order = { type: "RegisterAppeal", appealId: `testville:${place + 1}`, at: NOON, by: "caller" } as const;
    return { ...matter, ...order, caller: "ada" };
  }),
  {
    type: "ReturnAssignment",
    appealId: "testville:3",
    at: NOON,
    by: "agency:desk",
    ground: "duty",
    reason: "Not ours.",
  },
  { type: "ReportResult", appealId: "testville:5", at: NOON, by: "agency:roads", result: "A new bulb." },
  { type: "RecordFollowUp", appealId: "testville:5", at: NOON, by: "hotline", channel: "phone", reached: false },
];

/** The example city at noon, with a clock that stands. Whoever asks is who they say. */
export async function exampleWorld(options: Partial<HandlerOptions> = {}): Promise<SmallServer> {
  const { log, changes } = fedLog();
  const hotline = openHotline({ log, book: testBook() });
  for (const command of before) {
    const acted = await hotline.act(command);
    if (!acted.ok) throw new Error(`${command.type} of ${command.appealId}: ${acted.reason.code}`);
  }
  let [given, begun] = [5, 0];
  const newOperation = () => (begun++ === 0 ? "example" : `example-${begun}`);
  const operations = memoryOperations({ now: () => NOON, newId: newOperation });
  // So that the next request already finds what came of it.
  const overAtOnce: Operations = {
    ...operations,
    async start(work) {
      const started = await operations.start(work);
      if (started.ok) await operations.settled(started.value.id, 10_000);
      return started;
    },
  };
  return smallServer({
    hotline,
    list: listInMemory(log, hotline.book),
    changes,
    operations: overAtOnce,
    simulator: inProcessSimulator(() => NOON),
    identities: { keep: async () => "ada", read: async () => ada, erase: async () => true },
    newId: () => String(++given),
    authorize: ({ headers }) => ({ name: "example", actor: (headers.get("x-actor") ?? "hotline") as never }),
    ...options,
  });
}

export const nameOf = ({ method, path }: Pick<Route, "method" | "path">): string => `${method} ${path}`;

export const byName: ReadonlyMap<string, Route> = new Map(routes.map((route: Route) => [nameOf(route), route]));

/** The example of a route as it is sent. */
export function exampleRequest(route: Route) {
  const { method, path, example } = route;
  const { body, by = "hotline" } = example;
  const type = body === undefined ? undefined : { "content-type": formsOf(route).taken };
  const headers: Readonly<Record<string, string>> = { "x-actor": by, ...type };
  return { method, path: pathOf(path, example), body, headers };
}

export function sendExample({ send }: SmallServer, route: Route): Promise<Response> {
  const { method, path, body, headers } = exampleRequest(route);
  return send(method, path, body, headers);
}

/** Sends the examples that a route's own names, and answers which of them was not answered well. */
export async function sendBefore(server: SmallServer, { example }: Route): Promise<string | undefined> {
  for (const name of example.after ?? []) {
    const earlier = byName.get(name);
    if (earlier === undefined) return name;
    if (!(await sendExample(server, earlier)).ok) return name;
  }
  return undefined;
}

/** Sends a route's example to a new example city, after those that it names, and answers the last response. */
async function answerTo(route: Route): Promise<Response> {
  const server = await exampleWorld();
  const failed = await sendBefore(server, route);
  if (failed !== undefined) throw new Error(`${failed} is not answered well before ${nameOf(route)}`);
  const response = await sendExample(server, route);
  if (server.errors.length > 0) throw server.errors[0];
  return response;
}

function pathOf(path: string, { params, query }: Example): string {
  const named = (params ?? {}) as Readonly<Record<string, string>>;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(named[name] ?? ""));
  return query === undefined ? filled : `${filled}?${new URLSearchParams(query as Record<string, string>)}`;
}

/** The headers of an answer that say something of it alone. */
const telling = ["etag", "location", "link"] as const;

/** What a route answers to its example. */
export async function exampleAnswer(route: Route): Promise<ExampleAnswer & { readonly status: number }> {
  const response = await answerTo(route);
  const told = telling.flatMap((name): [string, string][] => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  const text = await response.text();
  const [line = ""] = formsOf(route).answered.endsWith("ndjson") ? text.split("\n") : [text];
  return { status: response.status, headers: Object.fromEntries(told), body: JSON.parse(line) };
}

/** What every route answers to its example, by the route's name, as it is written down. */
export async function exampleAnswers(): Promise<Readonly<Record<string, ExampleAnswer>>> {
  const all: [string, ExampleAnswer][] = [];
  for (const route of routes as readonly Route[]) {
    const { status: _, ...answer } = await exampleAnswer(route);
    all.push([nameOf(route), answer]);
  }
  return Object.fromEntries(all);
}
