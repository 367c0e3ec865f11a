import fc from "fast-check";
import { expect, test } from "vitest";
import { inferMapping } from "../../src/intake/infer/infer-mapping.ts";
import { Mapping } from "../../src/intake/mapping.ts";
import { tried } from "../runs.ts";
import { readSample } from "../samples/read-sample.ts";

/** Cells that look like something now and then. */
const cell = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom(
    "",
    "N/A",
    "Closed",
    "是",
    "满意",
    "02/03/2020",
    "2020-02-03T04:05:06Z",
    "(39.1, -76.2)",
    "40.7128",
    "13800001111",
  ),
  fc.integer().map(String),
);

const sample = fc.integer({ min: 1, max: 8 }).chain((width) =>
  fc.record({
    columns: fc.uniqueArray(fc.oneof(fc.string(), fc.constantFrom("id", "created", "type", "状态")), {
      minLength: width,
      maxLength: width,
    }),
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 30 }),
  }),
);

test("whatever a file holds, every confidence is a probability", () => {
  fc.assert(
    fc.property(sample, (some) => {
      for (const { confidence } of inferMapping(some).columns) expect(confidence > 0 && confidence < 1).toBe(true);
    }),
    tried(60, 5_000),
  );
});

test("what is inferred is a mapping, or a question says what it lacks", () => {
  fc.assert(
    fc.property(sample, (some) => {
      const { mapping, questions } = inferMapping(some);
      const asked = new Set(questions.map(({ about }) => about));
      const needed = ["registeredAt", "category", ...(mapping.id === undefined ? ["id"] : [])];
      const lacks = needed.filter((role) => !Object.hasOwn(mapping.columns ?? {}, role));
      expect(lacks.filter((role) => !asked.has(`columns.${role}`))).toEqual([]);
      expect(Mapping.safeParse(mapping).success).toBe(lacks.length === 0);
    }),
    tried(60, 5_000),
  );
});

test("no column has two meanings", () => {
  fc.assert(
    fc.property(sample, ({ columns, rows }) => {
      const guessed = inferMapping({ columns, rows }).columns.map(({ column }) => column);
      expect(new Set(guessed).size).toBe(guessed.length);
    }),
    tried(60, 5_000),
  );
});

const { columns, rows } = readSample("baltimore-311.tsv");
const places = columns.map((_, index) => index);

test("the order of the columns is no matter", () => {
  const inOrder = inferMapping({ columns, rows: rows.map(({ cells }) => cells) }).mapping;
  fc.assert(
    fc.property(fc.shuffledSubarray(places, { minLength: places.length }), (order) => {
      const shuffled = (cells: readonly string[]) => order.map((place) => cells[place] ?? "");
      const { mapping } = inferMapping({ columns: shuffled(columns), rows: rows.map(({ cells }) => shuffled(cells)) });
      expect(mapping).toEqual(inOrder);
    }),
    tried(20, 500),
  );
});

test("the order of the rows is no matter to what the columns mean", () => {
  const all = rows.map(({ cells }) => cells);
  const inOrder = inferMapping({ columns, rows: all }).mapping.columns;
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
      expect(inferMapping({ columns, rows: shuffled }).mapping.columns).toEqual(inOrder);
    }),
    tried(20, 500),
  );
});
