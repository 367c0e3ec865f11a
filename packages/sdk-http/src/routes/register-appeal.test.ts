import { formatInstant } from "@swiftline/core/time";
import { expect, test } from "vitest";
import { problemIn } from "../../test/problem-in.ts";
import { danger, HOUR, hole, NOON, smallServer } from "../../test/small-server.ts";
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
