import { expect, test } from "vitest";
import { appealId, at, conferred, dispatchedTo, registered, returned, signed } from "../../test/life.ts";
import type { Event } from "./events.ts";
import { fold } from "./history.ts";
import { partiesBesidesLead, partiesOf } from "./parties.ts";

const after = (...events: readonly Event[]) => {
  const appeal = fold([registered(), ...events]);
  if (appeal === undefined) throw new Error("a registered appeal is there");
  return appeal;
};
const parties = (...events: readonly Event[]) => Object.fromEntries(partiesOf(after(...events)));

const whistled: Event = {
  type: "WhistleBlown",
  appealId,
  at: at(30),
  by: "agency:east-office",
  agency: "east-office",
  departments: ["roads", "desk"],
  matter: "come and see",
};
const answered: Event = {
  type: "WhistleAnswered",
  appealId,
  at: at(40),
  by: "agency:roads",
  agency: "roads",
  note: "there",
};
const closed: Event = { type: "AppealClosed", appealId, at: at(90), by: "hotline", because: "followed-up" };

test("an appeal that lies with nobody waits for nobody, and one that is over neither", () => {
  expect(parties()).toEqual({});
  expect(parties(dispatchedTo("roads"), returned("roads"))).toEqual({});
  expect(parties(dispatchedTo("roads", { coHandlers: ["desk"] }), signed("roads"), closed)).toEqual({});
});

test("who leads and who assists are told apart, and a lead is no party besides the lead", () => {
  const held = after(dispatchedTo("roads", { coHandlers: ["desk", "east-office"] }));
  expect(Object.fromEntries(partiesOf(held))).toEqual({
    roads: ["leads"],
    desk: ["assists"],
    "east-office": ["assists"],
  });
  expect(partiesBesidesLead(held)).toEqual(["desk", "east-office"]);
});

test("who is called to the spot is so until they have reported in, and assists on", () => {
  const called = [dispatchedTo("east-office"), signed("east-office"), whistled] as const;
  expect(parties(...called)).toMatchObject({ roads: ["assists", "is-called"], desk: ["assists", "is-called"] });
  expect(parties(...called, answered)).toMatchObject({ roads: ["assists"], desk: ["assists", "is-called"] });
});

test("who is asked whose it is waits no longer once it is dispatched", () => {
  const asked = conferred("roads", "desk");
  expect(parties(asked)).toEqual({ roads: ["is-asked"], desk: ["is-asked"] });
  expect(parties(asked, dispatchedTo("roads"))).toEqual({ roads: ["leads"] });
});
