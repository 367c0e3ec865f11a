import { expect, test } from "vitest";
import { at, dispatchedTo, registered, returnedBy, signedBy } from "../../test/life.ts";
import { given } from "./given.ts";
import { assigning, testBook, testCity } from "./test-city.ts";

const sentence = given(registered(), dispatchedTo("roads")).when(returnedBy("roads", { at: at(30) }));
const returned = { type: "AssignmentReturned", agency: "roads" } as const;

test("a true sentence passes, whatever the facts that it does not name", () => {
  sentence.then(returned, { type: "AppealDispatched", agency: "desk", by: "hotline" });
});

test("every wrong fact of every event is told at once", () => {
  expect(() =>
    sentence.then({ ...returned, agency: "desk" }, { type: "AppealDispatched", agency: "roads", manner: "fallback" }),
  ).toThrow(
    [
      "ReturnAssignment led to something else:",
      '  event 1, AssignmentReturned: agency should be "desk", is "roads"',
      '  event 2, AppealDispatched: agency should be "roads", is "desk"',
      '  event 2, AppealDispatched: manner should be "fallback", is "direct"',
    ].join("\n"),
  );
});

test("an event that is missing, one too many and one of another type are each told", () => {
  const dispatched = { type: "AppealDispatched" } as const;
  expect(() => sentence.then(returned, dispatched, { type: "AppealClosed" })).toThrow(
    'event 3 is missing: {"type":"AppealClosed"}',
  );
  expect(() => sentence.then(returned)).toThrow('event 2 was not expected: {"agency":"desk"');
  expect(() => sentence.then(dispatched, returned)).toThrow("event 1 should be AppealDispatched, is {");
});

test("a refusal is held against its code and against the facts that are named", () => {
  const foreign = given(registered(), dispatchedTo("roads")).when(signedBy("desk"));
  foreign.thenRefused("appeal/not-yours", { assigned: "roads" });
  expect(() => foreign.thenRefused("appeal/not-yours", { assigned: "desk" })).toThrow(
    'assigned should be "desk", is "roads"',
  );
  expect(() => foreign.thenRefused("appeal/unknown")).toThrow('code should be "appeal/unknown", is "appeal/not-yours"');
  expect(() => foreign.then()).toThrow("SignAssignment was refused:\n  {");
  expect(() => sentence.thenRefused("appeal/unknown")).toThrow("ReturnAssignment was not refused:\n  {");
});

test("another city decides by its own book", () => {
  const allToEast = assigning("id,>agency", ["all,east-office"]);
  given(registered(), dispatchedTo("roads"))
    .inCity(testBook({ ...testCity(), routing: allToEast }))
    .when(returnedBy("roads"))
    .then(returned, { type: "AppealDispatched", agency: "east-office" });
});
