import { memoryLog, openHotline } from "@swiftline/core";
import type { EventLog, Replays } from "@swiftline/core/book";
import { testBook } from "@swiftline/core/testing";
import { expect, test } from "vitest";
import { problemIn } from "../test/problem-in.ts";
import { HOUR, hole, NOON, type SmallServer, smallServer } from "../test/small-server.ts";
import type { Principal } from "./authorize.ts";
import { memoryReplays } from "./memory-replays.ts";

const keyed = (key: string) => ({ "idempotency-key": key });

test("an appeal that is sent twice under one key is registered once, and answered byte for byte the same", async () => {
  const { send, log } = smallServer();
  const first = await send("POST", "/v1/appeals", hole, keyed("a-1"));
  const again = await send("POST", "/v1/appeals", hole, keyed("a-1"));
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(await again.text()).toBe(await first.text());
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  const plain = (response: Response) => [...response.headers].filter(([name]) => name !== "idempotency-replayed");
  expect(plain(again)).toEqual(plain(first));
  expect(await Array.fromAsync(log.all())).toHaveLength(1);
});

test("the hotline's no is answered again too", async () => {
  const { send } = smallServer();
  for (const replayed of [null, "true"]) {
    const refused = await send("POST", "/v1/appeals", { ...hole, area: "atlantis" }, keyed("a-1"));
    expect(refused.headers.get("idempotency-replayed")).toBe(replayed);
    expect(await problemIn(refused)).toMatchObject({ status: 422, code: "city/unknown-area" });
  }
});

test("a request that could not be read has not used its key up", async () => {
  const { send } = smallServer();
  expect((await send("POST", "/v1/appeals", { ...hole, kind: "wish" }, keyed("a-1"))).status).toBe(400);
  expect((await send("POST", "/v1/appeals", hole, keyed("a-1"))).status).toBe(201);
});

test("the same key with another body, on the same path, is an error of its sender", async () => {
  const { send } = smallServer();
  await send("POST", "/v1/appeals", hole, keyed("a-1"));
  const other = await send("POST", "/v1/appeals", { ...hole, text: "Another hole." }, keyed("a-1"));
  expect(await problemIn(other)).toMatchObject({ status: 422, code: "http/key-of-another" });
});

test("a key that is free again after a day names another request, and the same request still the same", async () => {
  const { send, wait } = smallServer({ newId: (once = "") => once.slice(0, 8) });
  const idOf = async (text: string): Promise<unknown> => {
    const answer = await send("POST", "/v1/appeals", { ...hole, text }, keyed("0001"));
    expect(answer.status).toBe(201);
    return ((await answer.json()) as { readonly id: unknown }).id;
  };
  const monday = await idOf("A hole.");
  wait(25 * HOUR);
  const tuesday = await idOf("Another hole.");
  wait(25 * HOUR);
  expect(tuesday).not.toBe(monday);
  expect(await idOf("A hole.")).toBe(monday);
});

test("the id of an appeal says nothing of who called: under one key it is the same for any caller", async () => {
  const newId = (once = "") => once.slice(0, 8);
  const ids = ["555-0199", "555-0142"].map(async (phone) => {
    const answer = await smallServer({ newId }).send(
      "POST",
      "/v1/appeals",
      { ...hole, caller: { phone } },
      keyed("a-1"),
    );
    return ((await answer.json()) as { readonly id: string }).id;
  });
  expect(await ids[0]).toBe(await ids[1]);
});

test("a key that is free again after a day calls up no appeal of another caller, nor of one who was erased", async () => {
  const { send, wait, kept, log } = smallServer({ newId: (once = "") => once.slice(0, 8) });
  const [ada, max] = [{ name: "Ada Example", phone: "555-0199" }, { phone: "555-0142" }];
  const sent = async (caller?: object) => {
    wait(25 * HOUR);
    return (await send("POST", "/v1/appeals", { ...hole, ...(caller && { caller }) }, keyed("a-1"))).status;
  };
  expect(await sent(ada)).toBe(201);
  for (const [caller, status] of [
    [max, 409],
    [undefined, 409],
    [ada, 201],
  ] as const)
    expect(await sent(caller)).toBe(status);
  expect([...kept.values()]).toEqual([ada]);
  (kept as Map<string, unknown>).clear();
  expect(await sent(ada)).toBe(409);
  expect([kept.size, await Array.fromAsync(log.all())]).toMatchObject([0, { length: 1 }]);
});

test("of two callers under one key the second is refused for a day, and so is one after a restart", async () => {
  const [replays, newId] = [memoryReplays(), (once = "") => once.slice(0, 8)];
  const { send, hotline } = smallServer({ replays, newId });
  expect((await send("POST", "/v1/appeals", { ...hole, caller: { phone: "555-0199" } }, keyed("a-1"))).status).toBe(
    201,
  );
  const restarted = smallServer({ replays, newId, hotline });
  for (const phone of ["555-0142", undefined]) {
    const other = { ...hole, ...(phone && { caller: { phone } }) };
    const refused = await restarted.send("POST", "/v1/appeals", other, keyed("a-1"));
    expect(await problemIn(refused)).toMatchObject({ status: 422, code: "http/key-of-another" });
  }
});

test("who sends while the first is still carried out is told so, and nothing is done twice", async () => {
  const { send, log } = smallServer();
  const all = await Promise.all([1, 2, 3].map(() => send("POST", "/v1/appeals", hole, keyed("a-1"))));
  expect(all.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
  const late = all.filter(({ status }) => status === 409);
  expect(late.map(({ headers }) => headers.get("retry-after"))).toEqual(["1", "1"]);
  expect(await Array.fromAsync(log.all())).toHaveLength(1);
});

test("two senders never share a key, and neither do two appeals", async () => {
  const { send, log } = smallServer({
    authorize: (request) => ({ name: request.headers.get("x-name") ?? "", actor: "caller" }),
  });
  for (const name of ["portal", "app"])
    expect((await send("POST", "/v1/appeals", hole, { ...keyed("a-1"), "x-name": name })).status).toBe(201);
  expect(await Array.fromAsync(log.all())).toHaveLength(2);
});

test.each(["", '""', "with space", "x".repeat(256)])("the key %j is refused", async (key) => {
  const { send } = smallServer();
  const problem = await problemIn(await send("POST", "/v1/appeals", hole, keyed(key)));
  expect(problem).toMatchObject({ status: 400, code: "http/invalid-idempotency-key" });
});

test("two keys of one name are one sender only where they act as the same", async () => {
  let principal: Principal = { name: "app", actor: "caller" };
  const { send, log } = smallServer({ authorize: () => principal });
  await send("POST", "/v1/appeals", hole, keyed("a-1"));
  principal = { name: "app", actor: "hotline" };
  const other = await send("POST", "/v1/appeals", hole, keyed("a-1"));
  expect(other.headers.has("idempotency-replayed")).toBe(false);
  expect(await Array.fromAsync(log.all())).toHaveLength(2);
});

test("after a fault the key is free, and the request may be sent again", async () => {
  const log = memoryLog();
  let broken = true;
  const flaky: EventLog = {
    ...log,
    append: (...given) => (broken ? Promise.reject(new Error("disk")) : log.append(...given)),
  };
  const { send } = smallServer({ hotline: openHotline({ log: flaky, book: testBook() }) });
  expect((await send("POST", "/v1/appeals", hole, keyed("a-1"))).status).toBe(500);
  broken = false;
  expect((await send("POST", "/v1/appeals", hole, keyed("a-1"))).status).toBe(201);
});

test("a server that was stopped before it could answer registers nothing twice", async () => {
  const newId = (once = "") => once.slice(0, 8);
  const before = smallServer({ newId });
  const first = await before.send("POST", "/v1/appeals", hole, keyed("a-1"));
  const forgetful = smallServer({ newId, hotline: before.hotline });
  const again = await forgetful.send("POST", "/v1/appeals", hole, keyed("a-1"));
  expect(again.status).toBe(201);
  expect(await again.json()).toEqual(await first.json());
  expect(await Array.fromAsync(before.log.all())).toHaveLength(1);
});

test("of acts that servers had begun when they were stopped, what they did is not done again, and what they did not is done", async () => {
  const replays = memoryReplays();
  const stopped: Replays = { ...replays, keep: async () => undefined };
  const authorize = () => ({ name: "roads", actor: "agency:roads" }) as const;
  const server = smallServer({ replays: stopped, authorize });
  const { hotline, log } = server;
  await hotline.act({ ...hole, type: "RegisterAppeal", appealId: "testville:1", at: NOON, by: "caller" });
  const note = (on: SmallServer, text: string) =>
    on.send("POST", "/v1/appeals/testville:1/acts/note", { note: text }, keyed(text.replaceAll(" ", "-")));
  await note(server, "done");
  // Taken for what it would have been taken for, and no more.
  const broken = smallServer({
    replays: stopped,
    authorize,
    hotline: { ...hotline, act: () => new Promise(() => {}) },
  });
  void note(broken, "not done");
  expect((await note(server, "done")).status).toBe(409);
  const stoppedToo = smallServer({ replays: stopped, authorize, hotline });
  stoppedToo.wait(61_000);
  expect((await note(stoppedToo, "done")).status).toBe(200);
  const next = smallServer({ replays, authorize, hotline });
  next.wait(122_000);
  for (const text of ["done", "not done", "done", "not done"]) expect((await note(next, text)).status).toBe(200);
  const { history } = await log.read("testville:1");
  const notes = history.flatMap((event) => (event.type === "ProgressNoted" ? [event.note] : []));
  expect(notes).toEqual(["done", "not done"]);
});
