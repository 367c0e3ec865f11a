import { describe, expect, test } from "vitest";
import {
  appealId,
  at,
  dispatchedTo,
  disputed,
  followedUp,
  parked,
  registered,
  reported,
  signed,
} from "../../test/life.ts";
import type { Event } from "../appeal/events.ts";
import { fold } from "../appeal/history.ts";
import { statusEn } from "./status-en.ts";
import { type StatusReading, type StatusWords, sayStatus } from "./status-words.ts";
import { statusZh } from "./status-zh.ts";

const due = { limit: { policy: "standard", dueAt: at(480) } };
const atRoads = [registered(), dispatchedTo("roads", due)];
const merged: Event = { type: "AppealMerged", appealId, at: at(30), by: "hotline", into: "testville:2" };
const says = (history: readonly Event[], reading: Partial<StatusReading> = {}, words: StatusWords = statusEn) =>
  sayStatus(
    fold(history),
    { reader: "public", now: at(60), dueAt: at(480), show: () => "Friday", nameOf: () => "Road works", ...reading },
    words,
  );

test("it says who has the appeal, and by when it is to be settled", () => {
  expect(says(atRoads)).toEqual([
    "Appeal testville:1",
    "It is with Road works, which has not signed for it yet.",
    "It is to be settled by Friday.",
  ]);
  expect(says(atRoads, { now: at(481) }).at(-1)).toBe("It was to be settled by Friday, and is overdue.");
});

test("one that is merged says that others told of the same, and never which", () => {
  const lines = says([...atRoads, merged], { reader: "caller" });
  expect(lines[1]).toContain("together with theirs");
  expect(lines.join(" ")).not.toContain("testville:2");
});

test("what agencies settle among themselves is told to the caller alone", () => {
  const disputing = [...atRoads, disputed("roads")];
  expect(says(disputing)[1]).toBe("It is with Road works, which has not signed for it yet.");
  expect(says(disputing, { reader: "caller" })[1]).toContain("this is being decided");
});

test("one that is parked says when it goes on, and promises nothing else", () => {
  expect(says([...atRoads, signed("roads"), parked("roads")], { dueAt: undefined }).slice(1)).toEqual([
    "It cannot be settled now. Road works takes it up again on Friday.",
  ]);
});

test("only the caller is asked, and thanked", () => {
  const told = [...atRoads, reported("roads")];
  expect(says(told, { reader: "caller", dueAt: undefined }).at(-1)).toBe("You can say now whether it is settled.");
  expect(says(told, { dueAt: undefined }).length).toBe(2);
  expect(says([...told, followedUp()], { reader: "caller" }).at(-1)).toBe("Thank you for your answer.");
});

test("a confidential appeal and one that does not exist read the same to the public", () => {
  const secret = [registered({ confidential: true }), dispatchedTo("roads", due)];
  expect(says(secret)).toEqual(says([]));
  expect(says(secret, { reader: "caller" }).length).toBe(3);
});

describe.each<[string, StatusWords]>([
  ["English", statusEn],
  ["Chinese", statusZh],
])("%s", (_language, words) => {
  test("has a sentence of its own for every status", () => {
    const sentences = Object.values(words.standing).map((say) => say({ agency: "Road works", until: "Friday" }));
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const sentence of sentences) expect(sentence).toMatch(/[.。]$/);
  });
});
