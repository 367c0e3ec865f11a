import { openHotline } from "@swiftline/core";
import type { Delivery, Webhook, Webhooks } from "@swiftline/core/book";
import { testBook } from "@swiftline/core/testing";
import { HOUR, MINUTE, SECOND } from "@swiftline/core/time";
import { expect, test } from "vitest";
import { fedLog } from "../../test/fed-log.ts";
import { type Document, readDocument } from "../../test/published-document.ts";
import { hole, NOON } from "../../test/small-server.ts";
import { type Happened, Happened as HappenedSchema } from "../happened.ts";
import { openApiOf } from "../open-api.ts";
import { deliver, type Send } from "./deliver.ts";
import { verify } from "./signature.ts";

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

/** A city whose webhooks are told by `answer`, which says the status of each answer in turn; 204 once there is none left. */
function told({
  of = {},
  answers = [],
  slowness = 0,
}: {
  of?: Partial<Webhook>;
  answers?: readonly (number | Error)[];
  slowness?: number;
} = {}) {
  const settled: number[] = [];
  const { log, changes } = fedLog();
  const hotline = openHotline({ log, book: testBook() });
  let webhook: Webhook = { ...portal, ...of };
  const tries: Delivery[] = [];
  const messages: { readonly url: string; readonly init: RequestInit }[] = [];
  let at = NOON;
  const webhooks: Webhooks = {
    list: async () => [webhook],
    async settle(standing, tried) {
      webhook = { ...webhook, ...standing };
      settled.push(standing.position);
      tries.push(...tried);
    },
  };
  const send: Send = async (url, init) => {
    messages.push({ url, init });
    at += slowness;
    const answer = answers[messages.length - 1] ?? 204;
    if (answer instanceof Error) throw answer;
    return new Response(null, { status: answer });
  };
  return {
    webhook: () => webhook,
    tries,
    messages,
    settled,
    events: () => messages.map(({ init }): Happened => HappenedSchema.parse(JSON.parse(String(init.body)))),
    deliver: () => deliver({ webhooks, changes, log, city: "testville", send, now: () => at, random: () => 0 }),
    wait: (time: number) => {
      at += time;
    },
    register: (number: number, more: object = {}) =>
      hotline.act({ ...hole, type: "RegisterAppeal", appealId: `testville:${number}`, at, by: "caller", ...more }),
  };
}

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

test("a webhook is told of every event once, in order, signed, in the envelope of CloudEvents", async () => {
  const { register, deliver, events, messages, webhook } = told();
  await register(1);
  await register(2);
  expect(await deliver()).toBe(4);
  expect(await deliver()).toBe(0);
  expect(events().map(({ id }) => id)).toEqual([1, 2].flatMap((n) => [`testville:${n}/1/0`, `testville:${n}/1/1`]));
  const [{ url, init } = { url: "", init: {} }] = messages;
  expect(url).toBe(portal.url);
  expect(init.redirect).toBe("manual");
  const headers = new Headers(init.headers);
  expect(headers.get("content-type")).toBe("application/cloudevents+json; charset=utf-8");
  expect(await verify({ headers, body: String(init.body) }, { secrets: [secret], now: NOON })).toBe(true);
  expect(webhook()).toMatchObject({ position: 2, failures: 0 });
});

test("what is not taken is tried again later, under the same id, and what follows waits for it", async () => {
  const { register, deliver, events, wait, webhook, tries } = told({ answers: [204, 503, new Error("ECONNREFUSED")] });
  await register(1);
  await register(2);
  expect(await deliver()).toBe(1);
  expect(webhook()).toMatchObject({ position: 0, failures: 1, nextAt: NOON + 5 * SECOND });
  expect(await deliver()).toBe(0);
  wait(5 * SECOND);
  expect(await deliver()).toBe(0);
  expect(webhook()).toMatchObject({ failures: 2, nextAt: NOON + 5 * SECOND + 5 * MINUTE });
  wait(5 * MINUTE);
  expect(await deliver()).toBe(4);
  expect(webhook()).toMatchObject({ position: 2, failures: 0, nextAt: 0 });
  const [one, other] = ["testville:1/1/0", "testville:1/1/1"];
  expect(
    events()
      .map(({ id }) => id)
      .slice(0, 5),
  ).toEqual([one, other, one, one, other]);
  expect(tries.slice(0, 3)).toMatchObject([{ status: 204 }, { status: 503 }, { error: "ECONNREFUSED" }]);
});

test("after it has taken something, whoever fails again is tried again as soon as at first", async () => {
  const { register, deliver, wait, webhook } = told({ answers: [503, 503, 204, 204, 503] });
  await register(1);
  await register(2);
  for (const pause of [0, 5 * SECOND, 5 * MINUTE]) {
    wait(pause);
    await deliver();
  }
  expect(webhook()).toMatchObject({ position: 1, failures: 1, nextAt: NOON + 5 * MINUTE + 10 * SECOND });
});

test("it is written down on the way how far a slow one has been told", async () => {
  const { register, deliver, settled } = told({ slowness: 600 });
  for (const number of [1, 2, 3, 4, 5]) await register(number);
  expect(await deliver()).toBe(10);
  expect(settled).toEqual([1, 2, 3, 4, 5]);
  const quick = told();
  for (const number of [1, 2, 3, 4, 5]) await quick.register(number);
  await quick.deliver();
  expect(quick.settled).toEqual([5]);
});

test("the pauses grow to a day and no longer", async () => {
  const { register, deliver, wait, webhook } = told({ answers: Array(40).fill(500) });
  await register(1);
  for (let failed = 0; failed < 20; failed++) {
    await deliver();
    wait(24 * HOUR);
  }
  expect(webhook().failures).toBe(20);
  expect(webhook().nextAt).toBe(NOON + 20 * 24 * HOUR);
});

test("who answers 410 is told nothing more", async () => {
  const { register, deliver, wait, webhook, messages } = told({ answers: [410] });
  await register(1);
  await deliver();
  expect(webhook()).toMatchObject({ disabledAt: NOON, position: 0 });
  wait(48 * HOUR);
  await deliver();
  expect(messages).toHaveLength(1);
});

test("a redirect is not followed and counts as not taken", async () => {
  const { register, deliver, webhook } = told({ answers: [302] });
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
