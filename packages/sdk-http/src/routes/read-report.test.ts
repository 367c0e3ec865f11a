import { measureAll, reports, ToldReport, toCsv } from "@swiftline/core/reporting";
import { expect, test } from "vitest";
import { figuresInMemory } from "../../test/figures-in-memory.ts";
import { problemIn } from "../../test/problem-in.ts";
import { danger, HOUR, hole, NOON, smallServer } from "../../test/small-server.ts";
import { listReports } from "./list-reports.ts";

const as = (actor: "hotline" | "agency:roads" | "caller") => ({ authorize: () => ({ name: "desk", actor }) });

async function withAppeals(options: Parameters<typeof smallServer>[0] = as("hotline")) {
  const server = smallServer(options);
  for (const matter of [hole, danger, { ...hole, category: "noise-night" }])
    await server.hotline.act({
      ...matter,
      type: "RegisterAppeal",
      appealId: `testville:${matter.text}${matter.category}`,
      at: NOON,
      by: "caller",
    });
  return server;
}

test("every report there is answers what it builds from a plain fold of the log", async () => {
  const { send, hotline } = await withAppeals();
  const { reports: listed } = listReports.answer.parse(await (await send("GET", "/v1/reports")).json());
  expect(listed.map(({ id }) => id)).toEqual(reports.map(({ id }) => id));
  const { facts } = figuresInMemory(hotline);
  const measures = await measureAll(facts(), hotline.book);
  for (const kind of reports) {
    const period = kind.period && listed.find(({ id }) => id === kind.id)?.period?.example;
    const answer = await send("GET", `/v1/reports/${kind.id}${period === undefined ? "" : `?period=${period}`}`);
    const built = kind.build({ measures, book: hotline.book, asOf: NOON, period: undefined });
    const told = ToldReport.parse(await answer.json());
    if (period === undefined) expect(told).toEqual(JSON.parse(JSON.stringify(built)));
    else expect(told).toMatchObject({ id: kind.id, book: hotline.book.version, asOf: built.asOf });
  }
});

test("a report is cut to the days and the sections that were asked for", async () => {
  const { send } = await withAppeals();
  const read = async (query: string) =>
    ToldReport.parse(await (await send("GET", `/v1/reports/overview?${query}`)).json());
  expect((await read("only=agencies,figures")).sections.map(({ id }) => id)).toEqual(["agencies"]);
  expect((await read("only=backlog")).figures).toEqual([]);
  expect(await read("from=2026-05-04&to=2026-05-04")).toMatchObject({ from: "2026-05-04", to: "2026-05-04" });
});

test("what a report cannot be asked is said with its place", async () => {
  const { send } = await withAppeals();
  const errorsOf = async (path: string) => {
    const { status, code, errors } = await problemIn(await send("GET", `/v1/reports/${path}`));
    return { status, code, at: errors?.map(({ parameter }) => parameter).sort() };
  };
  const invalid = { status: 400, code: "http/invalid-request" };
  expect(await errorsOf("none?from=soon&limit=2")).toEqual({ ...invalid, at: ["from", "limit", "report"] });
  expect(await errorsOf("overview?period=2026-05")).toEqual({ ...invalid, at: ["period"] });
  expect(await errorsOf("overview?from=2026-05-05&to=2026-05-04")).toEqual({ ...invalid, at: ["from"] });
  expect(await errorsOf("overview?from=2026-02-30")).toEqual({ ...invalid, at: ["from"] });
  expect(await errorsOf("daily?from=2026-05-04")).toEqual({ ...invalid, at: ["from"] });
  expect(await errorsOf("daily?period=2026-13")).toEqual({ ...invalid, at: ["period"] });
  expect(await errorsOf("overview?only=maps,agencies,charts")).toEqual({ ...invalid, at: ["only", "only"] });
});

test("who likes a table better than JSON gets one, under a tag of its own", async () => {
  const { send } = await withAppeals();
  const read = (accept: string, headers = {}) => send("GET", "/v1/reports/overview", undefined, { accept, ...headers });
  const json = await read("application/json, text/csv;q=0.9");
  const csv = await read("text/csv, */*;q=0.5");
  expect([json, csv].map(({ headers }) => headers.get("content-type"))).toEqual([
    "application/json",
    "text/csv; charset=utf-8",
  ]);
  expect([json, csv].map(({ headers }) => headers.get("vary"))).toEqual(["accept", "accept"]);
  expect(await csv.text()).toBe(toCsv(ToldReport.parse(await json.json())));
  const [tagOfJson, tagOfCsv] = [json, csv].map(({ headers }) => headers.get("etag") ?? "");
  expect((await read("text/csv", { "if-none-match": tagOfCsv })).status).toBe(304);
  expect((await read("text/csv", { "if-none-match": tagOfJson })).status).toBe(200);
  for (const accept of ["*/*", "text/*", "", "text/csv;q=0", "text/csv, application/json"])
    expect((await read(accept)).headers.get("content-type")).toBe("application/json");
});

test("a reader who has the figures is not sent them again until something is recorded", async () => {
  let counted = 0;
  const small = smallServer();
  const figures = figuresInMemory(small.hotline);
  const measures = () => {
    counted++;
    return figures.measures([]);
  };
  const { send } = smallServer({ hotline: small.hotline, figures: { ...figures, measures } });
  const register = (number: number) =>
    small.hotline.act({ ...hole, type: "RegisterAppeal", appealId: `testville:${number}`, at: NOON, by: "caller" });
  await register(1);
  const etag = (await send("GET", "/v1/reports/overview")).headers.get("etag") ?? "";
  const again = (query = "") => send("GET", `/v1/reports/overview${query}`, undefined, { "if-none-match": etag });
  expect([(await again()).status, counted]).toEqual([304, 1]);
  expect((await again("?only=figures")).status).toBe(200);
  await register(2);
  const changed = await again();
  expect([changed.status, changed.headers.get("etag") === etag]).toEqual([200, false]);
});

test("who would take any answer is still told what is wrong with the question", async () => {
  const { send } = await withAppeals();
  const any = { "if-none-match": "*" };
  expect((await send("GET", "/v1/reports/daily?period=soon", undefined, any)).status).toBe(400);
  expect((await send("GET", "/v1/reports/daily", undefined, any)).status).toBe(304);
});

test("where nothing is recorded, a report is of now", async () => {
  const { send, wait } = smallServer();
  const asked = async () => ToldReport.parse(await (await send("GET", "/v1/reports/overview")).json()).asOf;
  const first = await asked();
  wait(HOUR);
  expect(await asked()).not.toBe(first);
});

test("agencies read the bulletins, and not the report that looks into how they come by their figures", async () => {
  const { send } = await withAppeals(as("agency:roads"));
  const { reports: listed } = listReports.answer.parse(await (await send("GET", "/v1/reports")).json());
  expect(listed.map(({ id }) => id)).not.toContain("gaming");
  expect((await send("GET", "/v1/reports/monthly")).status).toBe(200);
  expect(await problemIn(await send("GET", "/v1/reports/gaming"))).toMatchObject({
    status: 403,
    code: "http/forbidden",
  });
});

test("a server without figures says so", async () => {
  const { send } = smallServer({ figures: undefined });
  for (const path of ["/v1/reports/overview", "/v1/scores/current?period=2026-05"])
    expect(await problemIn(await send("GET", path))).toMatchObject({ status: 501, code: "http/not-offered" });
});
