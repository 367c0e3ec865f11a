import { describe, expect, test } from "vitest";
import { appealId, at, dispatchedTo, followedUp, registered, reported, returned } from "../../test/life.ts";
import type { Event } from "./events.ts";
import { type Audience, timeline } from "./timeline.ts";

const life: readonly Event[] = [
  registered({ caller: "caller-1", address: "Mill Lane 7" }),
  dispatchedTo("desk"),
  returned("desk", { reason: "they are lazy over there" }),
  dispatchedTo("roads", { at: at(16) }),
  reported("roads", { result: "filled, and the lady is happy" }),
  followedUp({ note: "she laughed" }),
];
const seenBy = (audience: Audience, history = life) => timeline(history, audience);
const factsOf = (audience: Audience, event: Event["type"]) =>
  seenBy(audience).find((one) => one.event === event)?.facts;

test("the public sees who has the appeal and what came of it, and no word that anybody wrote", () => {
  expect(seenBy("public").map(({ event }) => event)).toEqual(life.map(({ type }) => type));
  expect(factsOf("public", "AppealRegistered")).toEqual({
    hotline: "testville",
    kind: "complaint",
    channel: "phone",
    category: "streets-hole",
    area: "east",
  });
  expect(factsOf("public", "ResultReported")).toEqual({ agency: "roads" });
  expect(factsOf("public", "FollowUpRecorded")).toEqual({});
});

test("the caller sees the own words, the result and the own answers, and not why agencies quarrel", () => {
  expect(factsOf("caller", "AppealRegistered")).toMatchObject({ text: "A hole in the road", address: "Mill Lane 7" });
  expect(factsOf("caller", "ResultReported")).toMatchObject({ result: "filled, and the lady is happy" });
  expect(factsOf("caller", "FollowUpRecorded")).toMatchObject({ resolved: "yes" });
  expect(factsOf("caller", "AssignmentReturned")).toEqual({});
});

test("an agency that took part sees it all but who called; one that did not is the public", () => {
  expect(factsOf("agency:roads", "AssignmentReturned")).toMatchObject({ reason: "they are lazy over there" });
  expect(factsOf("agency:roads", "AppealRegistered")).not.toHaveProperty("caller");
  expect(seenBy("agency:parks")).toEqual(seenBy("public"));
});

test("the staff sees everything, who did it too", () => {
  expect(factsOf("staff", "AppealRegistered")).toMatchObject({ caller: "caller-1", by: "caller" });
});

describe("a confidential appeal", () => {
  const secret = [registered({ confidential: true }), ...life.slice(1)];
  test("does not exist for the public, nor for an agency without a part in it", () => {
    expect(seenBy("public", secret)).toEqual([]);
    expect(seenBy("agency:parks", secret)).toEqual(seenBy("public", []));
  });
  test("is there for who must work on it, and for its caller", () => {
    expect(seenBy("agency:roads", secret).length).toBe(life.length);
    expect(seenBy("caller", secret).length).toBe(life.length);
  });
});

test("what only agencies deal with is hidden from the others, also that it happened", () => {
  const asked: Event = {
    type: "ExclusionRequested",
    appealId,
    at: at(300),
    by: "agency:roads",
    agency: "roads",
    ground: "x",
    reason: "",
  };
  const all = [...life, asked];
  expect(seenBy("public", all).length).toBe(life.length);
  expect(seenBy("caller", all).length).toBe(life.length);
  expect(seenBy("agency:roads", all).length).toBe(life.length + 1);
});
