import { expect, test } from "vitest";
import { appealId, at, conferred, dispatchedTo, registered, returned } from "../../test/life.ts";
import type { Event } from "./events.ts";
import { Audience, viewerOf } from "./timeline-audience.ts";

const isInvolved = (agency: string, ...history: readonly Event[]): boolean =>
  viewerOf([registered(), ...history], `agency:${agency}`) === "agency";

test("an agency needs to know while the appeal is with it, and no longer once it gave it back", () => {
  expect(isInvolved("roads")).toBe(false);
  expect(isInvolved("roads", dispatchedTo("roads"))).toBe(true);
  expect(isInvolved("roads", dispatchedTo("roads"), returned("roads"))).toBe(false);
  expect(isInvolved("roads", dispatchedTo("roads"), returned("roads"), dispatchedTo("roads"))).toBe(true);
});

test("so do those that assist, have a copy, or are called to the spot", () => {
  const dispatched = dispatchedTo("roads", { coHandlers: ["parks"], copiedTo: ["east-district"] });
  const whistle = { appealId, at: at(30), by: "agency:roads", agency: "roads", matter: "a flood" } as const;
  const whistled: Event = { type: "WhistleBlown", ...whistle, departments: ["water"] };
  for (const agency of ["parks", "east-district", "water"]) expect(isInvolved(agency, dispatched, whistled)).toBe(true);
  expect(isInvolved("police", dispatched, whistled)).toBe(false);
});

test("an agency that was heard on whose it is knows of it until that is settled, unless it is the one", () => {
  expect(isInvolved("parks", conferred("parks", "roads"))).toBe(true);
  expect(isInvolved("parks", conferred("parks", "roads"), dispatchedTo("roads"))).toBe(false);
  expect(isInvolved("roads", conferred("parks", "roads"), dispatchedTo("roads"))).toBe(true);
});

test("who gave the appeal over does not see it any more, who took it does", () => {
  const moved: Event = {
    type: "AppealTransferred",
    appealId,
    at: at(40),
    by: "agency:parks",
    from: "roads",
    to: "parks",
    reason: "",
  };
  expect(isInvolved("roads", dispatchedTo("roads"), moved)).toBe(false);
  expect(isInvolved("parks", dispatchedTo("roads"), moved)).toBe(true);
});

test("an audience is one of four, and an agency has a name", () => {
  for (const text of ["public", "caller", "staff", "agency:NYPD"]) expect(Audience.safeParse(text).success).toBe(true);
  for (const text of ["", "agency", "agency:", "hotline", "PUBLIC"])
    expect(Audience.safeParse(text).success).toBe(false);
});
