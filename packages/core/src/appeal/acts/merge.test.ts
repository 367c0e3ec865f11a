import { describe, expect, test } from "vitest";
import { appealId, at, dispatchedTo, registered, reported, reportedBy } from "../../../test/life.ts";
import { advance } from "../../hotline/advance.ts";
import { memoryLog } from "../../hotline/memory-log.ts";
import { openHotline } from "../../hotline/open-hotline.ts";
import { readClock } from "../../sla/clock.ts";
import type { Stage } from "../../sla/policy.ts";
import { readAt } from "../../sla/reading.ts";
import { given } from "../../testing/given.ts";
import { testBook } from "../../testing/test-city.ts";
import type { Event } from "../events.ts";
import { fold } from "../history.ts";
import type { Command } from "./index.ts";

const book = testBook();
const other = "testville:2";
const ofOther = { appealId: other } as const;
const lead = [registered(ofOther), dispatchedTo("roads", ofOther)];
const mine = [registered(), dispatchedTo("roads")];

const hotline = { at: at(30), by: "hotline" } as const;
const merge = (facts: Partial<Extract<Command, { type: "MergeAppeal" }>> = {}): Command => ({
  type: "MergeAppeal",
  appealId,
  ...hotline,
  into: other,
  ...facts,
});
const merged: readonly Event[] = [
  { type: "AppealMerged", appealId, ...hotline, into: other },
  { type: "DuplicateJoined", ...ofOther, ...hotline, duplicate: appealId },
];

test("one is merged into the other, and both know it", () =>
  given(...mine, ...lead)
    .when(merge())
    .then(...merged));

test("the result of the one is shared: the other is reported by the same agency, and called back by itself", () => {
  const desk = [registered(), dispatchedTo("desk")];
  const report = reportedBy("roads", { ...ofOther, at: at(60) });
  given(...desk, ...lead, ...merged)
    .when(report)
    .then(
      { type: "ResultReported", appealId: other },
      { type: "ResultReported", appealId, agency: "roads", result: "filled", sharedFrom: other },
    );
  const all = Map.groupBy([...desk, ...lead, ...merged], (event) => event.appealId);
  const outcome = advance(all.get(other) ?? [], report, book, all);
  if (!outcome.ok) throw new Error(outcome.reason.code);
  const appeal = fold([...desk, ...merged.slice(0, 1), ...outcome.value.slice(1)]);
  expect(appeal).toMatchObject({ status: "reported", assignment: { agency: "roads" } });
  for (const gone of ["into", "was"]) expect(appeal).not.toHaveProperty(gone);
});

test("one that nobody had yet is with the agency that reports", () => {
  const shared = reported("roads", { sharedFrom: other });
  expect(fold([registered(), ...merged.slice(0, 1), shared])).toMatchObject({
    status: "reported",
    assignment: { agency: "roads", manner: "direct" },
  });
});

test("its limit to settle runs on, while those to sign and to contact stand still until it is taken out", () => {
  const calendars = book.calendars;
  const within: Stage = { startsOn: "dispatched", target: { within: 3_600_000, clock: "natural" }, warn: [] };
  const life = [...mine, ...merged.slice(0, 1)];
  const settle = readClock(life, "resolve", within, calendars);
  const sign = readClock(life, "acknowledge", within, calendars);
  expect(settle && readAt(settle, at(90)).state).toBe("running");
  expect(sign && readAt(sign, at(90)).state).toBe("paused");
  const out: Event = {
    type: "AppealUnmerged",
    appealId,
    at: at(90),
    by: "hotline",
    from: other,
    reason: "another hole",
  };
  const again = readClock([...life, out], "acknowledge", within, calendars);
  expect(again && readAt(again, at(91))).toMatchObject({ state: "running", dueAt: at(120) });
});

describe("is refused", () => {
  test("into itself, into nothing, and into what waits for another one", () => {
    given(...mine)
      .when(merge({ into: appealId }))
      .thenRefused("appeal/unsound-merge", { why: "itself" });
    given(...mine)
      .when(merge())
      .thenRefused("appeal/unknown", { appealId: other });
    const third: Event = { type: "AppealMerged", ...ofOther, ...hotline, into: "testville:3" };
    given(...mine, ...lead, third)
      .when(merge())
      .thenRefused("appeal/unsound-merge", { why: "merged-itself" });
  });

  test("into one whose result is in, and of one for which others wait", () => {
    given(...mine, ...lead, reported("roads", { ...ofOther, at: at(20) }))
      .when(merge())
      .thenRefused("appeal/unsound-merge", { why: "answered-already" });
    const joined: Event = { type: "DuplicateJoined", appealId, ...hotline, duplicate: "testville:3" };
    given(...mine, joined, ...lead)
      .when(merge())
      .thenRefused("appeal/leads-others", { duplicates: ["testville:3"] });
  });

  test("to end an appeal whose result others wait for", () => {
    const asked: Event = {
      type: "TerminationRequested",
      ...ofOther,
      at: at(40),
      by: "agency:roads",
      agency: "roads",
      ground: "out-of-scope",
      reason: "",
    };
    given(...mine, ...lead, ...merged, asked)
      .when({ type: "TerminateAppeal", ...ofOther, at: at(50), by: "hotline", reason: "" })
      .thenRefused("appeal/leads-others");
  });
});

test("a split appeal becomes two of the same caller, each dispatched by the table", () =>
  given(registered({ caller: "caller-1", externalId: "77" }))
    .when({
      type: "SplitAppeal",
      appealId,
      ...hotline,
      into: [
        { appealId: "testville:8", category: "streets-hole", text: "a hole" },
        { appealId: "testville:9", category: "noise-night", text: "noise", kind: "report" },
      ],
    })
    .then(
      { type: "AppealSplit", into: ["testville:8", "testville:9"] },
      { type: "AppealRegistered", appealId: "testville:8", caller: "caller-1", kind: "complaint", partOf: appealId },
      { type: "AppealRegistered", appealId: "testville:9", area: "east", kind: "report" },
      { type: "AppealDispatched", appealId: "testville:8", agency: "roads" },
      { type: "AppealDispatched", appealId: "testville:9", agency: "east-office" },
    ));

test("a part may not take the id of an appeal that exists, nor a category that the city does not have", () => {
  const split = (id: string, category: string): Command => ({
    type: "SplitAppeal",
    appealId,
    ...hotline,
    into: [
      { appealId: id, category, text: "a hole" },
      { appealId: "testville:9", category: "other", text: "noise" },
    ],
  });
  given(registered(), ...lead)
    .when(split(other, "other"))
    .thenRefused("appeal/exists", { appealId: other });
  given(registered()).when(split("testville:9", "other")).thenRefused("appeal/exists", { appealId: "testville:9" });
  given(registered()).when(split("testville:8", "sky")).thenRefused("city/unknown-category", { category: "sky" });
});

test("each part says something, and all that is wrong with the parts is told with its place", () => {
  const into = [
    { appealId: "testville:8", category: "streets-hole", text: " " },
    { appealId: "testville:9", category: "sky", area: "moon", text: "noise" },
  ];
  const also = [
    { code: "city/unknown-category", category: "sky", within: ["into", 1] },
    { code: "city/unknown-area", area: "moon", within: ["into", 1] },
  ] as const;
  given(registered())
    .when({ type: "SplitAppeal", appealId, ...hotline, into })
    .thenRefused("appeal/no-text", { within: ["into", 0], also });
});

test("what an imported appeal has besides its text goes over to its parts as it is", () => {
  const attributes = { "location-type": "Residence" };
  const into = ["testville:8", "testville:9"].map((appealId) => ({ appealId, category: "other", text: "a part" }));
  given(registered({ by: "import", attributes, language: "klingon!!" }))
    .when({ type: "SplitAppeal", appealId, ...hotline, into })
    .then(
      { type: "AppealSplit" },
      { type: "AppealRegistered", attributes, language: "klingon!!" },
      { type: "AppealRegistered", attributes, language: "klingon!!" },
      { type: "AppealDispatched" },
      { type: "AppealDispatched" },
    );
});

test("an outage of which 500 tell is handled once, and each of them is called back and closed by what they say", async () => {
  const log = memoryLog();
  const { act } = openHotline({ log, book });
  const idOf = (caller: number): string => `testville:out-${caller}`;
  const must = async (command: Command) => {
    const acted = await act(command);
    if (!acted.ok) throw new Error(acted.reason.code);
    return acted.value;
  };
  const callers = Array.from({ length: 500 }, (_, caller) => caller);
  const matter = {
    hotline: "testville",
    kind: "complaint",
    channel: "phone",
    category: "streets-light",
    text: "dark",
  } as const;
  for (const caller of callers)
    await must({ type: "RegisterAppeal", appealId: idOf(caller), at: at(caller / 10), by: "caller", ...matter });
  for (const caller of callers.slice(1))
    await must({ type: "MergeAppeal", appealId: idOf(caller), at: at(60), by: "hotline", into: idOf(0) });
  const repaired = await must({
    type: "ReportResult",
    appealId: idOf(0),
    at: at(120),
    by: "agency:roads",
    result: "a new fuse",
  });
  expect(repaired.events.length).toBe(500);
  for (const caller of callers) {
    const resolved = caller === 7 ? "no" : "yes";
    await must({
      type: "RecordFollowUp",
      appealId: idOf(caller),
      at: at(200),
      by: "hotline",
      channel: "phone",
      reached: true,
      resolved,
    });
  }
  const states = [];
  for await (const { history } of log.all()) states.push({ appeal: fold(history), history });
  const statuses = Map.groupBy(states, ({ appeal }) => appeal?.status);
  expect(statuses.get("closed")?.length).toBe(499);
  expect(statuses.get("handling")?.map(({ appeal }) => appeal?.id)).toEqual([idOf(7)]);
  expect(states.every(({ history }) => history.filter(({ type }) => type === "ResultReported").length === 1)).toBe(
    true,
  );
});
