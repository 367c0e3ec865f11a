import type { Table } from "@swiftline/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tried } from "../../../core/test/runs.ts";
import type { DecisionTable } from "../../src/dmn/dmn-options.ts";
import { parseDmn } from "../../src/dmn/read-dmn.ts";
import { writeDmn } from "../../src/dmn/write-dmn.ts";

const code = fc
  .string({
    unit: fc.constantFrom("a", "0", "-", "噪", "🔥", '"', "\\", "&", "<", " ", "\t", "?"),
    minLength: 1,
    maxLength: 5,
  })
  .filter((text) => text === text.trim());
const number = fc
  .oneof(fc.integer({ min: -99, max: 99 }), fc.double({ min: -9, max: 9, noNaN: true }))
  .map((value) => String(Math.round(value * 100) / 100 + 0));
const range = fc.oneof(
  number,
  fc.tuple(fc.constantFrom("<", "<=", ">", ">="), number).map(([sign, bound]) => sign + bound),
  fc
    .tuple(fc.constantFrom("[", "("), number, number, fc.constantFrom("]", ")"))
    .map(([open, low, high, close]) => `${open}${low}..${high}${close}`),
);
const hours = fc.oneof(
  fc.integer({ min: 0, max: 23 }).map(String),
  fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }))
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => `${from}-${to}`),
);
const some = <Value>(one: fc.Arbitrary<Value>) => fc.array(one, { minLength: 1, maxLength: 3 });
const signed = (sign: string, parts: readonly string[]) => parts.map((part) => sign + part);

/** Cells in the order in which they come back: what is taken, or what is taken out, then the sign of a missing value. */
const cells = (one: fc.Arbitrary<string>, optional: boolean) => {
  const plain = some(one);
  const usual = [
    fc.constant(""),
    plain.map((parts) => parts.join("|")),
    plain.map((parts) => signed("!", parts).join("|")),
  ];
  const ofMissing = [
    plain.map((parts) => [...parts, "!*"].join("|")),
    plain.map((parts) => [...signed("!", parts), "!*"].join("|")),
    fc.constantFrom("*", "!*"),
  ];
  return fc.oneof(...usual, ...(optional ? ofMissing : []));
};
const words = fc.tuple(
  fc.array(code, { maxLength: 3 }),
  fc.uniqueArray(code, { maxLength: 2 }),
  fc.array(code, { maxLength: 2 }),
);
const text = words.map(([any, all, none]) => [...any, ...signed("+", all), ...signed("!", none)].join("|"));
const date = fc
  .date({ min: new Date(0), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const validity = fc
  .tuple(fc.option(date, { nil: "" }), fc.option(date, { nil: "" }))
  .map(([from, to]) => (from !== "" && to !== "" && to < from ? [to, from] : [from, to]));
const list = fc.array(code, { maxLength: 3 }).map((codes) => codes.join("|"));
const note = fc
  .string({ unit: fc.constantFrom("a", " ", "\n", "&", "<", "]]>", "急", '"'), maxLength: 8 })
  .map((said) => said.trim());

const columns = [
  "category",
  "area",
  "text",
  "hour",
  "repeat",
  "attribute:kind",
  ">agency",
  ">co-handlers",
  "from",
  "to",
  "basis",
  "note",
];
const row = fc
  .tuple(
    cells(code, false),
    cells(code, true),
    text,
    cells(hours, false),
    cells(range, true),
    cells(
      code.filter((one) => !/^[<>=[(\]]/.test(one)),
      true,
    ),
    code,
    list,
    validity,
    note,
    note,
  )
  .map(([category, area, says, hour, repeat, kind, agency, helpers, [from = "", to = ""], basis, more]) => [
    category,
    area,
    says,
    hour,
    repeat,
    kind,
    agency,
    helpers,
    from,
    to,
    basis,
    more,
  ]);

const tableOf = (names: readonly string[], rows: readonly (readonly string[])[]): Table => ({
  file: "t.dmn",
  columns: ["id", ...names],
  rows: rows.map((each, at) => ({ line: at + 2, cells: [`rule-${at}`, ...each] })),
});

async function there(decision: DecisionTable) {
  const written = await writeDmn(decision);
  return written.ok ? parseDmn(Buffer.from(written.value), "t.dmn") : written;
}

test("a table that was exported is the same when it is imported", async () => {
  const hit = fc.constantFrom("first", "unique", "any", "collect");
  await fc.assert(
    fc.asyncProperty(hit, fc.array(row, { minLength: 1, maxLength: 5 }), async (hit, rows) => {
      const decision: DecisionTable = { name: "assign", hit, table: tableOf(columns, rows) };
      expect(await there(decision)).toEqual({ ok: true, value: decision });
    }),
    tried(500, 20_000),
  );
});

test("ranks survive where each has its own output, and are refused where they have not", async () => {
  const ranked = fc.record({ rank: fc.integer({ min: 1, max: 5 }), agency: fc.constantFrom("a", "b", "c") });
  await fc.assert(
    fc.asyncProperty(fc.array(ranked, { minLength: 1, maxLength: 5 }), async (rules) => {
      const rows = rules.map(({ rank, agency }) => ["", agency, String(rank)]);
      const decision: DecisionTable = {
        name: "assign",
        hit: "priority",
        table: tableOf(["category", ">agency", "rank"], rows),
      };
      const sayable = rules.every((a) => rules.every((b) => (a.rank === b.rank) === (a.agency === b.agency)));
      expect(await there(decision)).toEqual(
        sayable ? { ok: true, value: decision } : expect.objectContaining({ ok: false }),
      );
    }),
    tried(300, 5000),
  );
});
