import { expect, test } from "vitest";
import * as life from "../../test/life.ts";
import { agencyHolding, followUpsOf } from "./appeal.ts";
import type { Event } from "./events.ts";
import { fold } from "./history.ts";

const { at, closed, dispatchedTo, followedUp, notReached, registered, reopened, reported, returned, signed } = life;

test("a registered appeal is its matter and when it came; nobody holds it", () => {
  expect(fold([registered()])).toEqual({
    status: "registered",
    id: "testville:1",
    registeredAt: at(0),
    matter: life.matter,
    lastAt: at(0),
    returns: [],
    followUps: [],
    followUpsBefore: 0,
    reworks: 0,
    supervisions: [],
    whistles: [],
    escalations: [],
    duplicates: [],
    excluded: false,
  });
});

test("a dispatched appeal says who holds it, since when, how, and when it was signed for", () => {
  const limit = { policy: "standard", dueAt: at(9000) };
  expect(fold([registered(), dispatchedTo("roads", { limit }), signed("roads")])).toMatchObject({
    status: "signed",
    assignment: {
      agency: "roads",
      dispatchedAt: at(0),
      manner: "direct",
      copiedTo: [],
      limit,
      signedAt: at(10),
    },
  });
});

test("a returned appeal is with nobody, and remembers who had it", () => {
  const appeal = fold([registered(), dispatchedTo("roads"), returned("roads")]);
  expect(appeal).toMatchObject({ status: "registered", returns: [{ agency: "roads", at: at(15), ground: "duty" }] });
  expect(appeal && agencyHolding(appeal)).toBeUndefined();
});

test("the first contact counts, later ones do not move it", () => {
  const twice = [life.contacted("roads"), life.contacted("roads", { at: at(40) })];
  expect(fold([registered(), dispatchedTo("roads"), ...twice])?.contactedAt).toBe(at(20));
});

test("rework takes the report back and is counted", () => {
  const appeal = fold([registered(), dispatchedTo("roads"), reported("roads"), life.reworkOrdered("roads")]);
  expect(appeal).toMatchObject({ status: "handling", reworks: 1 });
  expect(appeal).not.toHaveProperty("reportedAt");
});

test("follow-ups before the last result were about another one", () => {
  const reworked = [followedUp({ resolved: "no" }), life.reworkOrdered("roads"), reported("roads", { at: at(500) })];
  const appeal = fold([
    registered(),
    dispatchedTo("roads"),
    reported("roads"),
    ...reworked,
    notReached({ at: at(600) }),
  ]);
  if (appeal?.status !== "reported") throw new Error("the appeal is reported");
  expect(appeal.followUps.length).toBe(2);
  expect(followUpsOf(appeal)).toEqual([{ at: at(600), channel: "phone", reached: false }]);
});

test("a closed appeal keeps who held it; reopened, it is with nobody and keeps what was learned", () => {
  const ended = fold([registered(), dispatchedTo("roads"), reported("roads"), followedUp(), closed()]);
  expect(ended).toMatchObject({ status: "closed", endedAt: at(120), assignment: { agency: "roads" } });
  const again = fold([reopened()], ended);
  expect(again).toMatchObject({ status: "registered", followUps: [{ reached: true }], lastAt: at(1440) });
  for (const gone of ["assignment", "reportedAt", "endedAt"]) expect(again).not.toHaveProperty(gone);
});

test("taken out of another appeal, an appeal stands where it stood", () => {
  const base = { appealId: life.appealId, by: "hotline" } as const;
  const merged: Event = { type: "AppealMerged", ...base, at: at(30), into: "testville:2" };
  const unmerged: Event = { type: "AppealUnmerged", ...base, at: at(40), from: "testville:2", reason: "another hole" };
  const before = fold([registered(), dispatchedTo("roads")]);
  expect(fold([merged, unmerged], before)).toEqual({ ...before, lastAt: at(40) });
});
