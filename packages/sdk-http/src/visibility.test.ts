import { memoryLog, openHotline } from "@swiftline/core";
import type { Command } from "@swiftline/core/appeal";
import { testBook } from "@swiftline/core/testing";
import { expect, test } from "vitest";
import { fedLog } from "../test/fed-log.ts";
import { asLines, linesIn, ndjson } from "../test/lines.ts";
import { listInMemory } from "../test/list-in-memory.ts";
import { askingCity } from "../test/open311-city.ts";
import { problemIn } from "../test/problem-in.ts";
import { HOUR, hole, NOON, smallServer } from "../test/small-server.ts";
import { happenedIn } from "./happened.ts";
import { exportAppeals } from "./routes/export-appeals.ts";
import { listAppeals } from "./routes/list-appeals.ts";
import { readAppeal } from "./routes/read-appeal.ts";
import { readTimeline } from "./routes/read-timeline.ts";

type Options = Parameters<typeof smallServer>[0];

/** The appeal testville:1 is with the roads; whoever asks says as whom. */
async function withRoads(options: Options = {}, matter: object = hole) {
  const server = smallServer({
    authorize: (request) => ({ name: "desk", actor: (request.headers.get("x-actor") ?? "hotline") as never }),
    ...options,
  });
  await server.send("POST", "/v1/appeals", matter);
  const as = (actor: string, path: string) => server.send("GET", path, undefined, { "x-actor": actor });
  const act = (actor: string, name: string, body: object, headers = {}) =>
    server.send("POST", `/v1/appeals/testville:1/acts/${name}`, body, { "x-actor": actor, ...headers });
  return { ...server, as, act };
}

/** The same, whose log tells what was written. */
async function fedServer(matter: object) {
  const { log, changes } = fedLog();
  const hotline = openHotline({ log, book: testBook() });
  const server = await withRoads({ hotline }, matter);
  const happenedTo = async (actor: string) =>
    (await happenedIn(await changes.after(0, 99), { actor: actor as never, log, city: "testville" })).map(
      ({ event }) => event.data.type,
    );
  return { ...server, hotline, happenedTo };
}

const officeDoes = { appealId: "testville:1", at: NOON, by: "agency:east-office" } as const;
const noise = { ...hole, category: "noise-night" };
const secret = { ...hole, confidential: true };

test("an agency sees what it takes part in, and of anything else not even that it exists", async () => {
  const { as, hotline } = await withRoads();
  expect((await as("agency:roads", "/v1/appeals/testville:1")).status).toBe(200);
  const hidden = await problemIn(await as("agency:parks", "/v1/appeals/testville:1"));
  const absent = await problemIn(await as("agency:parks", "/v1/appeals/testville:9"));
  expect({ ...hidden, instance: "", detail: "" }).toEqual({ ...absent, instance: "", detail: "" });
  const ordered = { appealId: "testville:1", at: NOON, by: "agency:roads" } as const;
  await hotline.act({ type: "ReturnAssignment", ...ordered, ground: "duty", reason: "a park's" });
  expect((await as("agency:roads", "/v1/appeals/testville:1")).status).toBe(200);
});

test("the list of an agency is of its own appeals", async () => {
  const { as } = await withRoads();
  const idsFor = async (actor: string, query = "") => {
    const { appeals } = (await (await as(actor, `/v1/appeals${query}`)).json()) as { appeals: { id: string }[] };
    return appeals.map(({ id }) => id);
  };
  expect(await idsFor("agency:roads")).toEqual(["testville:1"]);
  expect(await idsFor("agency:parks")).toEqual([]);
  expect(await idsFor("hotline", "?agency=roads")).toEqual(["testville:1"]);
});

test("what is read, what is told and the timeline follow one law, for the public and for every agency", async () => {
  const { as, act, hotline, happenedTo } = await fedServer(noise);
  const orders: readonly Command[] = [
    { type: "SignAssignment", ...officeDoes },
    { type: "ContactCaller", ...officeDoes },
    { type: "NoteProgress", ...officeDoes, note: "on its way" },
    { type: "BlowWhistle", ...officeDoes, departments: ["roads"], matter: "a burst main" },
  ];
  for (const order of orders) expect((await hotline.act(order)).ok).toBe(true);
  expect((await act("hotline", "supervise", { form: "reminder", reason: "late" })).status).toBe(200);
  for (const actor of ["caller", "agency:east-office", "agency:roads", "agency:parks", "hotline", "reviewer"]) {
    const [read, told] = [
      await as(actor, "/v1/appeals/testville:1"),
      await as(actor, "/v1/appeals/testville:1/timeline"),
    ];
    const seen = read.status === 200 ? readAppeal.answer.parse(await read.json()).timeline.map(({ type }) => type) : [];
    if (actor === "agency:parks") expect([read.status, await happenedTo(actor)]).toEqual([404, []]);
    else {
      const { entries } = readTimeline.answer.parse(await told.json());
      expect([actor, seen]).toEqual([actor, entries.map(({ event }) => event)]);
      expect([actor, await happenedTo(actor)]).toEqual([actor, seen]);
    }
  }
  expect(await happenedTo("caller")).toEqual([
    "AppealRegistered",
    "AppealDispatched",
    "AssignmentSigned",
    "CallerContacted",
  ]);
});

test("the public is told of an event no fact that is an agency's", async () => {
  const { as } = await withRoads();
  const dispatched = async (actor: string) =>
    readAppeal.answer.parse(await (await as(actor, "/v1/appeals/testville:1")).json()).timeline[1];
  expect(await dispatched("hotline")).toMatchObject({ manner: "direct", route: { steps: [{ rule: "streets" }] } });
  expect(Object.keys((await dispatched("caller")) ?? {}).toSorted()).toEqual(["agency", "at", "by", "limit", "type"]);
});

test("an app that registers a confidential appeal is told what it registered, and afterwards there is none", async () => {
  const asked: unknown[] = [];
  const log = memoryLog();
  const hotline = openHotline({ log, book: askingCity() });
  const due = async (filter: unknown) => {
    asked.push(filter);
    return [];
  };
  const list = { ...listInMemory(log, hotline.book), due };
  const { send, as, act } = await withRoads({ hotline, list }, secret);
  const registered = await send("POST", "/v1/appeals", secret, { "x-actor": "caller" });
  expect(registered.status).toBe(201);
  expect(readAppeal.answer.parse(await registered.json())).toMatchObject({ id: "testville:2", status: "dispatched" });
  for (const part of ["", "/clocks", "/timeline"]) {
    const path = `/v1/appeals/testville:2${part}`;
    expect([part, (await as("hotline", path)).status, (await as("caller", path)).status]).toEqual([part, 200, 404]);
  }
  expect((await act("caller", "reopen", { reason: "it is back" })).status).toBe(404);
  for (const [actor, count] of [
    ["hotline", 2],
    ["caller", 0],
  ] as const) {
    const { appeals } = listAppeals.answer.parse(await (await as(actor, "/v1/appeals")).json());
    const exported = await (await as(actor, exportAppeals.path)).text();
    expect([actor, appeals.length, exported.split("\n").filter(Boolean).length]).toEqual([actor, count, count]);
    await as(actor, "/v1/clocks/due");
  }
  expect(asked).toMatchObject([{ confidential: undefined }, { confidential: false }]);
});

test("the public hears nothing of a confidential appeal; who holds it does", async () => {
  const { happenedTo } = await fedServer(secret);
  expect(await happenedTo("caller")).toEqual([]);
  expect(await happenedTo("agency:roads")).toEqual(["AppealRegistered", "AppealDispatched"]);
});

test("an agency that is asked in a conference sees the appeal until it is settled whose it is", async () => {
  const hotline = openHotline({ log: memoryLog(), book: askingCity() });
  const { as, act } = await withRoads({ hotline }, { ...hole, category: "other" });
  const seen = async () => (await as("agency:roads", "/v1/appeals/testville:1")).status;
  expect(await seen()).toBe(200);
  expect((await act("hotline", "dispatch", { agency: "desk", manner: "designated" })).status).toBe(200);
  expect(await seen()).toBe(404);
});

test("an agency that a whistle calls may see and report in, also by the state that it has seen", async () => {
  const { as, act } = await fedServer({ ...noise, confidential: true });
  await act("agency:east-office", "sign", {});
  await act("agency:east-office", "contact", {});
  expect((await act("agency:east-office", "whistle", { departments: ["desk"], matter: "a burst main" })).status).toBe(
    200,
  );
  const seen = (await as("agency:desk", "/v1/appeals/testville:1")).headers.get("etag") ?? "";
  const answered = await act("agency:desk", "answer-whistle", { note: "we are there" }, { "if-match": seen });
  expect(answered.status).toBe(200);
});

test("an act to an appeal that one may not see is refused as one to none, alone and as a line", async () => {
  const { send, act } = await withRoads({}, secret);
  const acting = { "x-actor": "agency:desk" };
  const absent = await problemIn(await send("POST", "/v1/appeals/testville:9/acts/sign", {}, acting));
  const hidden = await problemIn(await act("agency:desk", "sign", {}));
  expect({ ...hidden, instance: "", detail: "" }).toEqual({ ...absent, instance: "", detail: "" });
  const lines = ["testville:1", "testville:9"].map((appealId) => ({ appealId, act: "sign" }));
  const answers = await linesIn(await send("POST", "/v1/bulk/acts", asLines(lines), { ...ndjson, ...acting }));
  expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  const byTag = ["testville:1", "testville:9"].map(async (id) => {
    const response = await send("POST", `/v1/appeals/${id}/acts/sign`, {}, { ...acting, "if-match": '"1-x"' });
    return response.status;
  });
  expect(await Promise.all(byTag)).toEqual([412, 412]);
});

test("the desk's acts read no appeal first", async () => {
  const log = memoryLog();
  const hotline = openHotline({ log, book: askingCity() });
  const reads: string[] = [];
  const read = (id: string) => {
    reads.push(id);
    return log.read(id);
  };
  const counted = { ...hotline, log: { ...log, read } };
  const { act, wait } = await withRoads({ hotline: counted });
  wait(HOUR);
  expect((await act("hotline", "supervise", { form: "reminder", reason: "late" })).status).toBe(200);
  expect(reads).toEqual([]);
});
