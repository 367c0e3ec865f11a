import { expect, test } from "vitest";
import {
  appealId,
  at,
  calledInVain,
  closed,
  dispatchedTo,
  followedUp,
  followUp,
  notReached,
  register,
  registered,
  reported,
  reportedBy,
  returned,
  returnedBy,
  reworkOrdered,
} from "../../test/life.ts";
import type { Command } from "../appeal/acts/index.ts";
import type { Event } from "../appeal/events.ts";
import { given } from "../testing/given.ts";
import { testBook, testCity } from "../testing/test-city.ts";
import { HOUR } from "../time/duration.ts";
import { advance } from "./advance.ts";

const atRoads = [registered(), dispatchedTo("roads")];
const reportedByRoads = [...atRoads, reported("roads")];
const dispatched = (agency: string) => ({ type: "AppealDispatched", agency }) as const;

test("an appeal is dispatched at once, by the first rule that fits, with the limit of its policy", () => {
  given()
    .when(register({ text: "a hole, danger!" }))
    .then(
      { type: "AppealRegistered", by: "caller" },
      {
        type: "AppealDispatched",
        by: "hotline",
        at: at(0),
        agency: "roads",
        manner: "direct",
        limit: { policy: "urgent", dueAt: at(0) + 4 * HOUR },
      },
    );
});

test("a dispatch says for ever by which rule of which table it was made, and because of what", () => {
  const book = testBook();
  const outcome = advance([], register(), book);
  expect(outcome.ok && outcome.value[1]).toMatchObject({
    route: {
      version: book.routing.at(0).set.version,
      steps: [
        {
          table: "assign",
          rule: "streets",
          because: [{ condition: "category", got: "streets-hole", by: "streets" }],
        },
      ],
    },
    book: book.version,
  });
});

test("what another system recorded is taken down and nothing reacts to it", () =>
  given()
    .when(register({ by: "import" }))
    .then({ type: "AppealRegistered", by: "import" }));

test("an appeal returned by an agency goes to the next rule, never back", () =>
  given(...atRoads)
    .when(returnedBy("roads"))
    .then({ type: "AssignmentReturned", agency: "roads" }, dispatched("desk")));

test("an appeal that every rule's agency returned waits for a person", () =>
  given(...atRoads, returned("roads"), dispatchedTo("desk", { at: at(15) }))
    .when(returnedBy("desk", { at: at(20) }))
    .then({ type: "AssignmentReturned", agency: "desk" }));

test("after as many returns as the city allows the next is refused", () =>
  given(...atRoads, returned("roads"), dispatchedTo("desk"), returned("desk"), dispatchedTo("east-office"))
    .when(returnedBy("east-office"))
    .thenRefused("appeal/may-not-return", { agency: "east-office", why: "too-often" }));

test("a reopened appeal is dispatched anew, and not to who had returned it", () => {
  const life = [...atRoads, returned("roads"), dispatchedTo("desk", { at: at(15) }), reported("desk")];
  const order: Command = {
    type: "ReopenAppeal",
    appealId: "testville:1",
    at: at(1440),
    by: "hotline",
    reason: "again",
  };
  given(...life, followedUp(), closed())
    .when(order)
    .then({ type: "AppealReopened" }, { type: "AppealDispatched", agency: "desk", at: at(1440) });
});

test("a reported result waits for the follow-up", () =>
  given(...atRoads)
    .when(reportedBy("roads"))
    .then({ type: "ResultReported", agency: "roads" }));

test.each(["yes", "partly", undefined] as const)(
  "a caller who says %s to “is it resolved?” closes the appeal",
  (resolved) =>
    given(...reportedByRoads)
      .when(followUp({ resolved }))
      .then({ type: "FollowUpRecorded" }, { type: "AppealClosed", because: "followed-up", at: at(120) }),
);

test("a caller who says that it is not resolved sends it back to its agency", () =>
  given(...reportedByRoads)
    .when(followUp({ resolved: "no" }))
    .then({ type: "FollowUpRecorded" }, { type: "ReworkOrdered", agency: "roads", by: "hotline" }));

/** Sent back twice, and reported a third time. */
const reworkedTwice = [100, 200]
  .flatMap((minute) => [
    reported("roads", { at: at(minute) }),
    followedUp({ resolved: "no", at: at(minute + 10) }),
    reworkOrdered("roads", { at: at(minute + 10) }),
  ])
  .concat(reported("roads", { at: at(300) }));

test("not resolved after as many reworks as the city allows, the agency is supervised", () => {
  given(...atRoads, ...reworkedTwice)
    .when(followUp({ resolved: "no", at: at(600) }))
    .then({ type: "FollowUpRecorded" }, { type: "AppealSupervised", form: "written", agency: "roads" });
});

test("where an agency stands above, it gets the appeal as a problem order, and the rework is done once more", () => {
  const folder = testCity();
  const under = (cells: readonly string[]) =>
    cells[0] === "roads" ? ["roads", "Roads", "department", "desk", ""] : cells;
  const rows = folder.agencies.rows.map(({ line, cells }) => ({ line, cells: under(cells) }));
  const book = testBook({ ...folder, agencies: { ...folder.agencies, rows } });
  const raised = { type: "ProblemOrderRaised", to: "desk" } as const;
  given(...atRoads, ...reworkedTwice)
    .inCity(book)
    .when(followUp({ resolved: "no", at: at(600) }))
    .then(
      { type: "FollowUpRecorded" },
      raised,
      { type: "AppealSupervised", form: "written" },
      { type: "ReworkOrdered", agency: "roads", reason: "not resolved after 2 reworks" },
    );
  const order: Event = { ...raised, appealId, at: at(500), by: "hotline", reason: "again" };
  const written: Event = {
    type: "AppealSupervised",
    appealId,
    at: at(500),
    by: "hotline",
    form: "written",
    agency: "roads",
    reason: "",
  };
  given(...atRoads, ...reworkedTwice, order, written)
    .inCity(book)
    .when(followUp({ resolved: "no", at: at(600) }))
    .then({ type: "FollowUpRecorded" }, { type: "AppealSupervised", form: "listed" });
});

test("a caller who is not reached is tried as often as the city says; then the appeal closes as unreachable", () => {
  given(...reportedByRoads, notReached())
    .when(calledInVain())
    .then({ type: "FollowUpRecorded" });
  given(...reportedByRoads, notReached(), notReached())
    .when(calledInVain())
    .then({ type: "FollowUpRecorded" }, { type: "AppealClosed", because: "unreachable" });
});

test("attempts to reach the caller about an earlier result do not count", () =>
  given(
    ...reportedByRoads,
    notReached(),
    followedUp({ resolved: "no" }),
    reworkOrdered("roads"),
    reported("roads", { at: at(500) }),
  )
    .when(calledInVain({ at: at(600) }))
    .then({ type: "FollowUpRecorded" }));

test("a refused command makes nothing happen", () =>
  given(...atRoads)
    .when(followUp())
    .thenRefused("appeal/not-due-yet"));
