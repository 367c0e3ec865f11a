import { type EventLog, type GivenNames, memoryLog, openHotline } from "@swiftline/core";
import type { Command } from "@swiftline/core/appeal";
import { formatInstant } from "@swiftline/core/time";
import { expect, test } from "vitest";
import { listInMemory } from "../../test/list-in-memory.ts";
import { askingCity, type Open311City, open311City, pothole } from "../../test/open311-city.ts";
import { HOUR, hole, NOON } from "../../test/small-server.ts";
import { memoryNames } from "../memory-names.ts";

interface Update {
  readonly update_id: string;
  readonly service_request_id: string;
  readonly status: string;
  readonly updated_datetime: string;
  readonly description: string;
}

const at = (hours: number): string => formatInstant(NOON + hours * HOUR);

const updatesIn = async ({ read }: Open311City, query = `start_date=${at(0)}&end_date=${at(100)}`) =>
  (await read(`/servicerequestupdates.json?${query}`)) as readonly Update[];

/** Orders so many hours past noon. */
async function order({ hotline }: Open311City, hours: number, command: object): Promise<void> {
  const acted = await hotline.act({ appealId: "testville:1", at: NOON + hours * HOUR, ...command } as Command);
  expect(acted).toMatchObject({ ok: true });
}

async function lived(): Promise<Open311City> {
  const city = open311City();
  await city.post(pothole);
  await order(city, 1, { type: "SignAssignment", by: "agency:roads" });
  await order(city, 2, { type: "NoteProgress", by: "agency:roads", note: "Ada Marsh showed us the hole" });
  await order(city, 3, { type: "ContactCaller", by: "agency:roads", note: "Ada Marsh was at home" });
  await order(city, 4, { type: "ReportResult", by: "agency:roads", result: "Filled for Ada Marsh" });
  return city;
}

test("what everybody may know of a request is told in its order, in the words of FixMyStreet, and none of staff's own", async () => {
  const city = await lived();
  const updates = await updatesIn(city);
  expect(updates.map(({ status, updated_datetime }) => [status, updated_datetime])).toEqual([
    ["OPEN", at(0)],
    ["INVESTIGATING", at(1)],
    ["IN_PROGRESS", at(3)],
    ["FIXED", at(4)],
  ]);
  expect(updates.every(({ service_request_id: id }) => id === "testville:1")).toBe(true);
  expect(updates[1]?.description).toBe("signed for: Roads department");
  expect(JSON.stringify(updates)).not.toContain("Ada");
  const xml = await (await city.get(`/servicerequestupdates.xml?start_date=${at(4)}&end_date=${at(4)}`)).text();
  expect(xml).toContain(
    `<service_request_updates><request_update><update_id>${updates[3]?.update_id}</update_id><service_request_id>testville:1</service_request_id><status>FIXED</status>`,
  );
});

test("an update has the same id whenever it is told, and no two have one", async () => {
  const city = await lived();
  const before = await updatesIn(city);
  await order(city, 5, { type: "OrderRework", by: "hotline", reason: "again" });
  await order(city, 6, { type: "ReportResult", by: "agency:roads", result: "Filled for Ada Marsh" });
  const after = await updatesIn(city);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(new Set(after.map(({ update_id: id }) => id)).size).toBe(after.length);
});

test("windows join without gap or repetition, and the usual one is the last day", async () => {
  const city = await lived();
  const hours = [0, 1, 2, 3].map(
    (hour) => `start_date=${at(hour)}&end_date=${formatInstant(NOON + (hour + 1) * HOUR - 1000)}`,
  );
  const parts = await Promise.all(hours.map((query) => updatesIn(city, query)));
  expect(parts.flat()).toEqual((await updatesIn(city)).filter(({ status }) => status !== "FIXED"));
  city.wait(27 * HOUR);
  expect((await updatesIn(city, "")).map(({ status }) => status)).toEqual(["IN_PROGRESS", "FIXED"]);
  const page = await city.get(`/servicerequestupdates.json?start_date=${at(0)}&end_date=${at(9)}&page_size=3&page=2`);
  expect([((await page.json()) as object[]).length, page.headers.get("x-total-count")]).toEqual([1, "4"]);
});

test.each(["start_date=yesterday", "start_date=2026-01-01T00:00:00Z&end_date=2026-03-01T00:00:00Z", "page=0"])(
  "updates with %s are refused",
  async (query) => expect((await open311City().get(`/servicerequestupdates.json?${query}`)).status).toBe(400),
);

test("for a window before all requests none of them is read", async () => {
  const asked: string[] = [];
  const log = memoryLog();
  const book = askingCity();
  const readMany: EventLog["readMany"] = (ids) => {
    asked.push(...ids);
    return log.readMany(ids);
  };
  const hotline = openHotline({ log: { ...log, readMany }, book });
  const city = open311City({ hotline, list: listInMemory(log, book) }, book);
  await hotline.act({ ...hole, type: "RegisterAppeal", appealId: "testville:1", at: NOON, by: "caller" });
  expect(await updatesIn(city, "start_date=1970-01-01T00:00:00Z&end_date=1970-01-02T00:00:00Z")).toEqual([]);
  expect(asked).toEqual([]);
  expect(await updatesIn(city, `start_date=${at(-1)}&end_date=${at(0)}`)).toHaveLength(1);
  expect(asked).toEqual(["testville:1"]);
});

test("of a confidential request there are no updates", async () => {
  const city = open311City();
  await order(city, 0, { ...hole, type: "RegisterAppeal", by: "caller", confidential: true });
  expect(await updatesIn(city)).toEqual([]);
});

const update = {
  api_key: "agency:roads",
  service_request_id: "testville:1",
  update_id: "u-1",
  status: "IN_PROGRESS",
  updated_datetime: "2026-05-04T11:00:00Z",
  description: "Barriers are up.",
};

const sent = (city: Open311City, change: Readonly<Record<string, string>>) =>
  city.post({ ...update, ...change }, "/servicerequestupdates.json");

const lastOf = async ({ log }: Open311City) => (await log.read("testville:1")).history.at(-1);

test("an update of an agency is what it does, at the moment at which it comes, and answers the id under which it is told", async () => {
  const city = open311City();
  await city.post(pothole);
  await order(city, 0, { type: "SignAssignment", by: "agency:roads" });
  city.wait(HOUR);
  expect((await sent(city, { media_url: "https://x.example/1.jpg" })).status).toBe(201);
  expect(await lastOf(city)).toMatchObject({
    type: "ProgressNoted",
    by: "agency:roads",
    at: NOON + HOUR,
    note: "Barriers are up.\nhttps://x.example/1.jpg",
  });
  const result = await sent(city, {
    update_id: "u-2",
    status: "fixed",
    description: "Filled.",
    media_url: "https://x.example/2.jpg",
  });
  expect(await lastOf(city)).toMatchObject({
    type: "ResultReported",
    result: "Filled.",
    evidence: ["https://x.example/2.jpg"],
  });
  const [{ update_id: id } = { update_id: "" }] = (await result.json()) as readonly Update[];
  expect((await updatesIn(city)).at(-1)).toMatchObject({ update_id: id, status: "FIXED" });
});

test("every picture that an update names is kept", async () => {
  const city = open311City();
  await city.post(pothole);
  await order(city, 0, { type: "SignAssignment", by: "agency:roads" });
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...update, status: "FIXED" })) form.set(name, value);
  for (const place of [1, 2]) form.append("media_url[]", `https://x.example/${place}.jpg`);
  expect((await city.post(form, "/servicerequestupdates.json")).status).toBe(201);
  expect(await lastOf(city)).toMatchObject({ evidence: ["https://x.example/1.jpg", "https://x.example/2.jpg"] });
});

test("what is not an agency's duty is disputed", async () => {
  const city = open311City();
  await city.post(pothole);
  expect((await sent(city, { status: "NOT_COUNCILS_RESPONSIBILITY", description: "A private road." })).status).toBe(
    201,
  );
  expect(await lastOf(city)).toMatchObject({ type: "AssignmentDisputed", ground: "duty", reason: "A private road." });
});

test("a caller says whether it is done once the agency says so, and thinks better of it; the hotline opens it again", async () => {
  const city = await lived();
  city.wait(5 * HOUR);
  const says = async (change: Readonly<Record<string, string>>) => expect((await sent(city, change)).status).toBe(201);
  await says({ api_key: "caller", update_id: "1", status: "OPEN", description: "Still there." });
  const answered = { type: "FollowUpRecorded", by: "caller", reached: true, resolved: "no", note: "Still there." };
  expect((await city.log.read("testville:1")).history).toContainEqual(expect.objectContaining(answered));
  expect(await lastOf(city)).toMatchObject({ type: "ReworkOrdered" });
  await says({ update_id: "2", status: "FIXED", description: "Filled again." });
  await says({ api_key: "caller", update_id: "3", status: "FIXED", description: "It holds." });
  expect(await lastOf(city)).toMatchObject({ type: "AppealClosed", because: "followed-up" });
  await says({ api_key: "caller", update_id: "4", status: "REOPEN", description: "It sank." });
  expect(await lastOf(city)).toMatchObject({ type: "VoteChanged", resolved: "no", reason: "It sank." });
  await says({ api_key: "hotline", update_id: "5", status: "REOPEN", description: "It sank." });
  const opened = { type: "AppealReopened", by: "hotline", reason: "It sank." };
  expect((await city.log.read("testville:1")).history).toContainEqual(expect.objectContaining(opened));
});

test("an update is taken once, and one that was refused may be sent again", async () => {
  const city = open311City();
  await city.post(pothole);
  const early = await sent(city, { api_key: "hotline", status: "closed" });
  expect([early.status, await early.text()]).toEqual([400, expect.stringMatching(/followed up|follow-up/i)]);
  expect((await sent(city, {})).status).toBe(201);
  const { version } = await city.log.read("testville:1");
  const again = await sent(city, { description: "Something else.", status: "FIXED" });
  expect([again.status, await again.json()]).toEqual([
    400,
    [{ code: "400", description: "The update u-1 was sent before." }],
  ]);
  expect((await city.log.read("testville:1")).version).toBe(version);
  expect((await sent(city, { api_key: "agency:roads", update_id: "u-2" })).status).toBe(201);
});

test("of the same update sent many times at once one is taken", async () => {
  const city = open311City();
  await city.post(pothole);
  const answers = await Promise.all(Array.from({ length: 10 }, () => sent(city, {})));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 400)]);
});

test("an update whose server ended before it could say so is taken when it is sent again", async () => {
  const taken: string[] = [];
  const kept = memoryNames();
  const names: GivenNames = {
    ...kept,
    take(name, ...more) {
      taken.push(name);
      return taken.length === 1 ? Promise.reject(new Error("the process ends")) : kept.take(name, ...more);
    },
  };
  const city = open311City({ names });
  await city.post(pothole);
  expect((await sent(city, {})).status).toBe(500);
  expect(await lastOf(city)).toMatchObject({ type: "ProgressNoted" });
  expect((await sent(city, {})).status).toBe(201);
  expect((await sent(city, {})).status).toBe(400);
});

test("senders whose names and ids hold slashes do not take each other's ids", async () => {
  const city = open311City({
    authorize: (request) => ({ name: request.headers.get("x-api-key") ?? "", actor: "agency:roads" }),
  });
  await order(city, 0, { ...hole, type: "RegisterAppeal", by: "caller" });
  const answers = [
    await sent(city, { api_key: "a/b", update_id: "c" }),
    await sent(city, { api_key: "a", update_id: "b/c" }),
    await sent(city, { api_key: "a", update_id: "b/c" }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 400]);
});

test.each([
  ["nothing", { service_request_id: "", update_id: "", status: "", updated_datetime: "", description: "" }, 400, 5],
  ["a word that nobody knows, and a moment without a zone", { status: "DONE", updated_datetime: "2026-05-04" }, 400, 2],
  ["no key", { api_key: "" }, 403, 1],
  ["a request that there is not", { service_request_id: "testville:9" }, 404, 1],
  ["a request of another agency", { api_key: "agency:desk" }, 404, 1],
  ["what an agency cannot say", { status: "CANCELLED" }, 400, 1],
  ["what a caller cannot say", { api_key: "caller", status: "PLANNED" }, 400, 1],
  ["what a caller cannot say yet", { api_key: "caller", status: "FIXED" }, 400, 1],
  ["what the hotline has no act for", { api_key: "hotline", status: "DUPLICATE" }, 400, 1],
  ["somebody whose updates are not taken", { api_key: "reviewer" }, 400, 1],
  [
    "too many words, and a picture that is an instruction",
    { description: "x".repeat(4000), media_url: "data:x" },
    400,
    2,
  ],
])("an update with %s is refused and says why, and nothing is written", async (_, change, status, errors) => {
  const city = open311City();
  await city.post(pothole);
  const { version } = await city.log.read("testville:1");
  const answer = await sent(city, change);
  expect([answer.status, ((await answer.json()) as object[]).length]).toEqual([status, errors]);
  expect((await city.log.read("testville:1")).version).toBe(version);
});

test("a caller learns nothing of a confidential request by sending an update to it", async () => {
  const city = open311City();
  await order(city, 0, { ...hole, type: "RegisterAppeal", by: "caller", confidential: true });
  const [hidden, missing] = [
    await sent(city, { api_key: "caller" }),
    await sent(city, { api_key: "caller", service_request_id: "testville:9" }),
  ];
  expect(await hidden.text()).toBe((await missing.text()).replace("testville:9", "testville:1"));
});
