import { expect, test } from "vitest";
import { problemIn } from "../../test/problem-in.ts";
import { hole, smallServer } from "../../test/small-server.ts";
import { listAppeals } from "./list-appeals.ts";

test("a list filters, and an area or a category stands for what lies below it", async () => {
  const { send } = smallServer();
  await send("POST", "/v1/appeals", hole);
  await send("POST", "/v1/appeals", { ...hole, category: "noise-night" });
  const ids = async (query: string) => {
    const answer = listAppeals.answer.parse(await (await send("GET", `/v1/appeals${query}`)).json());
    return answer.appeals.map(({ id }) => id);
  };
  expect(await ids("")).toEqual(["testville:2", "testville:1"]);
  expect(await ids("?category=streets")).toEqual(["testville:1"]);
  expect(await ids("?area=testville&agency=east-office")).toEqual(["testville:2"]);
  expect(await ids("?open=false")).toEqual([]);
  expect(await ids("?status=dispatched&open=true")).toHaveLength(2);
});

test("a list goes on from page to page by its link, without losing or repeating one", async () => {
  const { send, wait } = smallServer();
  for (let count = 0; count < 5; count++) {
    await send("POST", "/v1/appeals", hole);
    if (count % 2 === 0) wait(1000);
  }
  const seen: string[] = [];
  let page: string | undefined = "/v1/appeals?limit=2&open=true";
  while (page !== undefined) {
    const response: Response = await send("GET", page);
    seen.push(...listAppeals.answer.parse(await response.json()).appeals.map(({ id }) => id));
    const next = response.headers.get("link")?.match(/^<([^>]+)>; rel="next"$/)?.[1];
    page = next && new URL(next, "http://city.example/v1/appeals").href;
  }
  expect(seen).toEqual(["testville:5", "testville:4", "testville:3", "testville:2", "testville:1"]);
});

test("a cursor is good for its own filter only", async () => {
  const { send } = smallServer();
  for (let count = 0; count < 2; count++) await send("POST", "/v1/appeals", hole);
  const { next } = listAppeals.answer.parse(await (await send("GET", "/v1/appeals?limit=1&area=testville")).json());
  const other = await problemIn(await send("GET", `/v1/appeals?limit=1&area=east&cursor=${next}`));
  expect(other).toMatchObject({ status: 400, code: "http/invalid-cursor", errors: [{ parameter: "cursor" }] });
  expect((await send("GET", "/v1/appeals?cursor=bm9uZQ")).status).toBe(400);
  expect((await send("GET", "/v1/appeals?cursor=%F0%9F%8C%B3")).status).toBe(400);
  expect((await send("GET", `/v1/appeals?limit=200&area=testville&cursor=${next}`)).status).toBe(200);
});

test("parameters that are unknown, out of range or sent twice are problems", async () => {
  const { send } = smallServer();
  const problem = await problemIn(await send("GET", "/v1/appeals?limit=201&open=yes&statuz=closed&area=a&area=b"));
  expect(problem.errors?.map(({ parameter }) => parameter).sort()).toEqual(["area", "limit", "open", "statuz"]);
  for (const limit of ["0", "-1", "1.5", "1e2", ""])
    expect((await send("GET", `/v1/appeals?limit=${limit}`)).status).toBe(400);
});

test("a search finds what has all the words, in English and in Chinese, and says how far it has looked", async () => {
  const { send } = smallServer();
  await send("POST", "/v1/appeals", hole);
  await send("POST", "/v1/appeals", { ...hole, address: "幸福路 12 号", text: "楼上夜间噪音扰民。" });
  await send("POST", "/v1/appeals", { ...hole, text: "A secret by the school.", confidential: true });
  const found = async (q: string, more = "") => {
    const response = await send("GET", `/v1/appeals?${new URLSearchParams({ q })}${more}`);
    const { appeals, indexed } = listAppeals.answer.parse(await response.json());
    expect(indexed?.complete).toBe(true);
    return appeals.map(({ id }) => id);
  };
  expect(await found("SCHOOL main")).toEqual(["testville:1"]);
  expect(await found('"deep hole"')).toEqual(["testville:1"]);
  expect(await found("噪音 幸福路")).toEqual(["testville:2"]);
  expect(await found("扰")).toEqual(["testville:2"]);
  expect(await found("school", "&open=false")).toEqual([]);
  for (const q of ["", "  ", "*", "a ".repeat(11), "x".repeat(201)])
    expect(await problemIn(await send("GET", `/v1/appeals?${new URLSearchParams({ q })}`))).toMatchObject({
      status: 400,
      errors: [{ parameter: "q" }],
    });
});

test("an agency finds what it holds, and a cursor is good for its own words only", async () => {
  const { send } = smallServer({
    authorize: ({ headers }) => ({ name: "desk", actor: (headers.get("x-actor") ?? "caller") as never }),
  });
  for (const category of ["streets-hole", "noise-night", "streets-hole"])
    await send("POST", "/v1/appeals", { ...hole, category });
  const page = (query: string) => send("GET", `/v1/appeals?limit=1&${query}`, undefined, { "x-actor": "agency:roads" });
  const { appeals, next } = listAppeals.answer.parse(await (await page("q=school")).json());
  expect(appeals.map(({ id }) => id)).toEqual(["testville:3"]);
  const second = listAppeals.answer.parse(await (await page(`q=school&cursor=${next}`)).json());
  expect(second.appeals.map(({ id }) => id)).toEqual(["testville:1"]);
  expect(await problemIn(await page(`q=hole&cursor=${next}`))).toMatchObject({ code: "http/invalid-cursor" });
});
