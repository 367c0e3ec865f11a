import { describe, expect, test } from "vitest";
import {
  appealId,
  at,
  closed,
  dispatchedTo,
  followedUp,
  followUp,
  notReached,
  registered,
  reported,
} from "../../../test/life.ts";
import { given } from "../../testing/given.ts";
import { DAY } from "../../time/duration.ts";
import { fold } from "../history.ts";
import type { Command } from "./index.ts";

const toldRoads = [registered(), dispatchedTo("roads"), reported("roads")];
const over = [...toldRoads, followedUp(), closed()];

describe("a follow-up", () => {
  test("can be answered by the caller too, on the web or by message", () =>
    given(...toldRoads)
      .when(followUp({ by: "caller", channel: "web" }))
      .then({ type: "FollowUpRecorded", by: "caller" }, { type: "AppealClosed" }));

  test("has one vote: a second answer to the same result is refused, whoever brings it", () => {
    const kept = [...toldRoads, followedUp({ resolved: "no" })];
    given(...kept)
      .when(followUp())
      .thenRefused("appeal/answered-already", { at: at(120) });
    given(...kept)
      .when(followUp({ by: "caller", channel: "web" }))
      .thenRefused("appeal/answered-already");
    given(...toldRoads, notReached())
      .when(followUp())
      .then({ type: "FollowUpRecorded" }, { type: "AppealClosed" });
  });

  test("holds no answers of somebody who was not reached, and some of who was", () => {
    given(...toldRoads)
      .when(followUp({ reached: false }))
      .thenRefused("appeal/unsound-answer", { why: "unreached" });
    const silent = { contacted: undefined, resolved: undefined, satisfied: undefined };
    given(...toldRoads)
      .when(followUp(silent))
      .thenRefused("appeal/unsound-answer", { why: "empty" });
    given(...toldRoads)
      .when(followUp({ ...silent, by: "caller", reached: false }))
      .thenRefused("appeal/unsound-answer", { why: "unreached" });
  });
});

describe("when the limit has passed without a result", () => {
  const late = [registered(), dispatchedTo("roads", { limit: { policy: "urgent", dueAt: at(240) } })];
  const asked = (facts: object) => followUp({ at: at(300), ...facts });

  test("the caller is asked all the same, and closes the appeal by saying that it is settled", () =>
    given(...late)
      .when(asked({ resolved: "yes" }))
      .then({ type: "FollowUpRecorded" }, { type: "AppealClosed", because: "followed-up" }));

  test("the agency is pressed where it is not, and keeps the appeal", () =>
    given(...late)
      .when(asked({ resolved: "no", satisfied: "dissatisfied" }))
      .then({ type: "FollowUpRecorded" }, { type: "AppealSupervised", form: "written", agency: "roads" }));

  test("and not before", () =>
    given(...late)
      .when(asked({ at: at(240) }))
      .thenRefused("appeal/not-due-yet"));
});

describe("a vote", () => {
  const change = (facts: Partial<Extract<Command, { type: "ChangeVote" }>> = {}): Command => ({
    type: "ChangeVote",
    appealId,
    at: at(300),
    by: "caller",
    channel: "web",
    contacted: true,
    resolved: "no",
    satisfied: "dissatisfied",
    reason: "it broke again",
    ...facts,
  });

  test("can be changed while the city allows it; the log keeps both", () => {
    given(...over)
      .when(change())
      .then({ type: "VoteChanged", resolved: "no" });
    const { reason: _, type: __, ...vote } = change() as Extract<Command, { type: "ChangeVote" }>;
    const changed = fold([...over, { ...vote, type: "VoteChanged", reason: "" }]);
    expect(changed?.followUps.map(({ resolved }) => resolved)).toEqual(["yes", "no"]);
    const late = at(120) + 7 * DAY;
    given(...over)
      .when(change({ at: late }))
      .then({ type: "VoteChanged" });
    given(...over)
      .when(change({ at: late + 1 }))
      .thenRefused("appeal/too-late", { until: late });
  });

  test("is refused where nobody voted, and where nothing changes", () => {
    given(...toldRoads, notReached(), closed())
      .when(change())
      .thenRefused("appeal/not-followed-up");
    given(...over)
      .when(change({ resolved: "yes", satisfied: "satisfied" }))
      .thenRefused("appeal/answered-already", { at: at(120) });
  });
});
