import { describe, expect, test } from "vitest";
import type { Event, History } from "../../appeal/events.ts";
import { HOUR } from "../../time/duration.ts";
import { observeAppeal } from "./observe-appeal.ts";
import type { ObservedAppeal } from "./observed-appeal.ts";

/** What happened at an hour. */
type At<One extends Event = Event> = One extends Event ? Omit<One, "appealId" | "at" | "by"> : never;
type Told = readonly (readonly [number, At])[];
const history = (...events: Told): History =>
  events.map(([hour, event]) => ({ ...event, appealId: "one", at: hour * HOUR, by: "hotline" }) as Event);

const registered: At = {
  type: "AppealRegistered",
  hotline: "testville",
  kind: "complaint",
  channel: "phone",
  category: "noise",
  text: "",
};
const dispatchedTo = (agency: string, dueIn?: number): At => ({
  type: "AppealDispatched",
  agency,
  manner: "table" as never,
  book: "b",
  ...(dueIn !== undefined && { limit: { dueAt: dueIn * HOUR } }),
});
const signedBy = (agency: string): At => ({ type: "AssignmentSigned", agency });
const returnedBy = (agency: string): At => ({ type: "AssignmentReturned", agency, ground: "duty", reason: "no" });
const result = (agency: string): At => ({ type: "ResultReported", agency, result: "done" });
const calledBack = (more: Partial<Extract<At, { type: "FollowUpRecorded" }>>): At => ({
  type: "FollowUpRecorded",
  channel: "phone",
  reached: true,
  ...more,
});
const redone: At = { type: "ReworkOrdered", agency: "roads", reason: "again" };
const never = (): undefined => undefined;
const observed = (...events: Told): ObservedAppeal => observeAppeal(history(...events), never) as ObservedAppeal;

/** Each stretch as `what agency from-until`, with a + where it was cut off. */
const stretches = ({ stretches: all }: ObservedAppeal): readonly string[] =>
  all.map(
    ({ what, agency, from, until, ended }) =>
      `${what} ${agency} ${from / HOUR}-${until === undefined ? "" : until / HOUR}${ended ? "" : "+"}`,
  );

describe("what is timed", () => {
  test("of an order that is signed for and done", () => {
    const one = observed([0, registered], [1, dispatchedTo("roads")], [3, signedBy("roads")], [9, result("roads")]);
    expect(stretches(one)).toEqual(["signs roads 1-3", "work roads 3-9", "handling roads 1-9", "after roads 9-+"]);
    expect(one).toMatchObject({ firstAgency: "roads", resultAt: 9 * HOUR, decision: "signed", contacted: false });
  });

  test("of one that is returned, and open with the next agency", () => {
    const one = observed(
      [0, registered],
      [1, dispatchedTo("roads")],
      [2, returnedBy("roads")],
      [4, dispatchedTo("parks")],
    );
    expect(stretches(one)).toEqual(["signs roads 1-2", "handling roads 1-2+", "signs parks 4-+", "handling parks 4-+"]);
    expect(one.decision).toBe("returned");
  });

  test("of one that nobody signs for, as in many records: only how long it lay there", () => {
    const closed: At = { type: "AppealClosed", because: "imported" };
    const one = observed([0, registered], [0, dispatchedTo("roads")], [5, closed]);
    expect(stretches(one)).toEqual(["handling roads 0-5"]);
    expect([one.decision, one.resultAt]).toEqual([undefined, 5 * HOUR]);
  });

  test("of work that another agency takes over, or that is ended without a result: that it was cut off", () => {
    const transferred: At = { type: "AppealTransferred", from: "roads", to: "parks", reason: "theirs" };
    const terminated: At = { type: "AppealTerminated", reason: "no more" };
    const one = observed(
      [0, registered],
      [0, dispatchedTo("roads")],
      [1, signedBy("roads")],
      [4, transferred],
      [6, terminated],
    );
    expect(stretches(one)).toEqual([
      "signs roads 0-1",
      "work roads 1-4+",
      "handling roads 0-4+",
      "work parks 4-6+",
      "handling parks 4-6+",
    ]);
  });

  test("of follow-ups: the first after each result, and each one after an attempt that reached nobody", () => {
    const missed = calledBack({ reached: false });
    const no = calledBack({ resolved: "no" });
    const one = observed(
      ...([
        [0, registered],
        [0, dispatchedTo("roads")],
        [2, result("roads")],
        [5, missed],
        [9, no],
      ] as const),
      ...([
        [9, redone],
        [12, result("roads")],
        [13, calledBack({ resolved: "yes" })],
      ] as const),
    );
    expect(stretches(one).slice(1)).toEqual([
      "after roads 2-5",
      "again roads 5-9",
      "rework roads 9-12",
      "after roads 12-13",
    ]);
    expect([one.attempts, one.answers.length]).toEqual([3, 2]);
  });
});

describe("what a caller says is kept with what had become of the appeal", () => {
  test("how long it took, whether it was late, done again, and whether anybody had spoken with the caller", () => {
    const one = observed(
      ...([
        [0, { ...registered, earlierAppeals: 2 }],
        [0, dispatchedTo("roads", 30)],
        [24, result("roads")],
      ] as const),
      ...([
        [25, calledBack({ resolved: "no", satisfied: "dissatisfied" })],
        [25, redone],
      ] as const),
      ...([
        [40, { type: "CallerContacted", agency: "roads" }],
        [48, result("roads")],
        [50, calledBack({})],
      ] as const),
    );
    expect(one.answers).toEqual([
      { days: 1, late: false, redone: 0, silent: true, again: true, resolved: "no", satisfied: "dissatisfied" },
      { days: 2, late: true, redone: 1, silent: false, again: true, resolved: undefined, satisfied: undefined },
    ]);
    expect(one.contacted).toBe(false);
  });

  test("where no limit was promised it is the city's own", () => {
    const told = history([0, registered], [0, dispatchedTo("roads")], [24, result("roads")], [25, calledBack({})]);
    const late = (hours: number) => observeAppeal(told, () => hours * HOUR)?.answers[0]?.late;
    expect([late(20), late(30)]).toEqual([true, false]);
  });
});

test("an import that was taken back tells nothing", () => {
  const withdrawn: At = { type: "ImportWithdrawn", importId: "i", reason: "wrong file" };
  expect(observeAppeal(history([0, registered], [1, withdrawn]), never)).toBeUndefined();
  expect(observeAppeal([], never)).toBeUndefined();
});
