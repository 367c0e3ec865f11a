import { describe, expect, test } from "vitest";
import { appealId, at, closed, dispatchedTo, followedUp, registered, reported } from "../../../test/life.ts";
import { given } from "../../testing/given.ts";
import { testBook, testCity } from "../../testing/test-city.ts";
import type { Event } from "../events.ts";
import { fold } from "../history.ts";
import type { Command } from "./index.ts";

const over = [registered(), dispatchedTo("roads"), reported("roads"), followedUp({ resolved: "no" }), closed()];
const base = { appealId, at: at(500), reason: "the pipe is the company's" } as const;
const ask: Command = { type: "RequestExclusion", ...base, by: "agency:roads", ground: "beyond-power" };
const rule = (excluded: boolean): Command => ({ type: "RuleOnExclusion", ...base, by: "reviewer", excluded });
const object: Command = { type: "AppealExclusion", ...base, by: "agency:roads" };

const asked: Event = { ...ask, type: "ExclusionRequested", agency: "roads", ground: "beyond-power" };
const ruled = (excluded: boolean): Event => ({ type: "ExclusionRuled", ...base, by: "reviewer", excluded });
const appealed: Event = { type: "ExclusionAppealed", ...base, by: "agency:roads", agency: "roads" };

test("an agency asks, a reviewer rules, and the appeal is left out of the scores", () => {
  given(...over)
    .when(ask)
    .then({ type: "ExclusionRequested", agency: "roads", ground: "beyond-power" });
  given(...over, asked)
    .when(rule(true))
    .then({ type: "ExclusionRuled", excluded: true });
  expect(fold([...over, asked])).toMatchObject({ excluded: false, exclusion: { stands: "requested", final: false } });
  expect(fold([...over, asked, ruled(true)])).toMatchObject({ excluded: true, exclusion: { stands: "granted" } });
});

test("a refusal can be appealed against once; the ruling on that is final", () => {
  const refused = [...over, asked, ruled(false)];
  given(...refused)
    .when(object)
    .then({ type: "ExclusionAppealed", agency: "roads" });
  given(...refused, appealed)
    .when(rule(true))
    .then({ type: "ExclusionRuled", excluded: true });
  expect(fold([...refused, appealed, ruled(true)])).toMatchObject({ excluded: true, exclusion: { final: true } });
  given(...refused, appealed, ruled(false))
    .when(object)
    .thenRefused("appeal/ruled-for-good");
});

describe("is refused", () => {
  test("twice, by another agency, and without anything to rule on or to object to", () => {
    given(...over, asked)
      .when(ask)
      .thenRefused("appeal/asked-already", { since: at(500) });
    given(...over, asked, ruled(false))
      .when(ask)
      .thenRefused("appeal/asked-already");
    given(...over)
      .when({ ...ask, by: "agency:desk" })
      .thenRefused("appeal/not-yours", { assigned: "roads" });
    given(...over)
      .when(rule(true))
      .thenRefused("appeal/nothing-asked", { act: "request-exclusion" });
    given(...over, asked, ruled(true))
      .when(rule(false))
      .thenRefused("appeal/nothing-asked");
    given(...over, asked)
      .when(object)
      .thenRefused("appeal/nothing-asked", { act: "rule-on-exclusion" });
  });

  test("on a ground that the city does not know, where it names its grounds", () => {
    const folder = testCity();
    const value = { ...(folder.city.value as object), parameters: { exclusionGrounds: ["malicious"] } };
    given(...over)
      .inCity(testBook({ ...folder, city: { ...folder.city, value } }))
      .when(ask)
      .thenRefused("city/unknown-ground", { ground: "beyond-power", known: ["malicious"] });
  });
});
