import { expect, test } from "vitest";
import { dispatchedTo, dispatchTo, registered, returned } from "../../../test/life.ts";
import { given } from "../../testing/given.ts";
import { fold } from "../history.ts";

const waiting = given(registered());

test("direct to the unit, with a copy to those who supervise it", () =>
  waiting
    .when(dispatchTo("roads", { copiedTo: ["east-office"] }))
    .then({ type: "AppealDispatched", agency: "roads", manner: "direct", copiedTo: ["east-office"] }));

test("to the district where the unit is not clear", () =>
  waiting
    .when(dispatchTo("east-office", { manner: "fallback" }))
    .then({ type: "AppealDispatched", agency: "east-office", manner: "fallback", copiedTo: undefined }));

test("with those who assist; whoever receives it leads, and neither assists itself nor gets a copy", () =>
  waiting
    .when(dispatchTo("roads", { coHandlers: ["desk", "roads", "desk"], copiedTo: ["roads"] }))
    .then({ type: "AppealDispatched", agency: "roads", coHandlers: ["desk"], copiedTo: undefined }));

test("not with an assistant that the city does not have", () =>
  waiting
    .when(dispatchTo("roads", { coHandlers: ["desk", "navy"] }))
    .thenRefused("city/unknown-agency", { agency: "navy" }));

test("never back to who returned it, unless that agency is designated, by the hotline or by a reviewer", () => {
  const back = given(registered(), dispatchedTo("roads"), returned("roads"));
  for (const manner of ["direct", "fallback"] as const)
    back.when(dispatchTo("roads", { manner })).thenRefused("appeal/returned-before", { agency: "roads" });
  for (const by of ["hotline", "reviewer"] as const)
    back
      .when(dispatchTo("roads", { manner: "designated", by }))
      .then({ type: "AppealDispatched", agency: "roads", manner: "designated" });
});

test("the assignment says who leads, who assists and who has a copy; the next one begins anew", () => {
  const first = [registered(), dispatchedTo("roads", { coHandlers: ["desk"], copiedTo: ["east-office"] })];
  expect(fold(first)).toMatchObject({
    assignment: { agency: "roads", coHandlers: ["desk"], copiedTo: ["east-office"] },
  });
  expect(fold([...first, returned("roads"), dispatchedTo("east-office")])).toMatchObject({
    assignment: { agency: "east-office", coHandlers: [], copiedTo: [] },
  });
});
