import { describe, expect, test } from "vitest";
import {
  at,
  coHandlerAddedBy,
  dispatchedTo,
  notedBy,
  registered,
  reportedBy,
  returnedBy,
  signed,
  signedBy,
} from "../../../test/life.ts";
import { given } from "../../testing/given.ts";
import { fold } from "../history.ts";
import type { Command } from "./index.ts";

const atRoads = [registered(), dispatchedTo("roads")];
const helped = [registered(), dispatchedTo("roads", { coHandlers: ["desk"] })];

test.each(["agency:roads", "hotline"] as const)("%s adds an agency that assists; the lead stays", (by) =>
  given(...atRoads)
    .when(coHandlerAddedBy(by, "desk"))
    .then({ type: "CoHandlerAdded", agency: "desk", lead: "roads" }),
);

test("an agency that does not lead adds none, whether it assists or not", () => {
  for (const agency of ["desk", "east-office"])
    given(...helped)
      .when(coHandlerAddedBy(`agency:${agency}`, "east-office"))
      .thenRefused("appeal/not-yours", { agency, assigned: "roads" });
});

test("who leads or assists already is not added, nor whom the city does not have", () => {
  const add = (agency: string) => given(...helped).when(coHandlerAddedBy("hotline", agency));
  add("roads").thenRefused("appeal/takes-part-already", { agency: "roads", as: "lead" });
  add("desk").thenRefused("appeal/takes-part-already", { agency: "desk", as: "co-handler" });
  add("navy").thenRefused("city/unknown-agency", { agency: "navy" });
});

test("who is added joins those who were named at the dispatch", () => {
  const added = { type: "CoHandlerAdded", appealId: "testville:1", at: at(5), by: "hotline" } as const;
  expect(fold([...helped, { ...added, agency: "east-office", lead: "roads" }])).toMatchObject({
    status: "dispatched",
    assignment: { agency: "roads", coHandlers: ["desk", "east-office"] },
  });
});

describe("an agency that assists", () => {
  const underWay = [...helped, signed("roads")];
  const contactedByDesk: Command = { type: "ContactCaller", appealId: "testville:1", at: at(30), by: "agency:desk" };

  test("notes its own progress and speaks with the caller", () => {
    given(...underWay)
      .when(notedBy("desk"))
      .then({ type: "ProgressNoted", by: "agency:desk", agency: "desk" });
    given(...underWay)
      .when(contactedByDesk)
      .then({ type: "CallerContacted", agency: "desk" });
  });

  test("begins when the lead has signed: it does not stop the lead's own clock to sign", () => {
    const allowed = ["signed", "handling"] as const;
    for (const early of [notedBy("desk"), contactedByDesk])
      given(...helped)
        .when(early)
        .thenRefused("appeal/wrong-status", { status: "dispatched", allowed });
    given(...helped)
      .when(notedBy("roads"))
      .then({ type: "ProgressNoted", agency: "roads" });
  });

  test("neither signs for the appeal, nor returns it, nor reports its result: that is for the lead", () => {
    const foreign = { agency: "desk", assigned: "roads" };
    for (const order of [signedBy("desk"), returnedBy("desk")])
      given(...helped)
        .when(order)
        .thenRefused("appeal/not-yours", foreign);
    given(...underWay)
      .when(reportedBy("desk"))
      .thenRefused("appeal/not-yours", foreign);
    given(...underWay)
      .when(reportedBy("roads"))
      .then({ type: "ResultReported", agency: "roads" });
  });

  test("is not just anybody: others note nothing", () =>
    given(...underWay)
      .when(notedBy("east-office"))
      .thenRefused("appeal/not-yours", { agency: "east-office", assigned: "roads" }));
});
