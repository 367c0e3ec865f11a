import { describe, expect, test } from "vitest";
import {
  appealId,
  at,
  closed,
  dispatchedTo,
  disputed,
  followedUp,
  notReached,
  parked,
  registered,
  reopened,
  reported,
  returned,
  reworkOrdered,
} from "../../test/life.ts";
import type { Event } from "../appeal/events.ts";
import { testBook, testCity } from "../testing/test-city.ts";
import { HOUR } from "../time/duration.ts";
import { facts } from "./facts.ts";

const book = testBook();
const toRoads = [registered(), dispatchedTo("roads")];
const base = { appealId, at: at(200) } as const;
const reviewed = { ...base, by: "reviewer" } as const;
const asked = { ...base, by: "agency:roads", agency: "roads", reason: "no" } as const;

const agenciesOf = (...history: readonly Event[]) => facts(history, book)?.conduct.agencies;

/** What is told of the road department, the first that had it. */
const roadsOf = (...history: readonly Event[]) => agenciesOf(...history)?.[0];
const resultsOf = (...history: readonly Event[]) => roadsOf(...toRoads, ...history)?.results;

describe("an act is told of the agency that acted", () => {
  test("and nothing of one that held an appeal and did what it should", () => {
    expect(agenciesOf(...toRoads)).toEqual([
      {
        agency: "roads",
        disputed: false,
        returned: false,
        terminationAsked: false,
        exclusionAsked: false,
        exclusionGranted: false,
        merged: false,
        part: false,
        results: [],
      },
    ]);
  });

  test("though another one has the appeal in the end", () => {
    expect(agenciesOf(...toRoads, returned("roads"), dispatchedTo("desk", { at: at(20) }))).toMatchObject([
      { agency: "roads", returned: true },
      { agency: "desk", returned: false },
    ]);
    expect(
      agenciesOf(...toRoads, {
        ...base,
        type: "AppealTransferred",
        by: "agency:desk",
        from: "roads",
        to: "desk",
        reason: "",
      }),
    ).toMatchObject([{ agency: "roads" }, { agency: "desk" }]);
  });

  test("a dispute is one whatever was ruled, and what the reviewer takes away is no return", () => {
    const upheld: Event = { type: "DisputeRuled", ...reviewed, upheld: true, reason: "" };
    const taken = returned("roads", { by: "reviewer", at: at(200) });
    expect(roadsOf(...toRoads, disputed("roads"), upheld, taken)).toMatchObject({ disputed: true, returned: false });
  });

  test("terminations and exclusions are counted when they are asked", () => {
    expect(
      roadsOf(...toRoads, { type: "TerminationRequested", ...asked, ground: "out-of-scope" }, reported("roads"), {
        type: "ExclusionRequested",
        ...asked,
        ground: "malicious",
      }),
    ).toMatchObject({ terminationAsked: true, exclusionAsked: true, exclusionGranted: false });
  });

  test("the last ruling on an exclusion counts", () => {
    const ruled = (excluded: boolean): Event => ({ type: "ExclusionRuled", ...reviewed, excluded, reason: "" });
    const request: Event = { type: "ExclusionRequested", ...asked, ground: "malicious" };
    const life = [...toRoads, reported("roads"), request];
    expect(roadsOf(...life, ruled(true))).toMatchObject({ exclusionGranted: true });
    expect(roadsOf(...life, ruled(false))).toMatchObject({ exclusionGranted: false });
    expect(roadsOf(...life, ruled(false), ruled(true))).toMatchObject({ exclusionGranted: true });
  });
});

describe("an appeal that was merged", () => {
  const merged: Event = { type: "AppealMerged", ...base, at: at(5), by: "hotline", into: "testville:2" };
  const unmerged: Event = {
    type: "AppealUnmerged",
    ...base,
    at: at(6),
    by: "hotline",
    from: "testville:2",
    reason: "",
  };

  test("is told of who held it, until it is taken out again", () => {
    expect(roadsOf(...toRoads, merged)).toMatchObject({ merged: true });
    expect(roadsOf(...toRoads, merged, unmerged)).toMatchObject({ merged: false });
  });

  test("before anybody had it is told of the agency whose result it shares", () => {
    const shared = reported("roads", { sharedFrom: "testville:2" });
    expect(agenciesOf(registered(), merged, shared)).toMatchObject([{ agency: "roads", merged: true }]);
    expect(agenciesOf(registered(), merged, unmerged, dispatchedTo("roads", { at: at(9) }))).toMatchObject([
      { merged: false },
    ]);
  });

  test("is another thing than a part of one that was split", () => {
    const part = roadsOf(registered({ partOf: "testville:9" }), dispatchedTo("roads"));
    expect(part).toMatchObject({ part: true, merged: false });
  });
});

describe("the share of the limit that a result used", () => {
  const used = (moment: number, ...before: readonly Event[]) =>
    resultsOf(...before, reported("roads", { at: moment }))?.[0]?.limitUsed;

  test("is one of open time where the limit counts by a calendar", () => {
    // Three working days from Monday 09:00 to Thursday 17:00 hold 32 open hours; the first day closes after eight of them.
    expect(used(at(60))).toBeCloseTo(1 / 32);
    expect(used(at(8 * 60))).toBeCloseTo(8 / 32);
    expect(used(at(20 * 60))).toBeCloseTo(8 / 32);
  });

  test("is the whole at the limit, and more after it", () => {
    const due = at(0) + (3 * 24 + 8) * HOUR;
    expect(used(due)).toBe(1);
    expect(used(due + 1)).toBeGreaterThan(1);
    expect(used(due + 24 * HOUR)).toBeCloseTo(40 / 32);
  });

  test("is of natural time where that is the limit", () => {
    const urgent = [registered({ text: "danger" }), dispatchedTo("roads", { limit: { policy: "urgent" } })];
    const result = reported("roads", { at: at(60) });
    expect(roadsOf(...urgent, result)?.results).toMatchObject([{ limitUsed: 1 / 4 }]);
  });

  test("is none where the result came while the clock stood still", () => {
    expect(used(at(60), parked("roads"))).toBeUndefined();
  });

  test("begins anew with rework", () => {
    const again = [
      reported("roads"),
      followedUp({ resolved: "no" }),
      reworkOrdered("roads"),
      reported("roads", { at: at(180) }),
    ];
    const shares = resultsOf(...again)?.map(({ limitUsed }) => limitUsed);
    expect(shares?.[0]).toBeCloseTo(1 / 32);
    // From 11:00 on Monday to 17:00 on Thursday it is 30 open hours.
    expect(shares?.[1]).toBeCloseTo(1 / 30);
  });
});

describe("what the caller said of a result", () => {
  const changed = (more: object): Event => ({
    type: "VoteChanged",
    ...base,
    by: "caller",
    channel: "web",
    reason: "looked again",
    ...more,
  });

  test("is nothing before anybody asked, and nothing where nobody was reached", () => {
    expect(resultsOf(reported("roads"))).toMatchObject([{ asked: false, answer: undefined, resolved: undefined }]);
    expect(resultsOf(reported("roads"), notReached())).toMatchObject([{ asked: true, answer: undefined }]);
  });

  test("is told with the channel of the answer", () => {
    const web = followedUp({ by: "caller", channel: "web", resolved: "partly" });
    expect(resultsOf(reported("roads"), notReached(), web)).toMatchObject([
      { asked: true, answer: { channel: "web", resolved: "partly" }, resolved: "partly" },
    ]);
  });

  test("of each result is told apart", () => {
    const again = [reworkOrdered("roads"), reported("roads", { at: at(180) }), followedUp({ at: at(190) })];
    expect(resultsOf(reported("roads"), followedUp({ resolved: "no" }), ...again)).toMatchObject([
      { resolved: "no" },
      { resolved: "yes" },
    ]);
  });

  test("before a result is of none", () => {
    expect(resultsOf(followedUp({ at: at(30) }), reported("roads"))).toMatchObject([{ asked: false }]);
    expect(resultsOf(reported("roads"), closed(), reopened(), followedUp({ at: at(1500) }))).toMatchObject([
      { asked: false },
    ]);
  });

  test("may be changed: the last word counts, the channel is that of the first", () => {
    const first = followedUp({ resolved: "no", satisfied: "dissatisfied" });
    const better = changed({ contacted: true, resolved: "yes", satisfied: "dissatisfied" });
    expect(resultsOf(reported("roads"), first, closed(), better)).toMatchObject([
      { answer: { channel: "phone", resolved: "no" }, resolved: "yes", bettered: true },
    ]);
  });

  test.each([
    ["worse", { contacted: true, resolved: "no", satisfied: "satisfied" }, false],
    ["better here and worse there", { contacted: true, resolved: "yes", satisfied: "dissatisfied" }, false],
    ["better", { contacted: true, resolved: "partly", satisfied: "very-satisfied" }, true],
    ["no longer said", { contacted: true }, false],
  ])("a change that is %s", (_name, vote, bettered) => {
    const first = followedUp({ resolved: "partly", satisfied: "satisfied" });
    expect(resultsOf(reported("roads"), first, closed(), changed(vote))).toMatchObject([{ bettered }]);
  });
});

describe("loud cues", () => {
  const city = testCity();
  const loudCues = { petition: ["Petition"], media: ["the papers", "television"] };
  const loudBook = testBook({ ...city, city: { ...city.city, value: { ...(city.city.value as object), loudCues } } });
  const hearingOf = (text: string, ...more: readonly Event[]) =>
    facts([registered({ text }), ...more], loudBook)?.conduct.hearing;

  test("are found in whatever letters, and named without their words", () => {
    const heard = hearingOf("A PETITION will go out, and THE PAPERS know", dispatchedTo("roads"));
    expect(heard).toEqual({ cues: ["petition", "media"], raised: false, contactAfter: undefined });
    expect(JSON.stringify(heard).toLowerCase()).not.toContain("papers");
  });

  test("stand beside the priority of the first dispatch and the time to the first contact", () => {
    const contact: Event = { type: "CallerContacted", ...base, at: at(90), by: "agency:roads", agency: "roads" };
    expect(hearingOf("quiet", dispatchedTo("roads", { priority: "high" }), contact)).toEqual({
      cues: [],
      raised: true,
      contactAfter: 90 * 60_000,
    });
    expect(hearingOf("quiet", dispatchedTo("roads", { priority: "low" }))).toMatchObject({ raised: false });
  });

  test("are not looked for before anybody was given the appeal, nor where the city names none", () => {
    expect(hearingOf("petition")).toBeUndefined();
    expect(facts(toRoads, book)?.conduct.hearing).toBeUndefined();
  });
});
