import { expect, test } from "vitest";
import { at, conferred, dispatchedTo, dispatchTo, registered, returned } from "../../../test/life.ts";
import { given } from "../../testing/given.ts";
import { fold } from "../history.ts";
import type { Command } from "./index.ts";

const call = (...agencies: string[]): Command => ({
  type: "CallConference",
  appealId: "testville:1",
  at: at(5),
  by: "hotline",
  agencies,
  question: "who paves the bridge?",
});

test("the hotline hears agencies before it dispatches, each asked once", () =>
  given(registered())
    .when(call("roads", "desk", "roads"))
    .then({ type: "ConferenceCalled", agencies: ["roads", "desk"], question: "who paves the bridge?" }));

test("an agency that the city does not have cannot be heard", () =>
  given(registered()).when(call("roads", "navy")).thenRefused("city/unknown-agency", { agency: "navy" }));

test("one conference is held at a time, and none once the appeal is dispatched", () => {
  const allowed = ["registered"] as const;
  given(registered(), conferred("roads"))
    .when(call("desk"))
    .thenRefused("appeal/wrong-status", { status: "conferencing", allowed });
  given(registered(), dispatchedTo("roads"))
    .when(call("desk"))
    .thenRefused("appeal/wrong-status", { status: "dispatched", allowed });
});

test("out of the conference the appeal is dispatched, or diverted with advice", () => {
  const inConference = given(registered(), conferred("roads", "desk"));
  inConference.when(dispatchTo("desk")).then({ type: "AppealDispatched", agency: "desk", manner: "direct" });
  inConference
    .when({
      type: "DivertAppeal",
      appealId: "testville:1",
      at: at(15),
      by: "hotline",
      disposition: "statutory",
      advice: "the court decides",
    })
    .then({ type: "AppealDiverted", disposition: "statutory" });
});

test("who was asked what is kept through all that follows, until the next conference", () => {
  const life = [registered(), conferred("roads", "desk"), dispatchedTo("roads"), returned("roads")];
  const heard = { agencies: ["roads", "desk"], question: "whose is it?" };
  for (let length = 2; length <= life.length; length++)
    expect(fold(life.slice(0, length))?.conference).toMatchObject(heard);
  expect(fold([...life, conferred("east-office")])?.conference?.agencies).toEqual(["east-office"]);
});
