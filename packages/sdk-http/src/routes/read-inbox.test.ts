import type { Command } from "@swiftline/core";
import { expect, test } from "vitest";
import { problemIn } from "../../test/problem-in.ts";
import { danger, HOUR, hole, NOON, smallServer } from "../../test/small-server.ts";
import { listAgencies } from "./list-agencies.ts";
import { listFollowUps } from "./list-follow-ups.ts";
import { listSupervised } from "./list-supervised.ts";
import { readInbox } from "./read-inbox.ts";

type Asking = "hotline" | "agency:roads" | "agency:east-office";

/** A server on which commands have been done, a minute after each other, and what it answers to whom. */
async function after(commands: readonly object[]) {
  const { hotline, send, wait } = smallServer({
    authorize: (request) => ({ name: "desk", actor: (request.headers.get("x-actor") ?? "hotline") as Asking }),
  });
  for (const [minute, command] of commands.entries()) {
    const acted = await hotline.act({ at: NOON + minute * 60_000, ...command } as Command);
    if (!acted.ok) throw new Error(`${JSON.stringify(command)}: ${acted.reason.code}`);
  }
  wait(HOUR);
  const ask = (path: string, by: Asking = "hotline") => send("GET", `/v1/${path}`, undefined, { "x-actor": by });
  const inbox = async (agency: string, query = "", by?: Asking) =>
    readInbox.answer.parse(await (await ask(`agencies/${agency}/inbox${query}`, by)).json());
  return { ask, inbox, wait };
}

const number = (id: number) => ({ appealId: `testville:${id}` });
const registers = (id: number, matter: object) => ({ ...matter, ...number(id), type: "RegisterAppeal", by: "caller" });
const noise = { ...hole, category: "noise-night" };
const byRoads = { by: "agency:roads" };
const byEast = { by: "agency:east-office" };

/** Of nine appeals, roads leads two that are held, and has a part in each of four others; who is called to the spot assists. */
const busy = [
  registers(1, hole),
  registers(2, danger),
  registers(3, noise),
  { ...number(3), type: "AddCoHandler", agency: "roads", by: "hotline" },
  registers(4, noise),
  { ...number(4), type: "OfferTransfer", to: "roads", reason: "a drill in the road", ...byEast },
  registers(5, noise),
  { ...number(5), type: "SignAssignment", ...byEast },
  { ...number(5), type: "BlowWhistle", departments: ["roads"], matter: "come and see", ...byEast },
  registers(6, { ...hole, category: "other" }),
  { ...number(6), type: "ReturnAssignment", by: "agency:desk", ground: "duty", reason: "not ours" },
  { ...number(6), type: "CallConference", agencies: ["roads", "east-office"], question: "whose is it?", by: "hotline" },
  registers(7, noise),
  registers(8, hole),
  { ...number(8), type: "ReportResult", result: "filled", ...byRoads },
  registers(9, hole),
  { ...number(9), type: "ReturnAssignment", ground: "duty", reason: "not ours", ...byRoads },
];

test("an inbox holds what the agency leads, assists, is offered, is asked and is called for, and nothing else", async () => {
  const { inbox } = await after(busy);
  const { waiting } = await inbox("roads");
  expect(Object.fromEntries(waiting.map(({ appeal, parts }) => [appeal.id, parts.join()]))).toEqual({
    "testville:1": "leads",
    "testville:2": "leads",
    "testville:3": "assists",
    "testville:4": "is-offered",
    "testville:5": "assists,is-called",
    "testville:6": "is-asked",
  });
  expect((await inbox("roads", "?part=is-called")).waiting.map(({ appeal }) => appeal.id)).toEqual(["testville:5"]);
});

test("what is due first comes first, what no clock runs for last, and what is overdue is said to be", async () => {
  const { inbox, wait } = await after(busy);
  const first = (await inbox("roads")).waiting;
  expect(first[0]).toMatchObject({ appeal: { id: "testville:2" }, due: { stage: "resolve", overdue: false } });
  const limits = first.map(({ due }) => (due === undefined ? Number.POSITIVE_INFINITY : Date.parse(due.at)));
  expect(limits).toEqual(limits.toSorted((a, b) => a - b));
  expect((await inbox("roads", "?overdue=true")).waiting).toEqual([]);
  wait(4 * HOUR);
  const overdue = (await inbox("roads", "?overdue=true")).waiting;
  expect(overdue.map(({ appeal, due }) => [appeal.id, due?.overdue])).toEqual([["testville:2", true]]);
});

test("an inbox goes on from page to page, by a cursor that is good for it alone", async () => {
  const { ask, inbox } = await after(busy);
  const whole = (await inbox("roads")).waiting;
  const paged: unknown[] = [];
  let cursor = "";
  do {
    const { waiting, next } = await inbox("roads", `?limit=2${cursor}`);
    paged.push(...waiting);
    cursor = next === undefined ? "" : `&cursor=${next}`;
    if (next !== undefined)
      expect(await problemIn(await ask(`agencies/desk/inbox?cursor=${next}`))).toMatchObject({
        code: "http/invalid-cursor",
      });
  } while (cursor !== "");
  expect(paged).toEqual(whole);
});

test("an agency sees its own inbox and no other; the hotline sees each that there is", async () => {
  const { ask, inbox } = await after(busy);
  expect(await inbox("roads", "", "agency:roads")).toEqual(await inbox("roads"));
  expect(await problemIn(await ask("agencies/roads/inbox", "agency:east-office"))).toMatchObject({ status: 403 });
  expect(await problemIn(await ask("agencies/none/inbox"))).toMatchObject({ status: 404, code: "http/unknown-path" });
});

test("the agencies are listed with those above and below them, once for a book", async () => {
  const { ask } = await after([]);
  const answer = await ask("agencies");
  const { agencies } = listAgencies.answer.parse(await answer.json());
  expect(agencies.map(({ id, above, below }) => [id, above, below])).toEqual([
    ["desk", [], []],
    ["roads", [], []],
    ["east-office", [], []],
  ]);
  expect(answer.headers.get("etag")).not.toBeNull();
});

test("who is to be called back is listed, soonest due first, until they were reached", async () => {
  const tried = { type: "RecordFollowUp", by: "hotline", channel: "phone" } as const;
  const { ask } = await after([
    ...[1, 2, 3].flatMap((id) => [
      registers(id, hole),
      { ...number(id), type: "ReportResult", result: "filled", ...byRoads },
    ]),
    { ...number(2), ...tried, reached: false },
    { ...number(3), ...tried, reached: true, contacted: true, resolved: "yes", satisfied: "satisfied" },
  ]);
  const due = async (query = "") => listFollowUps.answer.parse(await (await ask(`follow-ups/due${query}`)).json());
  const all = await due();
  expect(all.due.map(({ appealId, attempts, overdue }) => [appealId, attempts, overdue])).toEqual([
    ["testville:1", 0, true],
    ["testville:2", 1, true],
  ]);
  const first = await due("?limit=1");
  const second = await due(`?limit=1&cursor=${first.next}`);
  expect([...first.due, ...second.due]).toEqual(all.due);
  expect(second.next).toBeUndefined();
  expect((await due("?agency=desk")).due).toEqual([]);
  expect((await due("?before=2026-05-04T12:01:00Z")).due.map(({ appealId }) => appealId)).toEqual(["testville:1"]);
  expect((await ask(`follow-ups/due?limit=1&agency=roads&cursor=${first.next}`)).status).toBe(400);
});

test("what is pressed is listed, the highest step first, and an agency sees what it holds", async () => {
  const presses = (id: number, form: string) => ({
    ...number(id),
    type: "SuperviseAppeal",
    by: "hotline",
    form,
    reason: "late",
  });
  const { ask } = await after([
    registers(1, hole),
    registers(2, noise),
    registers(3, hole),
    presses(1, "reminder"),
    presses(2, "written"),
  ]);
  const pressed = async (query = "", by?: Asking) =>
    listSupervised.answer.parse(await (await ask(`supervision${query}`, by)).json());
  expect((await pressed()).supervised.map(({ appealId, form }) => [appealId, form])).toEqual([
    ["testville:2", "written"],
    ["testville:1", "reminder"],
  ]);
  const first = await pressed("?limit=1");
  expect(first).toMatchObject({ supervised: [{ appealId: "testville:2" }], next: expect.any(String) });
  const rest = await pressed(`?limit=1&cursor=${first.next}`);
  expect(rest).toEqual({ supervised: [expect.objectContaining({ appealId: "testville:1" })] });
  const own = (await pressed("", "agency:roads")).supervised;
  expect(own.map(({ appealId }) => appealId)).toEqual(["testville:1"]);
});
