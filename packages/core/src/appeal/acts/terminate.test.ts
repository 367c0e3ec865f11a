import { expect, test } from "vitest";
import { appealId, at, dispatchedTo, registered, signed } from "../../../test/life.ts";
import { given } from "../../testing/given.ts";
import type { Event } from "../events.ts";
import { fold } from "../history.ts";
import type { Command } from "./index.ts";

const atRoads = [registered(), dispatchedTo("roads"), signed("roads")];
const base = { appealId, at: at(30), reason: "the caller lets nobody in" } as const;
const ask: Command = { type: "RequestTermination", ...base, by: "agency:roads", ground: "no-cooperation" };
const end: Command = { type: "TerminateAppeal", ...base, by: "hotline" };
const deny: Command = { type: "DenyTermination", ...base, by: "hotline" };
const asked: Event = { ...ask, type: "TerminationRequested", agency: "roads", ground: "no-cooperation" };
const denied: Event = { type: "TerminationDenied", ...base, by: "hotline" };

test("an agency asks to end the work, and the hotline ends it or says no", () => {
  given(...atRoads)
    .when(ask)
    .then({ type: "TerminationRequested", agency: "roads", ground: "no-cooperation" });
  given(...atRoads, asked)
    .when(end)
    .then({ type: "AppealTerminated" });
  given(...atRoads, asked)
    .when(deny)
    .then({ type: "TerminationDenied" });
  expect(fold([...atRoads, asked])).toMatchObject({
    assignment: { termination: { at: at(30), ground: "no-cooperation" } },
  });
  expect(fold([...atRoads, asked, denied])).not.toHaveProperty("assignment.termination");
});

test("nothing ends that nobody asked to end, and nobody asks twice before the answer", () => {
  given(...atRoads)
    .when(end)
    .thenRefused("appeal/nothing-asked", { act: "request-termination" });
  given(...atRoads)
    .when(deny)
    .thenRefused("appeal/nothing-asked");
  given(...atRoads, asked)
    .when(ask)
    .thenRefused("appeal/asked-already", { since: at(30) });
  given(...atRoads, asked, denied)
    .when(ask)
    .then({ type: "TerminationRequested" });
  given(...atRoads)
    .when({ ...ask, by: "agency:desk" })
    .thenRefused("appeal/not-yours");
});
