import { acts, Instant } from "@swiftline/core/appeal";
import { formatInstant } from "@swiftline/core/time";
import { expect, test } from "vitest";
import * as z from "zod";
import { problemIn } from "../../test/problem-in.ts";
import { HOUR, hole, NOON, smallServer } from "../../test/small-server.ts";
import { PublicAppeal } from "../public-appeal.ts";
import { actRoutes } from "./act-on-appeal.ts";

const appealIn = async (response: Response): Promise<PublicAppeal> => PublicAppeal.parse(await response.json());

/** A server on which one appeal is registered; whoever sends names the actor in a header. */
async function withAppeal(options: Parameters<typeof smallServer>[0] = {}) {
  const server = smallServer({
    authorize: (request) => ({ name: "desk", actor: (request.headers.get("x-actor") ?? "hotline") as never }),
    ...options,
  });
  const registered = await server.send("POST", "/v1/appeals", hole);
  const act = (name: string, body: object, by = "agency:roads", headers: Readonly<Record<string, string>> = {}) =>
    server.send("POST", `/v1/appeals/testville:1/acts/${name}`, body, { "x-actor": by, ...headers });
  return { ...server, act, etag: registered.headers.get("etag") ?? "" };
}

test("every act that people do has a route, with the scope of its name", () => {
  const people = acts.filter(({ by }) => by.some((role) => role !== "clock" && role !== "import"));
  const routed = actRoutes.map(({ path }) => path.replace(/^.*\//, ""));
  expect(routed).toEqual(
    people.map(({ name }) => name).filter((name) => name !== "register" && name !== "withdraw-import"),
  );
  expect(actRoutes.map(({ scope }) => scope)).toEqual(routed.map((name) => `acts:${name}`));
});

test("the moments of every command are known by their names", () => {
  for (const { command } of acts)
    for (const [name, schema] of Object.entries(command.shape as Readonly<Record<string, z.ZodType>>)) {
      const held = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
      expect([name, /(At|On|^until|^at)$/.test(name)]).toEqual([name, held === Instant]);
    }
});

test("an agency signs, contacts and reports, and the answer is the appeal as it stands then", async () => {
  const { act, wait } = await withAppeal();
  expect(await appealIn(await act("sign", {}))).toMatchObject({ status: "signed", version: 2 });
  wait(HOUR);
  expect((await act("contact", {})).status).toBe(200);
  const reported = await appealIn(await act("report-result", { result: "filled" }));
  expect(reported).toMatchObject({ status: "reported", version: 4 });
  expect(reported.timeline.at(-1)).toEqual({
    type: "ResultReported",
    at: formatInstant(NOON + HOUR),
    by: "agency:roads",
    agency: "roads",
  });
});

test("who may not do an act, or not now, is told why, and nothing is done", async () => {
  const { act, log } = await withAppeal();
  expect(await problemIn(await act("sign", {}, "hotline"))).toMatchObject({ status: 403, code: "act/not-allowed" });
  expect(await problemIn(await act("sign", {}, "agency:parks"))).toMatchObject({
    status: 404,
    code: "appeal/unknown",
  });
  expect(await problemIn(await act("close", { because: "followed-up" }, "hotline"))).toMatchObject({ status: 409 });
  expect((await log.read("testville:1")).version).toBe(1);
});

test("a moment is RFC 3339 with an offset; anything else is a problem with its place", async () => {
  const { act } = await withAppeal();
  await act("sign", {});
  const plan = "after the frost";
  for (const resolveOn of ["2026-13-01T00:00:00Z", "2026-06-05T17:00:00", "9999-01-01T00:00:00Z", 1_780_000_000_000])
    expect(await problemIn(await act("park", { plan, resolveOn }))).toMatchObject({
      status: 400,
      errors: [{ pointer: "/resolveOn" }],
    });
  const parked = await appealIn(await act("park", { plan, resolveOn: "2026-06-05T17:00:00+08:00" }));
  expect(parked.timeline.at(-1)).toMatchObject({ type: "AppealParked" });
});

test("who has seen an earlier state is refused, and nothing is done", async () => {
  const { act, etag, log } = await withAppeal();
  await act("note", { note: "on its way" });
  const refused = await act("sign", {}, "agency:roads", { "if-match": etag });
  expect(await problemIn(refused)).toMatchObject({ status: 412, code: "http/precondition-failed" });
  for (const weak of [`W/${etag}`, `${etag}, "x"`])
    expect((await act("sign", {}, "agency:roads", { "if-match": weak })).status).toBe(412);
  expect((await log.read("testville:1")).version).toBe(2);
});

test("who has seen the latest state is let through, and so is whoever takes any", async () => {
  const { act, etag } = await withAppeal();
  const signed = await act("sign", {}, "agency:roads", { "if-match": etag });
  expect(signed.status).toBe(200);
  const latest = signed.headers.get("etag") ?? "";
  expect((await act("note", { note: "one" }, "agency:roads", { "if-match": latest })).status).toBe(200);
  expect((await act("note", { note: "two" }, "agency:roads", { "if-match": "*" })).status).toBe(200);
});

test("of two who have seen the same state at once, one is let through", async () => {
  const { act, etag } = await withAppeal();
  const both = await Promise.all(
    ["one", "two"].map((note) => act("note", { note }, "agency:roads", { "if-match": etag })),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
});

test("a server may ask of everybody which state they have seen", async () => {
  const { act, etag } = await withAppeal({ requireIfMatch: true });
  expect(await problemIn(await act("sign", {}))).toMatchObject({ status: 428, code: "http/precondition-required" });
  expect((await act("sign", {}, "agency:roads", { "if-match": etag })).status).toBe(200);
});

test("what is wrong with the parts of a split is told with its place in them", async () => {
  const { act } = await withAppeal();
  await act("return", { ground: "duty", reason: "Not ours." });
  await act("return", { ground: "duty", reason: "Not ours." }, "agency:desk");
  const into = [
    { appealId: "testville:1-1", category: "streets-hole", text: " " },
    { appealId: "testville:1-2", category: "sky", text: "When?" },
  ];
  expect(await problemIn(await act("split", { into }, "hotline"))).toMatchObject({
    code: "appeal/no-text",
    errors: [{ pointer: "/into/0/text" }, { pointer: "/into/1/category" }],
  });
});
