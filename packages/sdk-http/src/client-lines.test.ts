import type { Replays } from "@swiftline/core/book";
import { expect, test } from "vitest";
import { listen } from "../test/listen.ts";
import { hole, smallServer } from "../test/small-server.ts";
import { type AppealLine, createClient } from "./client.ts";
import { memoryReplays } from "./memory-replays.ts";

test("over a socket, appeals without end are registered, and each is told of in its order", async () => {
  const { handle } = smallServer();
  await using server = await listen(handle);
  const { appeals } = createClient({ baseUrl: server.url });
  let drawn = 0;
  async function* letters(): AsyncGenerator<AppealLine> {
    for (;;) yield { ...hole, key: `letter-${++drawn}`, ...(drawn === 3 && { area: "atlantis" }) };
  }
  const told: [number, number, string | undefined][] = [];
  for await (const { line, status, answer, problem } of appeals.registerMany(letters())) {
    told.push([line, status, answer?.id ?? problem?.code]);
    if (line === 502) break;
  }
  expect(told.slice(0, 4)).toEqual([
    [1, 201, "testville:1"],
    [2, 201, "testville:2"],
    [3, 422, "city/unknown-area"],
    [4, 201, "testville:4"],
  ]);
  expect(told.map(([line]) => line)).toEqual(Array.from({ length: 502 }, (_, at) => at + 1));
  expect(drawn).toBe(1000);
});

test("over a socket, acts are done in their order, and all of it is read back, also by its words", async () => {
  const { handle } = smallServer({ authorize: (_, scope) => actorFor(scope) });
  await using server = await listen(handle);
  const { appeals } = createClient({ baseUrl: server.url });
  await Array.fromAsync(appeals.registerMany([hole, { ...hole, text: "夜间噪音扰民" }]));
  const acts = [
    { appealId: "testville:1", act: "sign" },
    { appealId: "testville:1", act: "note", note: "on its way" },
  ] as const;
  const told = await Array.fromAsync(appeals.actMany(acts));
  expect(told.map(({ answer }) => answer?.version)).toEqual([2, 3]);
  const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);
  expect(ids(await Array.fromAsync(appeals.export()))).toEqual(["testville:2", "testville:1"]);
  expect(ids(await Array.fromAsync(appeals.export({ q: "噪音" })))).toEqual(["testville:2"]);
  expect(ids((await appeals.list({ q: '"deep hole" main' })).appeals)).toEqual(["testville:1"]);
});

/** A client of a server whose first answers break off behind their first chunk, though all is carried out. */
function brokenClient(broken: number, retries: number) {
  const server = smallServer();
  let answers = 0;
  const breaking = () =>
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, stream) {
        stream.enqueue(chunk.slice(0, chunk.length / 2));
        stream.error(new TypeError("terminated"));
      },
    });
  const client = createClient({
    baseUrl: "http://city.example",
    retries,
    fetch: async (url, init) => {
      const { body } = await server.handle(new Request(url, init));
      if (++answers > broken) return new Response(body);
      const [lost, sent] = body?.tee() ?? [];
      await new Response(lost).text();
      return new Response(sent?.pipeThrough(breaking()) ?? null);
    },
  });
  return { ...server, ...client };
}

test("where an answer breaks off, its body is sent again: all is told once, and nothing is done twice", async () => {
  const { appeals, log } = brokenClient(1, 2);
  const told = await Array.fromAsync(appeals.registerMany([hole, hole, hole]));
  expect(told.map(({ line, status }) => [line, status])).toEqual([
    [1, 201],
    [2, 201],
    [3, 201],
  ]);
  expect(await Array.fromAsync(log.all())).toHaveLength(3);
});

/** A client of a server whose first answers end too early, with nothing to tell that they do. */
function cutClient(cuts: readonly number[], retries: number) {
  const server = smallServer();
  let answers = 0;
  const client = createClient({
    baseUrl: "http://city.example",
    retries,
    fetch: async (url, init) => {
      const text = await (await server.handle(new Request(url, init))).text();
      return new Response(text.slice(0, cuts[answers++] ?? text.length));
    },
  });
  return { ...server, ...client };
}

test("an answer that ends before its last line, or within one, is not taken for all", async () => {
  const again = cutClient([0, 2000], 2);
  const told = await Array.fromAsync(again.appeals.registerMany([hole, hole, hole]));
  expect(told.map(({ line, status }) => [line, status])).toEqual([
    [1, 201],
    [2, 201],
    [3, 201],
  ]);
  expect(await Array.fromAsync(again.log.all())).toHaveLength(3);
  const { appeals } = cutClient([0], 0);
  await expect(Array.fromAsync(appeals.registerMany([hole]))).rejects.toThrow("ended before its last line");
  const { appeals: short } = cutClient([99_999, 700], 0);
  await Array.fromAsync(short.registerMany([hole, hole]));
  await expect(Array.fromAsync(short.export())).rejects.toThrow("ended before its last line");
});

test("what was drawn is sent, also where drawing the next fails", async () => {
  const { handle, log } = smallServer();
  const { appeals } = createClient({
    baseUrl: "http://city.example",
    fetch: (url, init) => handle(new Request(url, init)),
  });
  async function* letters(): AsyncGenerator<AppealLine> {
    yield* [hole, hole];
    throw new Error("the queue is gone");
  }
  const lines: number[] = [];
  const sending = (async () => {
    for await (const { line } of appeals.registerMany(letters())) lines.push(line);
  })();
  await expect(sending).rejects.toThrow("the queue is gone");
  expect(lines).toEqual([1, 2]);
  expect(await Array.fromAsync(log.all())).toHaveLength(2);
});

/** A client of a server that is still carrying out the first line, as often as it is sent so many times. */
function patientClient(times: number, retries: number) {
  const replays = memoryReplays();
  let taken = 0;
  const take: Replays["take"] = async (...given) => (taken++ < times ? "in-flight" : replays.take(...given));
  const server = smallServer({ replays: { ...replays, take } });
  const fetch = (url: RequestInfo | URL, init?: RequestInit) => server.handle(new Request(url, init));
  return { ...server, ...createClient({ baseUrl: "http://city.example", retries, fetch }) };
}

test("a line that is still being carried out is waited for, and the others are told behind it", async () => {
  const { appeals, log } = patientClient(1, 1);
  const told = await Array.fromAsync(appeals.registerMany([hole, hole]));
  expect(told).toMatchObject([
    { line: 1, status: 201 },
    { line: 2, status: 201, replayed: true },
  ]);
  expect(await Array.fromAsync(log.all())).toHaveLength(2);
});

test("a line that was waited for often enough is told as it is", async () => {
  const { appeals } = patientClient(1, 0);
  const told = await Array.fromAsync(appeals.registerMany([hole, hole]));
  expect(told.map(({ status, problem }) => problem?.code ?? status)).toEqual(["http/in-flight", 201]);
});

test("an answer that breaks off each time is no end", async () => {
  const { appeals } = brokenClient(2, 1);
  await expect(Array.fromAsync(appeals.registerMany([hole, hole]))).rejects.toThrow("terminated");
});

const actorFor = (scope: string) =>
  ({ name: "desk", actor: scope === "acts:register" ? "caller" : "agency:roads" }) as const;
