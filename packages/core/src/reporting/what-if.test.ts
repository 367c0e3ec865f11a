import { expect, test } from "vitest";
import { at, closed, dispatchedTo, followedUp, registered, reported } from "../../test/life.ts";
import type { Event } from "../appeal/events.ts";
import { testBook, testCity } from "../testing/test-city.ts";
import { HOUR } from "../time/duration.ts";
import { clockVerdicts } from "./clock-verdicts.ts";
import { whatIf } from "./what-if.ts";

const book = testBook();

/** The test city with another natural limit for urgent matters. */
const withUrgent = (within: string, more: object = {}) =>
  testBook({
    ...testCity(),
    sla: {
      ...testCity().sla,
      value: {
        default: "urgent",
        policies: ["urgent", "standard"].map((id) => ({
          id,
          name: id,
          stages: { resolve: { startsOn: "dispatched", target: { within, clock: "natural" } }, ...more },
        })),
      },
    },
  });
const stricter = withUrgent("1h");
const laxer = withUrgent("12h");

/** Dispatched on Monday at 9:00 and settled so many minutes later, or not at all; urgent, four hours. */
const urgent = (number: number, minutes: number | undefined): readonly Event[] =>
  [
    registered({ text: "danger" }),
    dispatchedTo("roads", { limit: { policy: "urgent", dueAt: at(240) } }),
    ...(minutes === undefined
      ? []
      : [reported("roads", { at: at(minutes) }), followedUp({ at: at(minutes) }), closed({ at: at(minutes) })]),
  ].map((event) => ({ ...event, appealId: `testville:${number}` }));

async function* told(...histories: readonly (readonly Event[])[]) {
  for (const history of histories) yield { history };
}

const asOf = at(0) + 5 * HOUR;
const early = urgent(1, 30);
const between = urgent(2, 120);
const late = urgent(3, 299);
const open = urgent(4, undefined);

test("a draft says of every clock whether it would be late, and moves nothing that is in time either way", async () => {
  const answer = await whatIf(told(early, between, late, open), { book, draft: stricter, asOf, samples: 9 });
  expect(answer).toMatchObject({
    appeals: 4,
    clocks: 4,
    late: 2,
    draftLate: 3,
    newlyLate: 1,
    newlyInTime: 0,
    moved: 4,
  });
  expect(answer.samples.newlyLate).toEqual([
    {
      appealId: "testville:2",
      agency: "roads",
      stage: "resolve",
      registeredAt: at(0),
      now: { policy: "urgent", dueAt: at(240), late: false },
      draft: { policy: "urgent", dueAt: at(60), late: true },
    },
  ]);
});

test("what runs still is judged by the moment of the question", async () => {
  const answer = await whatIf(told(early, between, late, open), { book, draft: laxer, asOf, samples: 1 });
  expect(answer).toMatchObject({ late: 2, draftLate: 0, newlyLate: 0, newlyInTime: 2 });
  expect(answer.samples.newlyInTime.map(({ appealId }) => appealId)).toEqual(["testville:3"]);
});

test("counts stand by policy and stage, and by agency, and add up", async () => {
  const answer = await whatIf(told(early, between, late, open), { book, draft: stricter, asOf, samples: 0 });
  expect(answer.policies).toMatchObject([{ policy: "urgent", stage: "resolve", clocks: 4, newlyLate: 1 }]);
  expect(answer.agencies).toMatchObject([{ agency: "roads", clocks: 4, newlyLate: 1 }]);
  expect(answer.samples.newlyLate).toEqual([]);
});

test("a clock that only one book has is shown beside nothing", () => {
  const signing = { acknowledge: { startsOn: "dispatched", target: { within: "1h", clock: "natural" } } };
  const verdicts = clockVerdicts(open, { book, draft: withUrgent("4h", signing), asOf });
  expect(verdicts).toMatchObject([
    { stage: "acknowledge", now: undefined, draft: { dueAt: at(60), late: true } },
    { stage: "resolve", now: { late: true }, draft: { late: true } },
  ]);
});

test("a book beside itself changes nothing", async () => {
  const answer = await whatIf(told(early, between, late, open), { book, draft: testBook(), asOf, samples: 9 });
  expect(answer).toMatchObject({ newlyLate: 0, newlyInTime: 0, moved: 0, samples: { newlyLate: [], newlyInTime: [] } });
});

test("only appeals of the period count, and none whose import was taken back", async () => {
  const withdrawn = [
    ...open,
    {
      type: "ImportWithdrawn",
      appealId: "testville:4",
      at: at(900),
      by: "hotline",
      importId: "run",
      reason: "",
    } as const,
  ];
  const ask = { book, draft: stricter, asOf, samples: 0 };
  expect((await whatIf(told(open), { ...ask, from: at(0), before: at(1) })).clocks).toBe(1);
  expect((await whatIf(told(open), { ...ask, from: at(1) })).clocks).toBe(0);
  expect((await whatIf(told(open), { ...ask, before: at(0) })).clocks).toBe(0);
  expect((await whatIf(told(withdrawn), ask)).clocks).toBe(0);
});
