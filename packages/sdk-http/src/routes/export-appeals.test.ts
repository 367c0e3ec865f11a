import type { AppealList } from "@swiftline/core";
import { expect, test } from "vitest";
import { asLines, linesIn, ndjson } from "../../test/lines.ts";
import { listInMemory } from "../../test/list-in-memory.ts";
import { problemIn } from "../../test/problem-in.ts";
import { hole, smallServer } from "../../test/small-server.ts";
import { ListedAppeal } from "../public-appeal.ts";

const path = "/v1/bulk/appeals";

/** A server with many appeals, that counts how many pages of its list are read. */
async function withMany(count: number, options: Parameters<typeof smallServer>[0] = {}) {
  const { hotline } = smallServer();
  const inner = listInMemory(hotline.log, hotline.book);
  let pages = 0;
  const list: AppealList = {
    ...inner,
    find: (...asked) => {
      pages++;
      return inner.find(...asked);
    },
  };
  const server = smallServer({ hotline, list, ...options });
  const lines = Array.from({ length: count }, (_, at) => (at % 2 === 0 ? hole : { ...hole, category: "noise-night" }));
  const filled = smallServer({ hotline });
  await (await filled.send("POST", "/v1/bulk/appeals", asLines(lines), ndjson)).text();
  return { ...server, pages: () => pages };
}

const ids = (appeals: readonly ListedAppeal[]) => appeals.map(({ id }) => Number(id.split(":")[1]));

test("every appeal of a filter comes, newest first, one a line, page behind page", async () => {
  const { send, pages } = await withMany(450);
  const all = await linesIn<ListedAppeal>(await send("GET", path));
  for (const one of all) ListedAppeal.parse(one);
  const list = await (await send("GET", "/v1/appeals?limit=200")).json();
  expect(all.slice(0, 200)).toEqual(list.appeals);
  expect(new Set(ids(all)).size).toBe(450);
  expect(pages()).toBe(4);
  expect(await linesIn(await send("GET", `${path}?category=noise`))).toHaveLength(225);
  expect(await linesIn(await send("GET", `${path}?status=closed`))).toEqual([]);
});

test("an agency gets what it holds", async () => {
  const { send } = await withMany(4, { authorize: () => ({ name: "office", actor: "agency:east-office" }) });
  const mine = await linesIn<ListedAppeal>(await send("GET", path));
  expect(mine.map(({ agency }) => agency)).toEqual(["east-office", "east-office"]);
});

test("no more pages are read than are taken", async () => {
  const { send, pages } = await withMany(1000);
  const reader = (await send("GET", path)).body?.getReader();
  await reader?.read();
  await new Promise(setImmediate);
  expect(pages()).toBe(1);
  await reader?.read();
  await reader?.cancel();
  await new Promise(setImmediate);
  expect(pages()).toBe(2);
});

test("who asks for the head alone gets no line, and a limit is no part of an export", async () => {
  const { send, pages } = await withMany(450);
  const head = await send("HEAD", path);
  expect([head.status, head.headers.get("content-type"), head.body]).toEqual([200, "application/x-ndjson", null]);
  expect(pages()).toBe(1);
  expect(await problemIn(await send("GET", `${path}?limit=5`))).toMatchObject({ errors: [{ parameter: "limit" }] });
});

test("a list that fails on the way breaks off, and the host is told", async () => {
  const { hotline } = smallServer();
  const inner = listInMemory(hotline.log, hotline.book);
  const find: AppealList["find"] = async (filter, page) => {
    if (page.after !== undefined) throw new Error("disk");
    return { ...(await inner.find(filter, page)), next: { at: 0, id: "testville:0" } };
  };
  const { send, errors } = smallServer({ hotline, list: { ...inner, find } });
  await expect((await send("GET", path)).text()).rejects.toThrow();
  expect(errors).toMatchObject([{ message: "disk" }]);
});

test("words are asked for as in a list; where not all can be searched yet, the lines do not pretend so", async () => {
  const { send } = await withMany(2);
  expect(await linesIn(await send("GET", `${path}?q=school`))).toHaveLength(2);
  const { hotline } = smallServer();
  const inner = listInMemory(hotline.log, hotline.book);
  const find: AppealList["find"] = async (...asked) => ({
    ...(await inner.find(...asked)),
    indexed: { complete: false, upTo: 7 },
  });
  const behind = smallServer({ hotline, list: { ...inner, find } });
  const refused = await behind.send("GET", `${path}?q=school`);
  expect(await problemIn(refused)).toMatchObject({ status: 503, code: "http/still-indexing" });
  expect(refused.headers.get("retry-after")).toBe("5");
  const listed = await (await behind.send("GET", "/v1/appeals?q=school")).json();
  expect(listed.indexed).toEqual({ complete: false, upTo: "7" });
});
