import fc from "fast-check";
import { expect, test } from "vitest";
import { type AppealFacts, facts } from "../../src/reporting/facts.ts";
import { cellsOf, type Measures, measureAll, tally } from "../../src/reporting/measures.ts";
import { type Period, periodKinds } from "../../src/reporting/scores/periods.ts";
import { scoreBoard } from "../../src/reporting/scores/score-board.ts";
import { testBook } from "../../src/testing/test-city.ts";
import { dispatchedTo, followedUp, registered, reported } from "../life.ts";
import { arbitraryFacts } from "../oracles/arbitrary-facts.ts";
import { tried } from "../runs.ts";

const book = testBook();
const many = fc.array(arbitraryFacts(book), { maxLength: 40 });
/** Every kind of period in which some of the appeals lie. */
const periodsOf = (appeals: readonly AppealFacts[]): readonly Period[] => {
  const days = [...new Set(appeals.map(({ registeredAt }) => new Intl.DateTimeFormat("sv").format(registeredAt)))];
  return days.slice(0, 2).flatMap((day) => Object.values(periodKinds).map((kind) => kind.at(`${day}T00`)));
};

const boards = (measures: Measures, periods: readonly Period[]) =>
  periods.flatMap((period) =>
    (["without-excluded", "with-excluded"] as const).map((basis) =>
      scoreBoard({ measures, book, period, previous: periodKinds[period.kind].before(period), basis, draws: 20 }),
    ),
  );

test("scores of two logs merge: counted apart and added they are what they are counted together", () =>
  fc.assert(
    fc.asyncProperty(many, many, async (one, other) => {
      const periods = periodsOf([...one, ...other]);
      const merged = tally();
      for (const part of [one, other]) for (const appeal of part) merged.add(cellsOf(appeal, book));
      expect(boards(merged, periods)).toEqual(boards(await measureAll([...one, ...other], book), periods));
    }),
    tried(50, 2000),
  ));

test("the order of independent appeals changes no score", () =>
  fc.assert(
    fc.asyncProperty(
      many.chain((appeals) =>
        fc.tuple(fc.constant(appeals), fc.shuffledSubarray(appeals, { minLength: appeals.length })),
      ),
      async ([appeals, shuffled]) => {
        const periods = periodsOf(appeals);
        const [one, other] = [await measureAll(appeals, book), await measureAll(shuffled, book)];
        expect(boards(other, periods)).toEqual(boards(one, periods));
      },
    ),
    tried(50, 2000),
  ));

test("a ruling that leaves an appeal out changes the one basis and not the other", () =>
  fc.assert(
    fc.asyncProperty(many, async (appeals) => {
      const periods = periodsOf(appeals);
      const all = await measureAll(
        appeals.map((one) => ({ ...one, excluded: false })),
        book,
      );
      const none = await measureAll(
        appeals.map((one) => ({ ...one, excluded: true })),
        book,
      );
      for (const period of periods) {
        const board = (measures: Measures, basis: "with-excluded" | "without-excluded") =>
          scoreBoard({ measures, book, period, basis, draws: 0 }).ladders.map(({ rows }) =>
            rows.map(({ unit, valid, score }) => [unit, valid, score]),
          );
        expect(board(none, "with-excluded")).toEqual(board(all, "with-excluded"));
        expect(
          board(none, "without-excluded")
            .flat()
            .every(([, valid]) => valid === 0),
        ).toBe(true);
      }
    }),
    tried(50, 2000),
  ));

test("who called is in no figure: with another reference, or none, an appeal counts for the same", () => {
  const life = (caller: string | undefined) =>
    facts(
      [registered(caller === undefined ? {} : { caller }), dispatchedTo("roads"), reported("roads"), followedUp()],
      book,
    );
  const cells = (caller: string | undefined) => {
    const one = life(caller);
    return one && cellsOf(one, book);
  };
  expect(cells("caller-1")).toEqual(cells(undefined));
});
