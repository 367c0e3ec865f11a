import { openHotline } from "@swiftline/core";
import { testBook } from "@swiftline/core/testing";
import { expect, test } from "vitest";
import { fedLog } from "../../test/fed-log.ts";
import { listen } from "../../test/listen.ts";
import { problemIn } from "../../test/problem-in.ts";
import { hole, smallServer } from "../../test/small-server.ts";
import type { Authorize } from "../authorize.ts";
import { readEvents } from "./read-events.ts";

function fedServer(actor: "hotline" | "agency:roads" | "agency:desk" = "hotline") {
  const { log, changes } = fedLog();
  const hotline = openHotline({ log, book: testBook() });
  const server = smallServer({ hotline, changes, authorize: () => ({ name: "desk", actor }) });
  const register = async (number: number, more: object = {}) =>
    hotline.act({
      ...hole,
      type: "RegisterAppeal",
      appealId: `testville:${number}`,
      at: number,
      by: "caller",
      ...more,
    });
  const read = async (query = "") =>
    readEvents.answer.parse(await (await server.send("GET", `/v1/events${query}`)).json());
  return { ...server, register, read };
}

test("whoever follows meets every event once, in order, by the cursor of the answer before", async () => {
  const { register, read } = fedServer();
  for (const number of [2, 1, 3]) await register(number);
  const met: string[] = [];
  for (let cursor = "0"; ; ) {
    const page = await read(`?limit=2&cursor=${cursor}`);
    if (page.events.length === 0) break;
    met.push(...page.events.map(({ id, type }) => `${id} ${type}`));
    cursor = page.cursor;
  }
  expect(met).toEqual(
    [2, 1, 3].flatMap((number) => [
      `testville:${number}/1/0 org.swiftline.AppealRegistered.v1`,
      `testville:${number}/1/1 org.swiftline.AppealDispatched.v1`,
    ]),
  );
  const { cursor } = await read();
  expect(await read(`?cursor=${cursor}`)).toEqual({ events: [], cursor, more: false });
});

test("who begins at now meets what happens from then on, and nothing that was before", async () => {
  const { register, read } = fedServer();
  expect(await read("?cursor=now")).toEqual({ events: [], cursor: "0", more: false });
  await register(1);
  const { cursor, ...begun } = await read("?cursor=now");
  expect(begun).toEqual({ events: [], more: false });
  await register(2);
  expect((await read(`?cursor=${cursor}`)).events.map(({ subject }) => subject)).toEqual([
    "testville:2",
    "testville:2",
  ]);
});

test("an agency is told of its own appeals, and nobody of what is confidential", async () => {
  const roads = fedServer("agency:roads");
  await roads.register(1, { confidential: true });
  const { events } = await roads.read();
  expect(events).toHaveLength(2);
  expect(JSON.stringify(events)).not.toMatch(/deep hole|Main Street/);
  const desk = fedServer("agency:desk");
  await desk.register(1);
  expect(await desk.read()).toEqual({ events: [], cursor: "1", more: false });
});

test("a server that keeps no order of changes says so, and a cursor that is none is a problem", async () => {
  const { send } = smallServer();
  expect(await problemIn(await send("GET", "/v1/events"))).toMatchObject({ status: 501, code: "http/not-offered" });
  expect((await send("GET", "/v1/events/stream")).status).toBe(501);
  const problem = await problemIn(await fedServer().send("GET", "/v1/events?cursor=-1"));
  expect(problem).toMatchObject({ status: 400, errors: [{ parameter: "cursor" }] });
  for (const [path, headers] of [
    ["?cursor=abc", {}],
    ["?cursor=Now", {}],
    ["", { "last-event-id": "abc" }],
  ] as const) {
    const refused = await fedServer().send("GET", `/v1/events/stream${path}`, undefined, headers);
    expect(await problemIn(refused)).toMatchObject({ status: 400, code: "http/invalid-cursor" });
  }
});

test("over a socket, events come as they happen, and who lost the line goes on where it was", async () => {
  const { handle, register } = fedServer();
  await using server = await listen(handle);
  await register(1);
  const follow = async (headers: Readonly<Record<string, string>>, until: string) => {
    const stop = new AbortController();
    const answer = await fetch(`${server.url}/v1/events/stream`, { headers, signal: stop.signal });
    expect(answer.headers.get("content-type")).toBe("text/event-stream");
    const [reader, decoder] = [answer.body?.getReader(), new TextDecoder()];
    let told = "";
    while (!told.includes(until)) told += decoder.decode((await reader?.read())?.value, { stream: true });
    stop.abort();
    return told;
  };
  const first = follow({}, "testville:2/1/1");
  setTimeout(() => void register(2), 100);
  expect([...(await first).matchAll(/^id: (\d+)$/gm)].map(([, id]) => id)).toEqual(["1", "1", "2", "2"]);
  await register(3);
  const later = await follow({ "last-event-id": "2" }, "testville:3/1/1");
  expect(later).not.toContain("testville:1/");
  expect(later).toContain('"id":"testville:2/1/1"');
});

test("a stream that begins at now says first where that is, and then what happens", async () => {
  const { send, register } = fedServer();
  for (const number of [1, 2]) await register(number);
  const reader = (await send("GET", "/v1/events/stream?cursor=now")).body?.getReader();
  const read = async () => new TextDecoder().decode((await reader?.read())?.value);
  expect(await read()).toBe("id: 2\n\n");
  await register(3);
  const told = await read();
  expect(told.startsWith("id: 3\n")).toBe(true);
  expect(told).not.toMatch(/testville:[12]/);
  await reader?.cancel();
});

test("a key that is revoked, or becomes another's, is told nothing more", async () => {
  for (const [revoked, name] of [
    [undefined, "revoked"],
    ["forbidden", "narrowed"],
    [{ name: "desk", actor: "agency:roads" }, "another's"],
  ] as const) {
    const { log, changes } = fedLog();
    const hotline = openHotline({ log, book: testBook() });
    let known: Awaited<ReturnType<Authorize>> = { name: "desk", actor: "hotline" };
    const { send } = smallServer({ hotline, changes, authorize: () => known });
    const register = (number: number) =>
      hotline.act({ ...hole, type: "RegisterAppeal", appealId: `testville:${number}`, at: number, by: "caller" });
    await register(1);
    const reader = (await send("GET", "/v1/events/stream")).body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toContain("testville:1/1/0");
    const next = reader?.read();
    known = revoked;
    await register(2);
    expect([name, await next]).toEqual([name, { done: true, value: undefined }]);
  }
});
