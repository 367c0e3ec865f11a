import type { Command } from "@swiftline/core";
import { timeline } from "@swiftline/core/appeal";
import { expect, test } from "vitest";
import { problemIn } from "../../test/problem-in.ts";
import { HOUR, hole, NOON, smallServer } from "../../test/small-server.ts";
import { explainAppealClocks } from "./explain-clocks.ts";
import { readTimeline } from "./read-timeline.ts";

type Asking = "hotline" | "reviewer" | "caller" | "agency:roads" | "agency:east-office";

/** A hole that roads was given, contacted its caller about, and reported on. */
async function withHole(confidential = false) {
  const { hotline, send, wait } = smallServer({
    authorize: (request) => ({ name: "desk", actor: (request.headers.get("x-actor") ?? "hotline") as Asking }),
  });
  const of = { appealId: "testville:1" } as const;
  const commands: readonly Command[] = [
    { ...hole, ...of, type: "RegisterAppeal", at: NOON, by: "caller", caller: "caller-1", confidential },
    { ...of, type: "NoteProgress", at: NOON + HOUR, by: "agency:roads", note: "Ada was out" },
    { ...of, type: "ReportResult", at: NOON + 2 * HOUR, by: "agency:roads", result: "filled at number 1" },
  ];
  for (const command of commands) {
    const acted = await hotline.act(command);
    if (!acted.ok) throw new Error(`${command.type}: ${acted.reason.code}`);
  }
  const ask = (path: string, by: Asking = "hotline") =>
    send("GET", `/v1/appeals/${path}`, undefined, { "x-actor": by });
  const read = async (query: string, by: Asking) =>
    readTimeline.answer.parse(await (await ask(`testville:1/timeline${query}`, by)).json());
  return { hotline, ask, read, wait };
}

test("each is told what their audience may know, and by whom it is asked decides which that is", async () => {
  const { hotline, read } = await withHole();
  const { history } = await hotline.log.read("testville:1");
  for (const [by, audience] of [
    ["hotline", "staff"],
    ["reviewer", "staff"],
    ["agency:roads", "agency:roads"],
    ["caller", "public"],
  ] as const) {
    const told = await read("", by);
    expect(told.for).toBe(audience);
    expect(told.entries.map(({ event }) => event)).toEqual(timeline(history, audience).map(({ event }) => event));
    expect(await read("?audience=public", by)).toEqual(await read("", "caller"));
  }
  expect(JSON.stringify(await read("?audience=caller", "hotline"))).toContain("filled at number 1");
  expect(JSON.stringify(await read("", "caller"))).not.toMatch(/number 1|Ada|Main Street/);
});

test("nobody sees above themselves, and not even that there is an appeal of others", async () => {
  const { ask } = await withHole();
  for (const [by, audience] of [
    ["caller", "caller"],
    ["caller", "staff"],
    ["agency:roads", "staff"],
    ["agency:roads", "agency:east-office"],
    ["agency:roads", "caller"],
  ] as const)
    expect(await problemIn(await ask(`testville:1/timeline?audience=${audience}`, by))).toMatchObject({ status: 403 });
  for (const path of ["testville:1/timeline", "testville:1/clocks"])
    expect(await problemIn(await ask(path, "agency:east-office"))).toMatchObject({
      status: 404,
      code: "appeal/unknown",
    });
  const { errors } = await problemIn(await ask("testville:1/timeline?audience=everybody&lang=fr&x=1"));
  expect(errors?.map(({ parameter }) => parameter).sort()).toEqual(["audience", "lang", "x"]);
});

test("the reference to who called stays inside, and of a confidential appeal so do place and words", async () => {
  const open = await withHole();
  expect(JSON.stringify(await open.read("", "hotline"))).not.toContain("caller-1");
  const { read, ask } = await withHole(true);
  for (const by of ["hotline", "reviewer", "agency:roads"] as const) {
    const told = await read("", by);
    expect(told.entries.map(({ event }) => event)).toContain("ResultReported");
    expect(JSON.stringify(told)).not.toMatch(/caller-1|Ada|number 1|Main Street|deep hole/);
  }
  expect((await ask("testville:1/timeline", "caller")).status).toBe(404);
});

test("each entry is also said in words, in the language that was asked for", async () => {
  const { read } = await withHole();
  const [english] = (await read("", "hotline")).entries;
  const [chinese] = (await read("?lang=zh", "hotline")).entries;
  expect(english?.says).toMatch(/^2026-05-04T12:00:00Z/);
  expect(chinese?.says).toMatch(/\p{Script=Han}/u);
  expect(chinese?.facts).toEqual(english?.facts);
});

test("clocks are explained segment by segment, as of a moment, and not before the appeal was there", async () => {
  const { ask, wait } = await withHole();
  wait(3 * HOUR);
  const explained = async (query: string) =>
    explainAppealClocks.answer.parse(await (await ask(`testville:1/clocks${query}`)).json());
  const { asOf, clocks } = await explained("");
  expect(asOf).toBe("2026-05-04T15:00:00Z");
  const resolve = clocks.find(({ stage }) => stage === "resolve");
  expect(resolve).toMatchObject({
    policy: "standard",
    calendar: "office",
    state: "stopped",
    segments: [{ from: "2026-05-04T12:00:00Z", because: "AppealDispatched" }, { because: "ResultReported" }],
  });
  expect((await explained("?at=2026-05-04T14:30:00%2B02:00")).clocks.map(({ state }) => state)).toEqual([
    "running",
    "running",
  ]);
  expect((await explained("?lang=zh")).clocks[0]?.says.join("")).toMatch(/\p{Script=Han}/u);
  expect((await ask("testville:1/clocks?at=2026-05-04T11:00:00Z")).status).toBe(404);
  expect((await ask("testville:9/clocks")).status).toBe(404);
});
