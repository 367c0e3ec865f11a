import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryEvents } from "../../test/arbitrary-life.ts";
import {
  appealId,
  at,
  dispatchedTo,
  disputed,
  extensionApproved,
  extensionRequested,
  followedUp,
  notReached,
  parked,
  registered,
  reported,
} from "../../test/life.ts";
import type { Event } from "../appeal/events.ts";
import { type Audience, timeline } from "../appeal/timeline.ts";
import { en } from "./en.ts";
import { timelineEn } from "./timeline-en.ts";
import { sayTimeline, type TimelineLanguage } from "./timeline-words.ts";
import { timelineZh } from "./timeline-zh.ts";
import { zh } from "./zh.ts";

const english: TimelineLanguage = { event: en.event, timeline: timelineEn };
const chinese: TimelineLanguage = { event: zh.event, timeline: timelineZh };
const showing = {
  show: (instant: number) => `+${(instant - at(0)) / 60_000}`,
  nameOf: (code: string) => (code === "roads" ? "Road works" : code),
};
const says = (history: readonly Event[], audience: Audience, language = english) =>
  sayTimeline(timeline(history, audience), language, showing);

const life: readonly Event[] = [
  registered(),
  dispatchedTo("roads", { coHandlers: ["parks", "lights"], limit: { policy: "standard", dueAt: at(480) } }),
  disputed("roads"),
  extensionRequested("roads", { until: at(900) }),
  extensionApproved({ until: at(900) }),
  parked("roads", { resolveOn: at(5000) }),
  reported("roads"),
  notReached(),
  followedUp({ resolved: "partly", satisfied: "basically-satisfied" }),
];

test("everybody reads the stations of an appeal and who had it", () => {
  expect(says(life, "public")).toEqual([
    "+0  registered",
    "+0  dispatched: Road works, assisted by parks, lights, to be settled by +480",
    "+40  extension approved: until +900",
    "+30  parked: Road works, until +5000 at the latest",
    "+60  result reported: Road works",
    "+120  followed up",
    "+120  followed up",
  ]);
});

test("the caller reads also what was said to them and what they answered, and that there was a dispute but not which", () => {
  expect(says(life, "caller")).toEqual([
    "+0  registered: “A hole in the road”",
    "+0  dispatched: Road works, assisted by parks, lights, to be settled by +480",
    "+15  dispatch disputed",
    "+30  extension requested: Road works, until +900, “the pipe is deeper than we thought”",
    "+40  extension approved: until +900",
    "+30  parked: Road works, until +5000 at the latest, “when the frost is over”",
    "+60  result reported: Road works, “filled”",
    "+120  followed up: nobody answered",
    "+120  followed up: the agency got in touch, partly resolved, basically satisfied",
  ]);
});

test("the same in Chinese", () => {
  expect(says(life, "caller", chinese).slice(-3)).toEqual([
    "+60  反馈办理结果：Road works，“filled”",
    "+120  回访：未联系上",
    "+120  回访：单位已联系，部分解决，基本满意",
  ]);
});

test("an appeal that is merged or split names others to those who work on it, and its own parts to its caller", () => {
  const merged: Event = { type: "AppealMerged", appealId, at: at(5), by: "hotline", into: "testville:9" };
  const split: Event = {
    type: "AppealSplit",
    appealId,
    at: at(5),
    by: "hotline",
    into: ["testville:8", "testville:9"],
  };
  expect(says([merged], "caller")).toEqual(["+5  merged into another appeal"]);
  expect(says([merged], "staff")).toEqual(["+5  merged into another appeal: into testville:9"]);
  expect(says([split], "public")).toEqual(["+5  split into several appeals"]);
  expect(says([split], "caller")).toEqual(["+5  split into several appeals: into testville:8, testville:9"]);
});

test("a limit that never falls due, a list that names nobody and a ground of the city's own leave no hole", () => {
  expect(says([dispatchedTo("roads", { limit: { policy: "standard" }, coHandlers: [] })], "public")).toEqual([
    "+0  dispatched: Road works",
  ]);
  const excluded = {
    type: "ExclusionRequested",
    appealId,
    at: at(5),
    by: "hotline",
    agency: "roads",
    reason: "",
  } as const;
  expect(says([{ ...excluded, ground: "beyond-power" }], "staff")).toEqual([
    "+5  exclusion from scores requested: Road works, beyond-power",
  ]);
});

describe.each<[string, TimelineLanguage]>([
  ["English", english],
  ["Chinese", chinese],
])("%s", (_language, language) => {
  test("has a line without a hole for whatever can happen", () => {
    for (const arbitrary of arbitraryEvents.values())
      for (const event of fc.sample(arbitrary, { numRuns: 20, seed: 1 })) {
        const [line = "", ...more] = says([event], "staff", language);
        expect(more).toEqual([]);
        expect(line).toContain(language.event[event.type]);
        expect(line).not.toMatch(/undefined|null|NaN|\[object|: ?$|：$/);
      }
  });
});
