import { memoryLog, openHotline } from "@swiftline/core";
import type { Replays } from "@swiftline/core/book";
import { formatInstant } from "@swiftline/core/time";
import { expect, test } from "vitest";
import { asLines, linesIn, ndjson } from "../../test/lines.ts";
import { askingCity } from "../../test/open311-city.ts";
import { problemIn } from "../../test/problem-in.ts";
import { danger, HOUR, hole, NOON, smallServer } from "../../test/small-server.ts";
import { memoryReplays } from "../memory-replays.ts";
import { readAppeal } from "./read-appeal.ts";
import { registerAppeal } from "./register-appeal.ts";

test("an appeal that is registered is dispatched at once, and says where it can be read", async () => {
  const { send } = smallServer();
  const response = await send("POST", "/v1/appeals", danger);
  const appeal = registerAppeal.answer.parse(await response.json());
  expect(response.status).toBe(201);
  expect(response.headers.get("location")).toBe("appeals/testville%3A1");
  expect(appeal).toMatchObject({
    id: "testville:1",
    status: "dispatched",
    open: true,
    registeredAt: formatInstant(NOON),
    agency: "roads",
  });
  expect(appeal.limit).toEqual({ policy: "urgent", dueAt: formatInstant(NOON + 4 * HOUR) });
  expect(appeal.timeline.map(({ type, by }) => [type, by])).toEqual([
    ["AppealRegistered", "caller"],
    ["AppealDispatched", "hotline"],
  ]);
});

test("what was registered reads the same by its location", async () => {
  const { send } = smallServer();
  const registered = await send("POST", "/v1/appeals", hole);
  const location = new URL(registered.headers.get("location") ?? "", "http://city.example/v1/appeals");
  const read = await send("GET", location.pathname);
  expect(readAppeal.answer.parse(await read.json())).toEqual(await registered.json());
  expect(read.headers.get("etag")).toBe(registered.headers.get("etag"));
});

test.each(["a b", "", Promise.resolve("7"), undefined])(
  "a host that gives %o for a number writes nothing",
  async (number) => {
    const errors: unknown[] = [];
    const { send, log, kept } = smallServer({ newId: () => number as string, onError: (error) => errors.push(error) });
    const response = await send("POST", "/v1/appeals", { ...hole, caller: { name: "Ada Example" } });
    expect(response.status).toBe(500);
    expect(errors).toMatchObject([{ message: expect.stringContaining("`newId` gave no number") }]);
    expect([await Array.fromAsync(log.all()), kept.size]).toEqual([[], 0]);
  },
);

test("who called goes to the identities, and neither into the log nor into an answer", async () => {
  const { send, log, kept } = smallServer();
  const caller = { name: "Ada Marsh", phone: "555-0199" };
  const registered = await send("POST", "/v1/appeals", { ...hole, caller });
  expect([...kept]).toEqual([["caller-1", caller]]);
  const recorded = JSON.stringify((await log.read("testville:1")).history);
  expect(recorded).toContain("caller-1");
  expect(recorded).not.toMatch(/Ada|555/);
  const answers = [
    await registered.text(),
    await (await send("GET", "/v1/appeals/testville:1")).text(),
    await (await send("GET", "/v1/appeals")).text(),
  ];
  for (const answer of answers) expect(answer).not.toMatch(/Ada|555|caller-1/);
});

test("an appeal that is refused leaves no identity behind", async () => {
  const { send, log, kept } = smallServer();
  const response = await send("POST", "/v1/appeals", { ...hole, category: "ufo", caller: { phone: "555-0199" } });
  expect(response.status).toBe(422);
  expect(kept.size).toBe(0);
  expect((await log.read("testville:1")).history).toEqual([]);
});

test("a server that keeps no identities refuses a caller instead of dropping it", async () => {
  const { send } = smallServer({ identities: undefined });
  const problem = await problemIn(await send("POST", "/v1/appeals", { ...hole, caller: { phone: "555-0199" } }));
  expect(problem).toMatchObject({ status: 422, code: "http/no-identities", errors: [{ pointer: "/caller" }] });
});

test("where no identities are kept nothing of a caller is, and who leaves the caller out may use the same key", async () => {
  const taken: string[] = [];
  const replays = memoryReplays();
  const take: Replays["take"] = (...asked) => {
    taken.push(asked[1]);
    return replays.take(...asked);
  };
  const { send } = smallServer({ identities: undefined, replays: { ...replays, take } });
  const [key, caller] = [{ "idempotency-key": "a-1" }, { phone: "555-0199" }];
  expect((await send("POST", "/v1/appeals", { ...hole, caller }, key)).status).toBe(422);
  const line = asLines([{ ...hole, caller, key: "one" }]);
  expect((await linesIn(await send("POST", "/v1/bulk/appeals", line, ndjson)))[0]).toMatchObject({
    status: 422,
    problem: { code: "http/no-identities" },
  });
  expect(taken).toEqual([]);
  expect((await send("POST", "/v1/appeals", hole, key)).status).toBe(201);
});

test("a refusal of the hotline is a problem with its own code, status and place", async () => {
  const { send } = smallServer();
  const problem = await problemIn(await send("POST", "/v1/appeals", { ...hole, area: "atlantis" }));
  expect(problem).toEqual({
    type: "/problems/city-unknown-area",
    title: "The city does not have this area",
    status: 422,
    detail: "The city has no area atlantis.",
    instance: "/v1/appeals",
    code: "city/unknown-area",
    errors: [{ detail: "The city has no area atlantis.", pointer: "/area" }],
  });
});

test("who acts on the appeal is whom the embedder says, and an act that is not theirs is forbidden", async () => {
  const { send } = smallServer({ authorize: () => ({ name: "roads desk", actor: "agency:roads" }) });
  const problem = await problemIn(await send("POST", "/v1/appeals", hole));
  expect(problem).toMatchObject({ status: 403, code: "act/not-allowed" });
});

test("an inquiry may come with the answer that the desk gave at once, and is over then", async () => {
  const { send } = smallServer({
    authorize: ({ headers }) => ({ name: "desk", actor: (headers.get("x-actor") ?? "hotline") as never }),
  });
  const inquiry = {
    ...hole,
    kind: "inquiry",
    category: "other",
    text: "When is it open?",
    answer: "From nine to five.",
  };
  const answered = registerAppeal.answer.parse(await (await send("POST", "/v1/appeals", inquiry)).json());
  expect(answered).toMatchObject({ status: "answered", open: false });
  expect(answered.timeline.map(({ type }) => type)).toEqual(["AppealRegistered", "InquiryAnswered"]);
  const own = await send("POST", "/v1/appeals", inquiry, { "x-actor": "caller" });
  expect(await problemIn(own)).toMatchObject({ status: 403, code: "act/not-allowed" });
  const complaint = await send("POST", "/v1/appeals", { ...inquiry, kind: "complaint" });
  expect(await problemIn(complaint)).toMatchObject({ code: "appeal/not-an-inquiry" });
});

/** The small city, which asks about lamps. */
const askingServer = () => {
  const log = memoryLog();
  return { ...smallServer({ hotline: openHotline({ log, book: askingCity() }) }), log };
};

test("an appeal says besides its text what the city asks", async () => {
  const { send, log } = askingServer();
  const attributes = { lamp: 17, colour: "red", since: "yesterday" };
  const response = await send("POST", "/v1/appeals", { ...hole, language: "ZH-hant", attributes });
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({ matter: { language: "zh-Hant", attributes } });
  expect((await log.read("testville:1")).history[0]).toMatchObject({ language: "zh-Hant", attributes });
});

test("all that means nothing to the city is refused at once, each with its place", async () => {
  const { send, log, kept } = askingServer();
  const body = {
    ...hole,
    area: "atlantis",
    text: " \n",
    language: "klingon!!",
    partOf: "testville:99",
    attributes: { lamps: 17, colour: "green", lamp: "17", "a/b~c": true },
    caller: { phone: "555-0199" },
  };
  const problem = await problemIn(await send("POST", "/v1/appeals", body));
  expect(problem).toMatchObject({ status: 422, code: "city/unknown-area" });
  expect(problem.errors).toEqual([
    { pointer: "/area", detail: "The city has no area atlantis." },
    { pointer: "/text", detail: "The text says nothing: say what the appeal is about." },
    { pointer: "/language", detail: "klingon!! is no language tag of BCP 47, such as en or zh-Hant." },
    { pointer: "/partOf", detail: "There is no appeal testville:99 of which this one could be a part." },
    { pointer: "/attributes/lamps", detail: "The city has no attribute lamps; lamp may be meant." },
    { pointer: "/attributes/colour", detail: "The attribute colour takes one of red, white." },
    { pointer: "/attributes/lamp", detail: "The attribute lamp takes a number, such as 3." },
    {
      pointer: "/attributes/a~1b~0c",
      detail: "The city has no attribute a/b~c; it has address-id, media-url, media-urls, lamp, colour, since.",
    },
  ]);
  expect(await log.read("testville:1")).toMatchObject({ history: [] });
  expect(kept.size).toBe(0);
});

test("a refusal with several reasons is told in Chinese as well", async () => {
  const { send } = askingServer();
  const body = { ...hole, text: "", attributes: { lamps: 17 } };
  const problem = await problemIn(await send("POST", "/v1/appeals", body, { "accept-language": "zh" }));
  expect(problem).toMatchObject({
    title: "诉求内容为空",
    errors: [
      { pointer: "/text", detail: "诉求内容为空：请写明诉求内容。" },
      { pointer: "/attributes/lamps", detail: "本市没有属性 lamps；是否指 lamp。" },
    ],
  });
});

test("an appeal may be a part of one that is there", async () => {
  const { send } = smallServer();
  await send("POST", "/v1/appeals", hole);
  expect((await send("POST", "/v1/appeals", { ...hole, partOf: "testville:1" })).status).toBe(201);
});

test("what is rehearsed is refused for the same reasons", async () => {
  const { send } = askingServer();
  for (const path of ["/v1/routing/decisions", "/v1/routing/explanations"]) {
    const problem = await problemIn(await send("POST", path, { ...hole, attributes: { lamp: "17" } }));
    expect(problem).toMatchObject({ code: "city/unsound-value", errors: [{ pointer: "/attributes/lamp" }] });
  }
});

test("a caller who says nothing is no caller", async () => {
  const { send, kept } = smallServer();
  const refused = async (languages: string) =>
    problemIn(await send("POST", "/v1/appeals", { ...hole, caller: {} }, { "accept-language": languages }));
  expect(await refused("en")).toMatchObject({
    code: "http/invalid-request",
    errors: [{ pointer: "/caller", detail: "say at least one of name, phone, email and contact, or leave it out" }],
  });
  expect((await refused("zh")).errors?.[0]?.detail).toMatch(/^请至少提供/);
  expect(kept.size).toBe(0);
});
