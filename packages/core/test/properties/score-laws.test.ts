import fc from "fast-check";
import { expect, test } from "vitest";
import { agencyHolding } from "../../src/appeal/appeal.ts";
import { fold, type History, standing, lived as standsNow } from "../../src/appeal/history.ts";
import { advance } from "../../src/hotline/advance.ts";
import { type AppealFacts, type FollowUpFacts, facts } from "../../src/reporting/facts.ts";
import { cellsOf, type Measures, measureAll, tally } from "../../src/reporting/measures.ts";
import { type Period, periodKinds } from "../../src/reporting/scores/periods.ts";
import { scoreBoard } from "../../src/reporting/scores/score-board.ts";
import { type UnitCounts, unitCounts } from "../../src/reporting/scores/score-counts.ts";
import { validOf } from "../../src/satisfaction/score.ts";
import { testBook } from "../../src/testing/test-city.ts";
import { arbitraryCommands, sentTo } from "../arbitrary-life.ts";
import { appealId, dispatchedTo, followedUp, registered, reported } from "../life.ts";
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

const judging = arbitraryFacts(book).chain((one) =>
  fc
    .option(fc.constantFrom(...book.agencies.nodes.map(({ id }) => id)), { nil: undefined })
    .map((judges): AppealFacts => {
      const { followUp } = one;
      return followUp === undefined || judges === undefined ? one : { ...one, followUp: { ...followUp, judges } };
    }),
);

test("an appeal is one, and its vote is one, whoever had it when: the work of all units adds up to all appeals", () =>
  fc.assert(
    fc.asyncProperty(fc.array(judging, { maxLength: 40 }), async (appeals) => {
      const all = { from: "0000-01-01T00", before: "9999-12-31T00" };
      const units = [...unitCounts(await measureAll(appeals, book), all).values()];
      const sum = (of: (counts: UnitCounts) => number): number =>
        units.reduce((total, { counted, excluded }) => total + of(counted) + of(excluded), 0);
      const asked = appeals.flatMap(({ followUp }) => (followUp === undefined ? [] : [followUp]));
      expect(sum(({ own }) => own.accepted)).toBe(appeals.length);
      expect(sum(({ own }) => own.asked)).toBe(asked.length);
      expect(sum(({ votes }) => validOf(votes))).toBe(asked.filter(({ reached }) => reached).length);
    }),
    tried(100, 5000),
  ));

const lived = arbitraryCommands.map((commands) =>
  commands.reduce<History>((history, command) => {
    const outcome = advance(history, sentTo(fold(history), command), book);
    const events = outcome.ok ? outcome.value.filter((event) => event.appealId === appealId) : [];
    return standing(history.concat(events));
  }, []),
);

test("in any life the answer that counts is the caller's last, and judges who had the appeal when it was given", () => {
  fc.assert(
    fc.property(lived, (history) => {
      const known = facts(history, book);
      const answers = standsNow(history).filter(
        (event) => event.type === "VoteChanged" || (event.type === "FollowUpRecorded" && event.reached),
      );
      const last = answers.at(-1);
      expect(known?.followUp?.reached ?? false).toBe(last !== undefined);
      if (last === undefined) return;
      const then = fold(history.slice(0, history.indexOf(last)));
      expect(known?.followUp?.judges ?? known?.agency).toBe(then && agencyHolding(then));
      const { contacted = false, resolved, satisfied } = last as Partial<FollowUpFacts>;
      expect(known?.followUp).toMatchObject({ contacted, resolved, satisfied });
    }),
    tried(200, 5000),
  );
});

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
