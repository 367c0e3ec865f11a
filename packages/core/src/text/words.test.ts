import { describe, expect, test } from "vitest";
import { appealStatuses } from "../appeal/appeal.ts";
import { eventTypes } from "../appeal/events.ts";
import { httpStatusOf, type Refusal, type RefusalCode } from "../appeal/refusals.ts";
import { Disposition } from "../appeal/terms.ts";
import { en } from "./en.ts";
import { sayRefusal, type Words } from "./words.ts";
import { zh } from "./zh.ts";

/** Every reason to say no, with facts. */
const refusals: readonly Refusal[] = [
  { code: "act/not-allowed", act: "sign", by: "caller", allowed: ["agency", "import"] },
  { code: "act/back-in-time", at: 0, last: 1000 },
  { code: "appeal/exists", appealId: "testville:1" },
  { code: "appeal/unknown", appealId: "testville:1" },
  { code: "appeal/changed", seen: 1, version: 2 },
  { code: "appeal/wrong-status", act: "sign", status: "closed", allowed: ["dispatched", "signed"] },
  { code: "appeal/not-yours", agency: "desk", assigned: "roads" },
  { code: "appeal/returned-before", agency: "roads" },
  { code: "appeal/may-not-return", agency: "roads", why: "too-often" },
  { code: "appeal/designated", agency: "roads" },
  { code: "appeal/unsound-ruling", why: "denied-yet-moved" },
  { code: "appeal/unsound-ruling", why: "upheld-yet-kept" },
  { code: "appeal/unsound-ruling", why: "nobody-named" },
  { code: "appeal/takes-part-already", agency: "roads", as: "lead" },
  { code: "appeal/takes-part-already", agency: "desk", as: "co-handler" },
  { code: "appeal/unsound-merge", into: "testville:1", why: "itself" },
  { code: "appeal/unsound-merge", into: "testville:2", why: "merged-itself" },
  { code: "appeal/unsound-merge", into: "testville:2", why: "answered-already" },
  { code: "appeal/leads-others", duplicates: ["testville:2", "testville:3"] },
  { code: "appeal/not-offered", agency: "desk", offeredTo: undefined },
  { code: "appeal/not-offered", agency: "desk", offeredTo: "roads" },
  { code: "appeal/may-not-whistle", agency: "roads" },
  { code: "appeal/not-summoned", agency: "roads" },
  { code: "appeal/asked-already", since: 0 },
  { code: "appeal/nothing-asked", act: "request-exclusion" },
  { code: "appeal/ruled-for-good" },
  { code: "appeal/answered-already", at: 0 },
  { code: "appeal/unsound-answer", why: "unreached" },
  { code: "appeal/unsound-answer", why: "empty" },
  { code: "appeal/too-late", until: 0 },
  ...Disposition.options.map((disposition) => ({ code: "appeal/advice-missing", disposition }) as const),
  { code: "appeal/not-an-inquiry", kind: "complaint" },
  { code: "appeal/no-text" },
  { code: "appeal/unsound-language", language: "klingon!!" },
  { code: "appeal/unknown-whole", partOf: "testville:1" },
  { code: "appeal/not-followed-up" },
  { code: "appeal/not-due-yet" },
  { code: "appeal/date-passed", at: 1000, given: 0 },
  { code: "appeal/extension-unclear", said: "twice" },
  { code: "appeal/extension-unclear", said: "never" },
  { code: "appeal/may-not-extend", why: "no-clock" },
  { code: "appeal/may-not-extend", why: "overdue", dueAt: 1000 },
  { code: "appeal/may-not-extend", why: "no-later", dueAt: 1000 },
  { code: "appeal/may-not-extend", why: "too-often", dueAt: 1000 },
  { code: "appeal/may-not-extend", why: "too-long", latest: 1000 },
  { code: "appeal/depended-on", event: "AssignmentSigned", at: 0, more: 0 },
  { code: "appeal/depended-on", event: "ClockWarned", at: 0, more: 3 },
  { code: "city/unknown-agency", agency: "navy" },
  { code: "city/unknown-category", category: "weather" },
  { code: "city/unknown-area", area: "moon" },
  { code: "city/unknown-hotline", hotline: "elsewhere" },
  { code: "city/unknown-policy", policy: "tier-9" },
  { code: "city/unknown-ground", ground: "bad-luck", known: ["malicious", "beyond-power"] },
  { code: "city/unknown-attribute", attribute: "pets", known: ["floors"], meant: undefined },
  { code: "city/unknown-attribute", attribute: "flors", known: ["floors"], meant: "floors" },
  { code: "city/unsound-value", attribute: "floors", takes: { type: "number" }, meant: undefined },
  { code: "city/unsound-value", attribute: "note", takes: { type: "text" }, meant: undefined },
  { code: "city/unsound-value", attribute: "owner", takes: { type: "choice", values: ["city"] }, meant: undefined },
  { code: "city/unsound-value", attribute: "owner", takes: { type: "choice", values: ["city"] }, meant: "city" },
];
const codes = Object.keys(httpStatusOf) as RefusalCode[];

/** The facts that a sentence must name for its reader to know what to change: names, ids and codes, as they are. */
const more = ["attribute", "language", "partOf"];
const namesIn = ({ code: _, ...facts }: Refusal): readonly string[] =>
  Object.entries(facts).flatMap(([fact, value]) =>
    ["appealId", "agency", "assigned", "category", "area", "hotline", "act", "by", ...more].includes(fact)
      ? String(value)
      : [],
  );

describe.each<[string, Words]>([
  ["English", en],
  ["Chinese", zh],
])("%s", (_language, words) => {
  test("has a sentence for every refusal, with all its facts and no hole", () => {
    expect(new Set(refusals.map((refusal) => refusal.code))).toEqual(new Set(codes));
    for (const refusal of refusals) {
      const sentence = sayRefusal(refusal, words);
      expect(sentence).toMatch(/[.。]$/);
      expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
      for (const name of namesIn(refusal)) expect(sentence).toContain(name);
    }
  });

  test("has a word of its own for every status and every event, and none too many", () => {
    for (const [named, all] of [
      [words.status, appealStatuses],
      [words.event, eventTypes],
    ] as const) {
      expect(Object.keys(named)).toEqual([...all]);
      expect(Object.values(named).every((word) => word.trim() !== "")).toBe(true);
    }
    expect(new Set(Object.values(words.status)).size).toBe(appealStatuses.length);
    expect(new Set(Object.values(words.event)).size).toBe(eventTypes.length);
  });
});

test("a refusal reads as a sentence that says what would be right", () => {
  const say = (refusal: Refusal) => [sayRefusal(refusal, en), sayRefusal(refusal, zh)];
  expect(
    say({ code: "appeal/wrong-status", act: "sign", status: "closed", allowed: ["dispatched", "signed"] }),
  ).toEqual([
    "An appeal that is closed does not allow “sign”; it must be dispatched or signed for.",
    "诉求状态为“已办结”，不能执行“sign”；应为：已派单、已签收。",
  ]);
  expect(say({ code: "act/back-in-time", at: 0, last: 1000 })).toEqual([
    "1970-01-01T00:00:00Z lies before the last event of the appeal, at 1970-01-01T00:00:01Z.",
    "1970-01-01T00:00:00Z 早于该诉求的最近事件 1970-01-01T00:00:01Z。",
  ]);
});
