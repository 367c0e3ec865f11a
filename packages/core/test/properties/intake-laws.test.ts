import fc from "fast-check";
import { expect, test } from "vitest";
import type { History } from "../../src/appeal/history.ts";
import { takeIn } from "../../src/hotline/take-in.ts";
import { usualContradictions } from "../../src/intake/contradictions.ts";
import type { MappingInput } from "../../src/intake/mapping.ts";
import { MINUTE } from "../../src/time/duration.ts";
import { formatInstant } from "../../src/time/instant.ts";
import { baltimore as book } from "../literals/cities.ts";
import { type Cells, readCells } from "../read-cells.ts";
import { tried } from "../runs.ts";

const roles = {
  id: "no",
  registeredAt: "created",
  category: "matter",
  kind: "kind",
  agency: "unit",
  status: "status",
  dispatchedAt: "sent",
  signedAt: "signed",
  firstContactAt: "called",
  resultAt: "answered",
  result: "result",
  followUpAt: "asked",
  reached: "reached",
  resolved: "resolved",
  satisfied: "satisfied",
  endedAt: "closed",
  dueAt: "due",
  text: "text",
  area: "area",
} as const;
const numbered: MappingInput = {
  columns: roles,
  statuses: { Open: "open", Answered: "reported", Closed: "closed" },
  unknown: { area: "flag" },
  contradictions: { closedBeforeCreated: "repair", closedWithoutDate: "repair" },
};
const { id: _, ...unnumbered } = roles;
const hashed: MappingInput = { ...numbered, columns: unnumbered, id: "content-hash" };

/** A date within a day of a fixed morning, or none. */
const moment = fc.option(
  fc.integer({ min: -200, max: 2000 }).map((minute) => formatInstant(Date.UTC(2026, 2, 2, 14) + minute * MINUTE)),
  { nil: "" },
);
const word = (...words: readonly string[]) => fc.constantFrom("", ...words);

/** Rows as hotlines hand them over: whole, half empty, and contradicting themselves. */
const rows: fc.Arbitrary<Cells> = fc.record({
  no: fc.constant("1"),
  created: moment.filter((text) => text !== ""),
  matter: fc.constantFrom("rats", "trees"),
  kind: word("inquiry"),
  unit: word("dot", "dpw-sw"),
  status: word("Open", "Answered", "Closed", "Lost"),
  sent: moment,
  signed: moment,
  called: moment,
  answered: moment,
  result: word("Done."),
  asked: moment,
  reached: word("yes", "no"),
  resolved: word("yes", "partly", "no"),
  satisfied: word("满意", "不满意"),
  closed: moment,
  due: moment,
  text: word("in the yard"),
  area: word("southern", "the moon"),
});

function takenIn(history: History, cells: Cells): History {
  const read = readCells(cells, numbered, book);
  if (!read.ok) throw new Error(JSON.stringify(read.reason));
  const taken = takeIn(history, read.value, book, usualContradictions);
  if (!taken.ok) throw new Error(JSON.stringify(taken.reason));
  return [...history, ...taken.value.events];
}

test("whatever a row says, its acts are ones that the rules allow, in the order of time", () => {
  fc.assert(
    fc.property(rows, (cells) => {
      const times = takenIn([], cells).map(({ at }) => at);
      expect(times).toEqual(times.toSorted((one, other) => one - other));
    }),
    tried(500, 20_000),
  );
});

test("whatever two rows of an appeal say, the second can be taken in after the first, and neither says anything new again", () => {
  fc.assert(
    fc.property(rows, rows, (one, other) => {
      const history = takenIn(takenIn([], one), other);
      expect(takenIn(history, other)).toEqual(history);
      expect(takenIn(takenIn([], one), one)).toEqual(takenIn([], one));
    }),
    tried(500, 20_000),
  );
});

/** The columns that a hotline fills as an appeal goes on, in the order in which it does. */
const inTurn = ["sent", "signed", "called", "answered", "asked", "closed"] as const;

test("pictures of an appeal of which each adds to the one before come to the same as the last alone", () => {
  const growing = fc.record({
    steps: fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 6, maxLength: 6 }),
    kept: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    answer: fc.constantFrom("满意", "不满意"),
  });
  fc.assert(
    fc.property(growing, ({ steps, kept, answer }) => {
      let at = Date.UTC(2026, 2, 2, 14);
      let cells: Cells = { ...blank, created: formatInstant(at) };
      const pictures = inTurn.map((column, index) => {
        at += (steps[index] ?? 0) * MINUTE;
        const isKept = kept[index] === true;
        // The order is sent, and answered before the caller is asked about the answer; an end says that it is one.
        if (isKept || column === "sent") cells = { ...cells, [column]: formatInstant(at), unit: "dot" };
        if (isKept && column === "asked") cells = { ...cells, satisfied: answer };
        if (isKept && column === "closed") cells = { ...cells, status: "Closed" };
        return cells;
      });
      const night = pictures.reduce<History>(takenIn, []);
      expect(night).toEqual(takenIn([], cells));
    }),
    tried(300, 10_000),
  );
});

const blank: Cells = {
  ...Object.fromEntries(Object.values(roles).map((column) => [column, ""])),
  no: "1",
  matter: "rats",
  status: "Open",
};

test("the order of columns means nothing, also to the identity of a record without a number", () => {
  fc.assert(
    fc.property(
      rows.chain((cells) =>
        fc.tuple(
          fc.constant(cells),
          fc.shuffledSubarray(Object.entries(cells), { minLength: Object.keys(cells).length }),
        ),
      ),
      ([cells, shuffled]) => {
        const inAnotherOrder = Object.fromEntries(shuffled);
        for (const mapping of [numbered, hashed])
          expect(readCells(inAnotherOrder, mapping, book)).toEqual(readCells(cells, mapping, book));
      },
    ),
    tried(200, 5000),
  );
});

test("a record without a number stays itself when it goes on, and is another when it says something else", () => {
  const idOf = (cells: Cells) => {
    const read = readCells(cells, hashed, book);
    return read.ok ? read.value.acts[0]?.appealId : read.reason;
  };
  fc.assert(
    fc.property(rows, rows, (one, other) => {
      const { created = "", matter = "", kind = "", text = "", area = "" } = one;
      expect(idOf({ ...other, created, matter, kind, text, area })).toEqual(idOf(one));
      expect(idOf({ ...one, text: `${text}!` })).not.toEqual(idOf(one));
    }),
    tried(200, 5000),
  );
});
