import { describe, expect, test } from "vitest";
import {
  at,
  contacted,
  dispatchedTo,
  disputed,
  disputedBy,
  registered,
  reportedBy,
  returned,
  returnedBy,
  ruledOn,
  signed,
} from "../../../test/life.ts";
import { given } from "../../testing/given.ts";
import { fold, type History } from "../history.ts";

const atRoads = [registered(), dispatchedTo("roads")];
const designated = [registered(), dispatchedTo("roads", { manner: "designated" })];

describe("an agency disputes its dispatch", () => {
  test("with a ground and a reason, before or after it has signed", () => {
    for (const life of [atRoads, [...atRoads, signed("roads")]])
      given(...life)
        .when(disputedBy("roads", { ground: "duty", reason: "a gas pipe" }))
        .then({ type: "AssignmentDisputed", agency: "roads", ground: "duty", reason: "a gas pipe" });
  });

  test("not another's, not one that is disputed already, and not one on which it works", () => {
    given(...atRoads)
      .when(disputedBy("desk"))
      .thenRefused("appeal/not-yours", { agency: "desk", assigned: "roads" });
    given(...atRoads, disputed("roads"))
      .when(disputedBy("roads"))
      .thenRefused("appeal/wrong-status");
    given(...atRoads, contacted("roads"))
      .when(disputedBy("roads", { at: at(30) }))
      .thenRefused("appeal/wrong-status", { status: "handling" });
  });

  test("not once it was designated, whoever did so; nor does it return the appeal then", () => {
    for (const order of [disputedBy("roads"), returnedBy("roads")])
      given(...designated)
        .when(order)
        .thenRefused("appeal/designated", { agency: "roads" });
  });

  test("also where too many have returned the appeal before: that is what the review is for", () => {
    const returnedTwice = [
      dispatchedTo("desk"),
      returned("desk"),
      dispatchedTo("east-office"),
      returned("east-office"),
    ];
    const life = [registered(), ...returnedTwice, dispatchedTo("roads", { at: at(15) })];
    given(...life)
      .when(returnedBy("roads"))
      .thenRefused("appeal/may-not-return", { why: "too-often" });
    given(...life)
      .when(disputedBy("roads"))
      .then({ type: "AssignmentDisputed" });
  });

  test("and holds it until a reviewer has ruled, but does not report on it", () => {
    const life = [...atRoads, disputed("roads")];
    expect(fold(life)).toMatchObject({
      status: "disputed",
      assignment: { agency: "roads", dispute: { at: at(15), ground: "jurisdiction" } },
    });
    given(...life)
      .when(reportedBy("roads"))
      .thenRefused("appeal/wrong-status", { status: "disputed" });
  });
});

const limit = { policy: "urgent", dueAt: at(240) };
const atIssue = [
  registered(),
  dispatchedTo("roads", { limit, coHandlers: ["desk", "east-office"] }),
  signed("roads"),
  disputed("roads"),
];

describe("a dispute that is upheld", () => {
  const taken = { type: "AssignmentReturned", by: "reviewer", agency: "roads", ground: "jurisdiction" } as const;

  test("designates the agency that the ruling names, with the help and the limit that there were", () =>
    given(...atIssue)
      .when(ruledOn(true, { agency: "east-office" }))
      .then({ type: "DisputeRuled", upheld: true, agency: "east-office", by: "reviewer" }, taken, {
        type: "AppealDispatched",
        by: "reviewer",
        agency: "east-office",
        manner: "designated",
        coHandlers: ["desk"],
        limit,
      }));

  test("goes on by the dispatch catalogue where it names none, and not back to who disputed", () =>
    given(...atIssue)
      .when(ruledOn(true))
      .then({ type: "DisputeRuled", upheld: true }, taken, {
        type: "AppealDispatched",
        by: "hotline",
        agency: "desk",
        manner: "direct",
      }));

  test("may designate one that had returned the appeal, but not the one that is right, nor one that nobody knows", () => {
    const life = [registered(), dispatchedTo("desk"), returned("desk"), dispatchedTo("roads"), disputed("roads")];
    given(...life)
      .when(ruledOn(true, { agency: "desk" }))
      .then({ type: "DisputeRuled" }, taken, { type: "AppealDispatched", agency: "desk", manner: "designated" });
    given(...atIssue)
      .when(ruledOn(true, { agency: "roads" }))
      .thenRefused("appeal/unsound-ruling", { why: "upheld-yet-kept" });
    given(...atIssue)
      .when(ruledOn(true, { agency: "navy" }))
      .thenRefused("city/unknown-agency", { agency: "navy" });
  });

  test("designates somebody where the appeal has come back as often as the city allows", () => {
    const returnedTwice = [
      dispatchedTo("desk"),
      returned("desk"),
      dispatchedTo("east-office"),
      returned("east-office"),
    ];
    const life: History = [registered(), ...returnedTwice, dispatchedTo("roads", { at: at(15) }), disputed("roads")];
    given(...life)
      .when(ruledOn(true))
      .thenRefused("appeal/unsound-ruling", { why: "nobody-named" });
    given(...life)
      .when(ruledOn(true, { agency: "desk" }))
      .then({ type: "DisputeRuled" }, taken, { type: "AppealDispatched", agency: "desk" });
  });
});

describe("a dispute that is denied", () => {
  test("leaves the appeal where it is", () =>
    given(...atIssue)
      .when(ruledOn(false))
      .then({ type: "DisputeRuled", upheld: false, by: "reviewer" }));

  test("makes its agency a designated one, which signs for it and neither returns nor disputes it", () => {
    const ruled = { type: "DisputeRuled", appealId: "testville:1", at: at(45), by: "reviewer" } as const;
    const life: History = [...atIssue, { ...ruled, upheld: false, reason: "the map says so" }];
    expect(fold(life)).toMatchObject({
      status: "dispatched",
      returns: [],
      assignment: { agency: "roads", manner: "designated", limit, dispute: { ground: "jurisdiction" } },
    });
    for (const order of [disputedBy("roads", { at: at(60) }), returnedBy("roads", { at: at(60) })])
      given(...life)
        .when(order)
        .thenRefused("appeal/designated", { agency: "roads" });
  });

  test("names no other agency", () => {
    given(...atIssue)
      .when(ruledOn(false, { agency: "desk" }))
      .thenRefused("appeal/unsound-ruling", { why: "denied-yet-moved" });
    given(...atIssue)
      .when(ruledOn(false, { agency: "roads" }))
      .then({ type: "DisputeRuled", upheld: false });
  });
});
