import { expect, test } from "vitest";
import { appealId, at, dispatchedTo, registered, signed } from "../../../test/life.ts";
import { given } from "../../testing/given.ts";
import type { Event } from "../events.ts";
import { fold } from "../history.ts";
import type { Command } from "./index.ts";

const base = { appealId, at: at(30), reason: "their bridge" } as const;
const atRoads = [registered(), dispatchedTo("roads", { coHandlers: ["desk"] }), signed("roads")];
const offer = (to: string): Command => ({ type: "OfferTransfer", ...base, by: "agency:roads", to });
const take = (agency: string): Command => ({ type: "AcceptTransfer", ...base, by: `agency:${agency}` });
const offered: Event = { type: "TransferOffered", ...base, by: "agency:roads", agency: "roads", to: "desk" };
const taken: Event = { type: "AppealTransferred", ...base, by: "agency:desk", from: "roads", to: "desk" };

test("an appeal moves when the other agency takes it, and not when it is offered", () => {
  given(...atRoads)
    .when(offer("desk"))
    .then({ type: "TransferOffered", agency: "roads", to: "desk" });
  expect(fold([...atRoads, offered])).toMatchObject({ status: "signed", assignment: { agency: "roads" } });
  given(...atRoads, offered)
    .when(take("desk"))
    .then({ type: "AppealTransferred", from: "roads", to: "desk" });
  const moved = fold([...atRoads, offered, taken]);
  expect(moved).toMatchObject({
    status: "dispatched",
    assignment: { agency: "desk", dispatchedAt: at(30), coHandlers: [] },
  });
  for (const gone of ["signedAt", "offeredTo"]) expect(moved).not.toHaveProperty(`assignment.${gone}`);
});

test("only the agency to which it was offered may take it", () => {
  given(...atRoads)
    .when(take("desk"))
    .thenRefused("appeal/not-offered", { agency: "desk" });
  given(...atRoads, offered)
    .when(take("east-office"))
    .thenRefused("appeal/not-offered", { offeredTo: "desk" });
});

test("nobody offers what another agency holds, to itself, or to an agency that is not there", () => {
  given(...atRoads)
    .when({ ...offer("east-office"), by: "agency:desk" } as Command)
    .thenRefused("appeal/not-yours");
  given(...atRoads)
    .when(offer("roads"))
    .thenRefused("appeal/takes-part-already", { as: "lead" });
  given(...atRoads)
    .when(offer("navy"))
    .thenRefused("city/unknown-agency", { agency: "navy" });
});
