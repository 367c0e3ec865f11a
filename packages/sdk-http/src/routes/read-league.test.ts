import { type Command, openHotline } from "@swiftline/core";
import { scoreBoard } from "@swiftline/core/reporting";
import { testBook } from "@swiftline/core/testing";
import { expect, test } from "vitest";
import { fedLog } from "../../test/fed-log.ts";
import { figuresInMemory } from "../../test/figures-in-memory.ts";
import { problemIn } from "../../test/problem-in.ts";
import { HOUR, hole, NOON, smallServer } from "../../test/small-server.ts";
import { League } from "../league.ts";
import { explainScore } from "./explain-score.ts";
import { listSchemes } from "./list-schemes.ts";

/** In the small city, roads is scored by three callers, two of whom are content. */
async function withVotes(actor: "hotline" | "agency:roads" | "agency:desk" = "hotline") {
  const hotline = openHotline({ log: fedLog().log, book: testBook() });
  const act = async (command: Command) => {
    const acted = await hotline.act(command);
    if (!acted.ok) throw new Error(acted.reason.code);
  };
  for (const [number, content] of [true, true, false].entries()) {
    const appealId = `testville:${number + 1}`;
    await act({ ...hole, type: "RegisterAppeal", appealId, at: NOON, by: "caller" });
    await act({ type: "ReportResult", appealId, at: NOON + HOUR, by: "agency:roads", result: "filled" });
    const vote = content
      ? ({ contacted: true, resolved: "yes", satisfied: "satisfied" } as const)
      : ({ contacted: false, resolved: "no", satisfied: "dissatisfied" } as const);
    await act({
      ...vote,
      type: "RecordFollowUp",
      appealId,
      at: NOON + 2 * HOUR,
      by: "hotline",
      channel: "phone",
      reached: true,
    });
  }
  const { send } = smallServer({ hotline, authorize: () => ({ name: "desk", actor }) });
  return { hotline, get: (path: string) => send("GET", path) };
}

test("the league is the score board of the period, with what each rate is counted from", async () => {
  const { hotline, get } = await withVotes();
  const league = League.parse(await (await get("/v1/scores/current?period=2026-05")).json());
  const [departments] = league.ladders;
  expect(league).toMatchObject({
    period: { kind: "assessment-month", id: "2026-05" },
    scheme: { id: "plain" },
    basis: "counted",
  });
  expect(departments).toMatchObject({ id: "departments", rows: [{ agency: "roads", accepted: 3, valid: 3 }] });
  const [roads] = departments?.rows ?? [];
  expect(roads?.resolution).toMatchObject({ part: 2, whole: 3, value: 2 / 3 });
  expect(roads?.composite).toBeCloseTo(2 / 3, 9);
  const measures = await figuresInMemory(hotline).measures([]);
  const board = scoreBoard({
    measures,
    book: hotline.book,
    period: { kind: "assessment-month", id: "2026-05", from: "2026-04-19T00", before: "2026-05-19T00" },
  });
  expect(departments?.summary).toEqual(board.ladders[0]?.summary);
});

test("another scheme scores the same votes otherwise, and a ladder can be asked for alone", async () => {
  const { get } = await withVotes();
  const { current, published } = listSchemes.answer.parse(await (await get("/v1/scores")).json());
  expect(current.map(({ id }) => id)).toEqual(["plain"]);
  for (const { id } of published) {
    const league = League.parse(await (await get(`/v1/scores/${id}?period=2026-05-04&calendar=true`)).json());
    expect(league).toMatchObject({ scheme: { id }, period: { kind: "day" } });
  }
  const none = League.parse(await (await get("/v1/scores/current?period=2026-05&ladder=districts")).json());
  expect(none.ladders).toEqual([]);
});

test("a response of several parts is a mean, with the counts of each part and none of its own", async () => {
  const { get } = await withVotes();
  const responseBy = async (scheme: string) =>
    League.parse(await (await get(`/v1/scores/${scheme}?period=2026-05`)).json()).ladders[0]?.rows[0]?.response;
  expect(await responseBy("plain")).toMatchObject({ part: 2, whole: 3, value: 2 / 3 });
  expect(await responseBy("zhungeer")).toEqual({
    value: expect.closeTo((1 + 2 / 3 + 0) / 3, 9),
    parts: [
      { name: "signed-in-time", part: 3, whole: 3, value: 1 },
      { name: "contacted", part: 2, whole: 3, value: 2 / 3 },
      { name: "evidenced", part: 0, whole: 3, value: 0 },
    ],
  });
});

test("behind a score stand the appeals that it is made of, page by page", async () => {
  const { get } = await withVotes();
  const explained = async (query: string) =>
    explainScore.answer.parse(await (await get(`/v1/scores/current/agencies/roads?period=2026-05${query}`)).json());
  const first = await explained("&limit=2");
  expect(first).toMatchObject({ unit: "roads", counts: { accepted: 3, valid: 3, unresolved: 1 } });
  const rest = await explained(`&cursor=${first.next}`);
  expect(rest.next).toBeUndefined();
  expect([...first.appeals, ...rest.appeals].map(({ appeal, earns }) => [appeal, earns])).toEqual([
    ["testville:1", 1],
    ["testville:2", 1],
    ["testville:3", 0],
  ]);
  expect((await explained("&measure=unresolved")).appeals.map(({ appeal }) => appeal)).toEqual(["testville:3"]);
});

test("an agency sees the whole league, and behind its own score only", async () => {
  const { get } = await withVotes("agency:desk");
  expect((await get("/v1/scores/current?period=2026-05")).status).toBe(200);
  expect((await get("/v1/scores/current/agencies/desk?period=2026-05")).status).toBe(200);
  const other = await problemIn(await get("/v1/scores/current/agencies/roads?period=2026-05"));
  expect(other).toMatchObject({ status: 403, code: "http/forbidden" });
});

test("a scheme, a period, an agency or an appeal that there is not is a problem", async () => {
  const { get } = await withVotes();
  const asked = async (path: string) => {
    const { status, code, errors } = await problemIn(await get(`/v1/scores/${path}`));
    return [status, code, errors?.map(({ parameter }) => parameter).sort()];
  };
  expect(await asked("best?basis=some")).toEqual([400, "http/invalid-request", ["basis", "period", "scheme"]]);
  expect(await asked("current?period=2026-13")).toEqual([400, "http/invalid-request", ["period"]]);
  expect(await asked("current?period=2026&calendar=true")).toEqual([400, "http/invalid-request", ["period"]]);
  expect((await asked("current/agencies/none?period=2026-05")).slice(0, 2)).toEqual([404, "http/unknown-path"]);
  expect(await asked("current/agencies/roads?period=2026-05&cursor=testville:9")).toEqual([
    400,
    "http/invalid-cursor",
    ["cursor"],
  ]);
});
