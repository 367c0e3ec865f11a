import type { Actor } from "@swiftline/core/appeal";
import { formatInstant } from "@swiftline/core/time";
import { expect, test } from "vitest";
import { problemIn } from "../../test/problem-in.ts";
import { danger, HOUR, hole, NOON, smallServer } from "../../test/small-server.ts";
import { readAppeal } from "./read-appeal.ts";

test("a confidential appeal shows neither its words nor its place, nor which of its words decided its route", async () => {
  const { send } = smallServer({ authorize: () => ({ name: "desk", actor: "hotline" }) });
  await send("POST", "/v1/appeals", { ...danger, confidential: true });
  const answer = readAppeal.answer.parse(await (await send("GET", "/v1/appeals/testville:1")).json());
  const { hotline, kind, channel, category, area } = hole;
  expect(answer.matter).toEqual({ hotline, kind, channel, category, area, confidential: true });
  expect(answer.timeline[1]?.route).toEqual({
    version: expect.any(String),
    steps: [{ table: "assign", rule: "danger" }],
  });
  expect(JSON.stringify(answer)).not.toMatch(/window|Main Street/);
});

test("words that staff wrote for each other stay inside", async () => {
  const { send, hotline } = smallServer({ authorize: () => ({ name: "desk", actor: "hotline" }) });
  await send("POST", "/v1/appeals", hole);
  const by = { appealId: "testville:1", at: NOON, by: "agency:roads" } as const;
  await hotline.act({ type: "NoteProgress", ...by, note: "the lady at no. 5 knows more" });
  const answer = readAppeal.answer.parse(await (await send("GET", "/v1/appeals/testville:1")).json());
  expect(answer.timeline.at(-1)).toEqual({
    type: "ProgressNoted",
    at: formatInstant(NOON),
    by: "agency:roads",
    agency: "roads",
  });
});

test("clocks are read when they are asked for", async () => {
  const { send, wait } = smallServer();
  await send("POST", "/v1/appeals", danger);
  const read = async () => readAppeal.answer.parse(await (await send("GET", "/v1/appeals/testville:1")).json());
  const clock = { stage: "resolve", startedAt: formatInstant(NOON), dueAt: formatInstant(NOON + 4 * HOUR) };
  wait(4 * HOUR);
  expect(await read()).toMatchObject({
    policy: { id: "urgent", illustrative: false },
    clocks: [{ ...clock, state: "running" }],
  });
  wait(1);
  expect(await read()).toMatchObject({ clocks: [{ ...clock, state: "overdue" }] });
});

test("an appeal that is known already is not sent again", async () => {
  const { send } = smallServer();
  const etag = (await send("POST", "/v1/appeals", hole)).headers.get("etag") ?? "";
  expect(etag).toMatch(/^"1-[0-9a-f]{12}r*[PAS]"$/);
  for (const known of [etag, `"0-old", W/${etag}`, "*"]) {
    const response = await send("GET", "/v1/appeals/testville:1", undefined, { "if-none-match": known });
    expect([response.status, response.headers.get("etag"), await response.text()]).toEqual([304, etag, ""]);
  }
});

test("who sees more of an appeal has another tag for it, and may act on what either has seen", async () => {
  let actor: Actor = "caller";
  const { send } = smallServer({ authorize: () => ({ name: "one", actor }) });
  const seen = (await send("POST", "/v1/appeals", hole)).headers.get("etag") ?? "";
  actor = "agency:roads";
  const own = await send("GET", "/v1/appeals/testville:1", undefined, { "if-none-match": seen });
  expect(own.status).toBe(200);
  expect(own.headers.get("etag")).not.toBe(seen);
  expect((await send("POST", "/v1/appeals/testville:1/acts/sign", {}, { "if-match": seen })).status).toBe(200);
});

test("an appeal whose clock ran out is sent again, though its version is the same", async () => {
  const { send, wait } = smallServer();
  const etag = (await send("POST", "/v1/appeals", danger)).headers.get("etag") ?? "";
  wait(5 * HOUR);
  const response = await send("GET", "/v1/appeals/testville:1", undefined, { "if-none-match": etag });
  expect(response.status).toBe(200);
  expect(response.headers.get("etag")).toMatch(/^"1-/);
  expect(response.headers.get("etag")).not.toBe(etag);
});

test("an appeal that nobody registered is not found", async () => {
  const { send } = smallServer();
  const problem = await problemIn(await send("GET", "/v1/appeals/testville:404"));
  expect(problem).toMatchObject({ type: "/problems/appeal-unknown", status: 404, code: "appeal/unknown" });
});
