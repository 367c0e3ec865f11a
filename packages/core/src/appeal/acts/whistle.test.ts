import { describe, expect, test } from "vitest";
import { appealId, at, dispatchedTo, registered, signed } from "../../../test/life.ts";
import { given } from "../../testing/given.ts";
import type { Event } from "../events.ts";
import { fold } from "../history.ts";
import type { Command } from "./index.ts";

const base = { appealId, at: at(30) } as const;
const office = [registered(), dispatchedTo("east-office"), signed("east-office")];
const whistle = (departments: string[], by: Command["by"] = "agency:east-office"): Command => ({
  type: "BlowWhistle",
  ...base,
  by,
  departments,
  matter: "the fence fell over",
});
const blown: Event = {
  ...whistle(["roads"]),
  type: "WhistleBlown",
  agency: "east-office",
  departments: ["roads"],
  matter: "",
};
const answer = (agency: string): Command => ({
  type: "AnswerWhistle",
  ...base,
  by: `agency:${agency}`,
  note: "on the spot",
});
const answered: Event = { type: "WhistleAnswered", ...base, by: "agency:roads", agency: "roads", note: "" };

test("a subdistrict whistles, and each department it calls assists it from then on", () => {
  given(...office)
    .when(whistle(["roads", "roads"]))
    .then({ type: "WhistleBlown", agency: "east-office", departments: ["roads"] });
  expect(fold([...office, blown])).toMatchObject({
    assignment: { agency: "east-office", coHandlers: ["roads"] },
    whistles: [{ at: at(30), agency: "east-office", departments: ["roads"], answered: [] }],
  });
});

test("a department that was called reports in, once", () => {
  given(...office, blown)
    .when(answer("roads"))
    .then({ type: "WhistleAnswered", agency: "roads" });
  given(...office, blown, answered)
    .when(answer("roads"))
    .thenRefused("appeal/not-summoned", { agency: "roads" });
  expect(fold([...office, blown, answered])?.whistles[0]?.answered).toEqual([{ agency: "roads", at: at(30) }]);
});

describe("is refused", () => {
  test("to a department: only a subdistrict or a township whistles", () =>
    given(registered(), dispatchedTo("roads"), signed("roads"))
      .when(whistle(["desk"], "agency:roads"))
      .thenRefused("appeal/may-not-whistle", { agency: "roads" }));

  test("to who does not hold the appeal, for itself, and for an agency that is not there", () => {
    given(...office)
      .when(whistle(["desk"], "agency:roads"))
      .thenRefused("appeal/not-yours");
    given(...office)
      .when(whistle(["east-office"]))
      .thenRefused("appeal/takes-part-already", { as: "lead" });
    given(...office)
      .when(whistle(["roads", "navy"]))
      .thenRefused("city/unknown-agency", { agency: "navy" });
  });

  test("to report in without having been called", () =>
    given(...office)
      .when(answer("roads"))
      .thenRefused("appeal/not-summoned", { agency: "roads" }));
});
