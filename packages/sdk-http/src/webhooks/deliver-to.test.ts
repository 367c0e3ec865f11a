import { setImmediate as soon } from "node:timers/promises";
import { openHotline } from "@swiftline/core";
import type { Delivery, Webhook, Webhooks } from "@swiftline/core/book";
import { testBook } from "@swiftline/core/testing";
import { HOUR, MINUTE, SECOND } from "@swiftline/core/time";
import { expect, test, vi } from "vitest";
import { fedLog } from "../../test/fed-log.ts";
import { type Document, readDocument } from "../../test/published-document.ts";
import { hole, NOON } from "../../test/small-server.ts";
import { type Happened, Happened as HappenedSchema } from "../happened.ts";
import { openApiOf } from "../open-api.ts";
import { deliverTo, isDue } from "./deliver-to.ts";
import { verify } from "./signature.ts";
import type { Send } from "./tell-one.ts";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const portal: Webhook = {
  id: "w1",
  url: "https://portal.example/hook",
  secrets: [secret],
  actor: "hotline",
  position: 0,
  failures: 0,
  nextAt: 0,
};

/** What is answered to a message: by its id, and how often it has come before. */
type Answer = (id: string, before: number) => number | Error | Promise<number>;

/** A city with one webhook, which takes what `answer` does not say otherwise of. */
function told({ of = {}, answer = () => 204 }: { of?: Partial<Webhook>; answer?: Answer } = {}) {
  const settled: number[] = [];
  const { log, changes } = fedLog();
  const hotline = openHotline({ log, book: testBook() });
  let webhook: Webhook = { ...portal, ...of };
  const tries: Delivery[] = [];
  const messages: { readonly url: string; readonly init: RequestInit }[] = [];
  let at = NOON;
  const webhooks: Webhooks = {
    list: async () => [webhook],
    async settle({ from, ...standing }, tried) {
      tries.push(...tried);
      if (webhook.position !== from) return undefined;
      const { disabledAt: _, ...rest } = webhook;
      webhook = { ...rest, ...standing };
      settled.push(standing.position);
      return webhook;
    },
  };
  const came = new Map<string, number>();
  const send: Send = async (url, init) => {
    messages.push({ url, init });
    const id = new Headers(init.headers).get("webhook-id") ?? "";
    const before = came.get(id) ?? 0;
    came.set(id, before + 1);
    const answered = await answer(id, before);
    if (answered instanceof Error) throw answered;
    return new Response(null, { status: answered });
  };
  const ports = { webhooks, changes, log, city: "testville", send, now: () => at, random: () => 0 };
  return {
    log,
    webhook: () => webhook,
    tries,
    messages,
    settled,
    events: () => messages.map(({ init }): Happened => HappenedSchema.parse(JSON.parse(String(init.body)))),
    ids: () => messages.map(({ init }) => new Headers(init.headers).get("webhook-id") ?? ""),
    deliver: async (signal = new AbortController().signal) =>
      isDue(webhook, at) ? deliverTo(webhook, ports, signal) : 0,
    wait: (time: number) => {
      at += time;
    },
    change: (standing: Partial<Webhook>) => {
      webhook = { ...webhook, ...standing };
    },
    register: (number: number, more: object = {}) =>
      hotline.act({ ...hole, type: "RegisterAppeal", appealId: `testville:${number}`, at, by: "caller", ...more }),
  };
}

/** The two events of the first change of an appeal. */
const idsOf = (number: number): readonly string[] => [0, 1].map((place) => `testville:${number}/1/${place}`);

const numbers = (most: number): readonly number[] => Array.from({ length: most }, (_, index) => index + 1);

/** Answers the first time that it comes as it is told to, and with 204 from then on. */
const atFirst =
  (answers: Readonly<Record<string, number | Error>>): Answer =>
  (id, before) =>
    before === 0 ? (answers[id] ?? 204) : 204;

test("a message is what the published document says that is sent", async () => {
  const { register, deliver, messages } = told();
  await register(1);
  await deliver();
  const document = JSON.parse(JSON.stringify(openApiOf([]))) as Document;
  const { post } = document.webhooks.happened!;
  for (const { init } of messages) {
    const header = Object.fromEntries(new Headers(init.headers));
    expect(readDocument(document).wrongAsked(post, { header, body: JSON.parse(String(init.body)) })).toEqual([]);
    expect(Object.keys(post.requestBody?.content ?? {})).toEqual([header["content-type"]?.split(";")[0]]);
  }
});

test("a webhook is told of every event once, signed, in the envelope of CloudEvents", async () => {
  const { register, deliver, ids, messages, webhook } = told();
  await register(1);
  await register(2);
  expect(await deliver()).toBe(4);
  expect(await deliver()).toBe(0);
  expect(ids().toSorted()).toEqual([1, 2].flatMap(idsOf));
  const [{ url, init } = { url: "", init: {} }] = messages;
  expect(url).toBe(portal.url);
  expect(init.redirect).toBe("manual");
  const headers = new Headers(init.headers);
  expect(headers.get("content-type")).toBe("application/cloudevents+json; charset=utf-8");
  expect(await verify({ headers, body: String(init.body) }, { secrets: [secret], now: NOON })).toBe(true);
  expect(webhook()).toMatchObject({ position: 2, failures: 0 });
});

test("nobody is told what an import brought, nor that it was taken back", async () => {
  const { register, deliver, ids, log, webhook } = told();
  await register(1);
  const { history } = await log.read("testville:1");
  const appealId = "testville:2";
  const imported = history.map((event) => ({ ...event, appealId }));
  await log.append([{ appealId, after: 0, events: imported }], { importId: "run" });
  const base = { appealId, at: NOON, by: "hotline", importId: "run", reason: "the wrong file" } as const;
  await log.append([{ appealId, after: 1, events: [{ ...base, type: "ImportWithdrawn" }] }]);
  await register(3);
  await deliver();
  expect(ids().toSorted()).toEqual([1, 3].flatMap(idsOf));
  expect(webhook()).toMatchObject({ position: 4 });
});

test("messages about one appeal come one after the other, in their order; about several, at most sixteen at once", async () => {
  const underWay: string[] = [];
  let most = 0;
  const { register, deliver, ids } = told({
    async answer(id) {
      const appeal = id.split("/")[0] ?? "";
      expect(underWay).not.toContain(appeal);
      most = Math.max(most, underWay.push(appeal));
      for (let turn = id.length % 5; turn >= 0; turn--) await soon();
      underWay.splice(underWay.indexOf(appeal), 1);
      return 204;
    },
  });
  for (const number of numbers(40)) await register(number);
  expect(await deliver()).toBe(80);
  expect(most).toBe(16);
  for (const number of numbers(40))
    expect(ids().filter((id) => id.startsWith(`testville:${number}/`))).toEqual(idsOf(number));
});

test("who is slow about one appeal is told of others meanwhile, but no more than a few hundred changes ahead", async () => {
  const { promise: answered, resolve: answer } = Promise.withResolvers<number>();
  const { register, deliver, ids, webhook } = told({ answer: (id) => (id === "testville:1/1/0" ? answered : 204) });
  for (const number of numbers(400)) await register(number);
  const delivered = deliver();
  await vi.waitFor(() => expect(ids()).toContain("testville:200/1/1"), { timeout: 15_000 });
  for (let turn = 0; turn < 300; turn++) await soon();
  expect(ids()).not.toContain("testville:201/1/0");
  expect(webhook().position).toBe(0);
  answer(204);
  expect(await delivered).toBe(800);
  expect(webhook().position).toBe(400);
  expect(new Set(ids()).size).toBe(ids().length);
});

test("what is not taken is tried again later, under the same id, and nothing that follows is begun before", async () => {
  const { register, deliver, ids, wait, webhook, tries } = told({
    answer: (id, before) => (id === "testville:1/1/1" ? ([503, new Error("ECONNREFUSED")][before] ?? 204) : 204),
  });
  await register(1);
  expect(await deliver()).toBe(1);
  await register(2);
  expect(webhook()).toMatchObject({ position: 0, failures: 1, nextAt: NOON + 5 * SECOND });
  expect(await deliver()).toBe(0);
  wait(5 * SECOND);
  expect(await deliver()).toBe(1);
  expect(webhook()).toMatchObject({ position: 0, failures: 2, nextAt: NOON + 5 * SECOND + 5 * MINUTE });
  wait(5 * MINUTE);
  expect(await deliver()).toBe(4);
  expect(webhook()).toMatchObject({ position: 2, failures: 0, nextAt: 0 });
  const [one, other] = idsOf(1);
  expect(ids()).toEqual([one, other, one, other, one, other, ...idsOf(2)]);
  expect(tries.slice(0, 4)).toMatchObject([{ status: 204 }, { status: 503 }, {}, { error: "ECONNREFUSED" }]);
});

test("of those that were under way beside one that is not taken none is lost, and what had come behind it comes again", async () => {
  const { register, deliver, ids, wait, webhook } = told({ answer: atFirst({ "testville:2/1/0": 500 }) });
  for (const number of numbers(3)) await register(number);
  expect(await deliver()).toBe(4);
  expect(webhook()).toMatchObject({ position: 1, failures: 1 });
  wait(5 * SECOND);
  expect(await deliver()).toBe(4);
  expect(ids().slice(5).toSorted()).toEqual([2, 3].flatMap(idsOf));
});

test("whoever fails is sent one message before there are several again", async () => {
  const { register, deliver, messages, wait } = told({ answer: () => 500 });
  for (const number of numbers(40)) await register(number);
  await deliver();
  expect(messages).toHaveLength(16);
  wait(5 * SECOND);
  await deliver();
  expect(messages).toHaveLength(17);
});

test("after it has taken something, whoever fails again is tried again as soon as at first", async () => {
  const { register, deliver, wait, webhook } = told({
    answer: (id, before) => ((id === "testville:1/1/0" ? before === 2 : id === "testville:1/1/1") ? 204 : 503),
  });
  await register(1);
  await register(2);
  for (const pause of [0, 5 * SECOND, 5 * MINUTE]) {
    wait(pause);
    await deliver();
  }
  expect(webhook()).toMatchObject({ position: 1, failures: 1, nextAt: NOON + 5 * MINUTE + 10 * SECOND });
});

test("it is written down on the way how far a slow one has been told", async () => {
  const slow = told({
    async answer() {
      await soon();
      slow.wait(600);
      return 204;
    },
  });
  for (const number of numbers(40)) await slow.register(number);
  expect(await slow.deliver()).toBe(80);
  expect(slow.settled.length).toBeGreaterThan(20);
  expect(slow.settled).toEqual(slow.settled.toSorted((one, other) => one - other));
  expect(slow.settled.at(-1)).toBe(40);
  const quick = told();
  for (const number of numbers(40)) await quick.register(number);
  await quick.deliver();
  expect(quick.settled).toEqual([40]);
});

test("when it is told to stop, nothing more is begun, and what is under way is waited for and written down", async () => {
  const stop = new AbortController();
  const { promise: answered, resolve: answer } = Promise.withResolvers<number>();
  const { register, deliver, messages, webhook } = told({ answer: () => answered });
  for (const number of numbers(40)) await register(number);
  const delivered = deliver(stop.signal);
  while (messages.length < 16) await soon();
  stop.abort();
  answer(204);
  expect(await delivered).toBe(32);
  expect(messages).toHaveLength(32);
  expect(webhook()).toMatchObject({ position: 16, failures: 0 });
});

test("a webhook that is sent back while it is told is told again from there", async () => {
  const { register, deliver, ids, change, webhook } = told({
    of: { position: 1 },
    answer(id, before) {
      if (id === "testville:2/1/1" && before === 0) change({ position: 0 });
      return 204;
    },
  });
  for (const number of numbers(2)) await register(number);
  await deliver();
  expect(webhook().position).toBe(0);
  await deliver();
  expect(ids().slice(2).toSorted()).toEqual([1, 2].flatMap(idsOf));
  expect(webhook().position).toBe(2);
});

test("a secret that is given while a webhook is told signs what it is told soon after", async () => {
  const other = `whsec_${btoa("another secret of some bytes")}`;
  const server = told({
    async answer(id) {
      if (id === "testville:1/1/0") server.change({ secrets: [other] });
      server.wait(600);
      return 204;
    },
  });
  for (const number of numbers(40)) await server.register(number);
  await server.deliver();
  const { init = {} } = server.messages.at(-1) ?? {};
  const message = { headers: new Headers(init.headers), body: String(init.body) };
  expect(
    await verify(message, { secrets: [other], now: Number(message.headers.get("webhook-timestamp")) * 1000 }),
  ).toBe(true);
});

test("a secret that is none is on record as what is wrong, and tried again", async () => {
  const { register, deliver, tries, webhook } = told({ of: { secrets: ["whsec_&"] } });
  await register(1);
  expect(await deliver()).toBe(0);
  expect(tries).toMatchObject([{ error: expect.any(String) }]);
  expect(webhook()).toMatchObject({ position: 0, failures: 1 });
});

test("the pauses grow to a day and no longer", async () => {
  const { register, deliver, wait, webhook } = told({ answer: () => 500 });
  await register(1);
  for (let failed = 0; failed < 20; failed++) {
    await deliver();
    wait(24 * HOUR);
  }
  expect(webhook().failures).toBe(20);
  expect(webhook().nextAt).toBe(NOON + 20 * 24 * HOUR);
});

test("who answers 410 is told nothing more, whatever else it answers at the same time", async () => {
  const { register, deliver, wait, webhook, messages } = told({
    answer: (id) => (id === "testville:2/1/0" ? 410 : 500),
  });
  for (const number of numbers(3)) await register(number);
  await deliver();
  expect(webhook()).toMatchObject({ disabledAt: NOON, position: 0 });
  wait(48 * HOUR);
  await deliver();
  expect(messages).toHaveLength(3);
});

test("a redirect is not followed and counts as not taken", async () => {
  const { register, deliver, webhook } = told({ answer: () => 302 });
  await register(1);
  await deliver();
  expect(webhook().failures).toBe(1);
});

test("an agency is told of its own appeals, a webhook of the types that it wants, and nobody of what is confidential", async () => {
  const desk = told({ of: { actor: "agency:desk" } });
  await desk.register(1);
  expect(await desk.deliver()).toBe(0);
  expect(desk.webhook().position).toBe(1);
  const some = told({ of: { types: ["AppealDispatched"] } });
  await some.register(1, { confidential: true });
  expect(await some.deliver()).toBe(1);
  expect(some.events()[0]?.type).toBe("org.swiftline.AppealDispatched.v1");
  expect(JSON.stringify(some.messages)).not.toMatch(/deep hole|Main Street/);
});
