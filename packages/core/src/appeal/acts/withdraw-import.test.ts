import { test } from "vitest";
import { appealId, at, closed, dispatchedTo, parked, registered, signed } from "../../../test/life.ts";
import { given } from "../../testing/given.ts";
import type { Event } from "../events.ts";
import type { Command } from "./index.ts";

const by = "import";
const imported = [registered({ by }), dispatchedTo("roads", { by, manner: "imported" })];
const ended = [...imported, closed({ by, because: "imported" })];
const withdraw = (events?: number): Command => ({
  type: "WithdrawImport",
  appealId,
  at: at(3000),
  by: "hotline",
  importId: "run",
  reason: "the wrong month",
  ...(events !== undefined && { events }),
});

test("a record of another system is taken back whole, and the withdrawal says of how much", () => {
  given(...imported)
    .when(withdraw())
    .then({ type: "ImportWithdrawn", importId: "run", events: 2 });
  given(...ended)
    .when(withdraw(9))
    .then({ type: "ImportWithdrawn", events: 3 });
});

test("only its last part is taken back where another import had brought the first", () => {
  given(...ended)
    .when(withdraw(1))
    .then({ type: "ImportWithdrawn", events: 1 });
});

test("what the clock announced of it goes with it", () => {
  const breached: Event = {
    type: "ClockBreached",
    appealId,
    at: at(2000),
    by: "clock",
    stage: "resolve",
    dueAt: at(1999),
  };
  given(...imported, breached)
    .when(withdraw())
    .then({ type: "ImportWithdrawn", events: 3 });
  given(...imported, breached, signed("roads", { at: at(2500) }))
    .when(withdraw())
    .thenRefused("appeal/depended-on", { event: "AssignmentSigned", more: 0 });
});

test("what people have built on stays, and the refusal names the first of it", () => {
  given(...imported, signed("roads"))
    .when(withdraw())
    .thenRefused("appeal/depended-on", { event: "AssignmentSigned", at: at(10), more: 0 });
  given(...imported, signed("roads"), parked("roads"))
    .when(withdraw(3))
    .thenRefused("appeal/depended-on", { event: "AssignmentSigned", more: 1 });
});

test("what was registered here was not imported", () => {
  given(registered(), dispatchedTo("roads", { by, manner: "imported" }))
    .when(withdraw())
    .thenRefused("appeal/depended-on", { event: "AppealRegistered" });
});
