import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { DmnOptions } from "./dmn-options.ts";
import { parseDmn, readDmn } from "./read-dmn.ts";

const samples = join(import.meta.dirname, "../../test/samples/dmn");
const read = (sample: string, options: DmnOptions = {}) =>
  readDmn(join(samples, `${sample}.dmn`), { name: "t.dmn", ...options });

/** Columns, then rows. */
async function cellsOf(sample: string, options: DmnOptions = {}) {
  const decision = await read(sample, options);
  if (!decision.ok) return decision.reason.map(({ message }) => message);
  const { columns, rows } = decision.value.table;
  return [columns, ...rows.map(({ cells }) => cells)].map((cells) => cells.join(" ; "));
}

async function told(sample: string, options: DmnOptions = {}) {
  const decision = await read(sample, options);
  return decision.ok ? [] : decision.reason.map(({ message }) => message);
}

/** The cell that a FEEL cell of this input becomes, or why it does not. */
async function cell(input: string, feel: string, codes: DmnOptions["codes"] = {}) {
  const escaped = feel.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="n" namespace="u">
    <decision id="x" name="assign"><decisionTable><input label="${input}"/><output name="agency"/>
    <rule><inputEntry><text>${escaped}</text></inputEntry><outputEntry><text>"desk"</text></outputEntry></rule>
    </decisionTable></decision></definitions>`;
  const decision = await parseDmn(Buffer.from(xml), "t.dmn", { codes });
  if (!decision.ok)
    return decision.reason.map(({ message }) => message.replace(/^rule 1, [^ ]+: /, "refused: ")).join("\n");
  return decision.value.table.rows[0]?.cells.slice(1, -1).join(" ; ");
}

describe("every hit policy that a routing table has is read, of every version of DMN:", () => {
  test.each([
    [
      "unique-1.1",
      "unique",
      ["id ; category ; area ; >agency", "row-1 ; noise ; west|north ; police", "row-2 ; !noise ;  ; desk"],
    ],
    ["first-1.2", "first", ["id ; category ; >agency", "row-1 ; noise ; police", "default ;  ; desk"]],
    ["any-1.4", "any", ["id ; channel ; >agency", "row-1 ; phone ; desk", "row-2 ;  ; desk"]],
    [
      "priority-1.5",
      "priority",
      ["id ; repeat ; >priority ; rank", "row-1 ; >5 ; high ; 2", "row-2 ;  ; low ; 3", "row-3 ; >=20 ; urgent ; 1"],
    ],
    [
      "collect-1.3",
      "collect",
      [
        "id ; category ; >co-handlers ; basis ; note",
        "loud ; noise ; police|parks ; Noise Act ; Ann",
        "rest ;  ; desk ;  ; ",
      ],
    ],
    ["rule-order-1.3", "collect", ["id ; category ; >co-handlers", "row-1 ; noise ; police"]],
  ])("%s", async (sample, hit, rows) => {
    expect(await read(sample)).toMatchObject({ ok: true, value: { hit, table: { file: "t.dmn" } } });
    expect(await cellsOf(sample)).toEqual(rows);
  });
});

test("inputs and outputs of other names are mapped, by label or expression", async () => {
  const options = {
    inputs: { "Complaint category": "category", earlier: "repeat", today: "date" },
    outputs: { Unit: "agency" },
  };
  expect(await cellsOf("mapped-1.3", options)).toEqual([
    "id ; category ; repeat ; >agency ; from ; to",
    "row-1 ; noise ; [2..5) ; police ; 2026-03-01 ; ",
    "row-2 ;  ;  ; desk ;  ; ",
  ]);
});

test("cells of every kind", async () => {
  expect(await cellsOf("every-cell-1.3")).toEqual([
    "id ; category ; area ; text ; hour ; repeat ; attribute:floor ; attribute:pets ; day ; language ; >agency ; from ; to",
    "row-1 ; noise|heat ; west|!* ; gas leak|燃气泄漏 ; 22-6 ; ![1..3]|!* ; >2|-1 ; yes ; !workday ; zh|en ; desk ; 2026-03-01 ; 2026-12-31",
  ]);
});

test.each([
  ["category", 'not("noise", "heat")', "!noise|!heat"],
  ["area", 'not("west")', "!west|!*"],
  ["area", 'not("west", null)', "!west"],
  ["area", "not(null)", "*"],
  ["area", "null", "!*"],
  ["area", '"caf\\u00e9"', "café"],
  ["category", '/* of people */ "noise" // and dogs', "noise"],
  ["area", 'starts with(?, "01")', "01|0102"],
  ["repeat", "(1..3], ]5..7[, 9", "(1..3]|(5..7)|9"],
  ["repeat", "? between 1 and 3", "[1..3]"],
  ["repeat", "? in (1, >= 5)", "1|>=5"],
  ["repeat", "= 3", "3"],
  ["attribute:level", "-2.50", "-2.5"],
  ["hour", "[8..12], > 20", "8-13|21-24"],
  ["hour", "not(>= 22, < 6)", "!22-6"],
  ["hour", "22, 23, 0", "22|23|0"],
  ["text", 'not(contains(?, "car"), contains(?, "bus"))', "!car|!bus"],
  [
    "text",
    '(contains(?, "gas") or contains(?, "smell")) and contains(?, "night") and not(contains(?, "car"))',
    "gas|smell|+night|!car",
  ],
  ["date", '(date("2026-02-28")..@"2026-04-01")', "2026-03-01 ; 2026-03-31"],
])("%s: %s becomes %s", async (input, feel, expected) => {
  const read = await cell(input, feel, { area: ["01", "0102", "02"] });
  expect(input === "date" ? read?.split(" ; ").at(-1) : read).toBe(input === "date" ? "2026-03-01" : expected);
});

test.each([
  ["category", '"a" or "b"', "or joins tests of ?"],
  ["category", "noise", "it refers to noise"],
  ["category", '"a" + "b"', "would have to be computed"],
  ["category", '""', "an empty text cannot be said"],
  ["category", '"!a"', "signs of a cell"],
  ["category", '" a"', "begin or end with a space"],
  ["category", 'contains(?, "a")', "contains is for the text"],
  ["category", 'matches(?, "a")', "the function matches has no meaning"],
  ["category", 'starts with(?, "01")', "only where the codes of the column are known"],
  ["category", '!= "a", "b"', "!= has no meaning beside"],
  ["category", 'date("2026-03-01")', "dates can be said only"],
  ["category", 'time("10:00:00")', "only dates"],
  ["category", "a".repeat(10_001), "longer than 10000"],
  ["category", '"a",', "cannot be read as FEEL"],
  ["repeat", '"many"', "the column holds numbers"],
  ["repeat", "> Age", "it refers to Age"],
  ["repeat", "[1..Age]", "it refers to Age"],
  ["repeat", "1e30", "beyond the numbers"],
  ["hour", "25", "whole number from 0 to 23"],
  ["hour", "(5..6)", "no hour lies in this range"],
  ["text", 'contains(?, "a") or not(contains(?, "b"))', "words can be joined as"],
  ["text", "contains(?, word)", "contains needs a constant"],
  ["date", 'date("2026-02-30")', "only dates"],
  ["date", '[date("2026-03-02")..date("2026-03-01")]', "no date lies in this range"],
])("%s: %s is refused", async (input, feel, says) => {
  expect(await cell(input, feel)).toContain(says);
});

test("every refused cell is told by rule and column, with its text", async () => {
  const decision = await read("refused-cells-1.3");
  expect(decision.ok ? [] : decision.reason.map(({ field }) => field)).toEqual([
    "category",
    "area",
    "text",
    "hour",
    "repeat",
    "attribute:floor",
    "language",
    "priority",
    "population",
    "day",
    "date",
    "agency",
  ]);
  expect(decision).toMatchObject({
    reason: expect.arrayContaining([
      {
        code: "dmn/cell",
        message: "rule 1, priority: it refers to other, and a cell sees only its own input",
        file: "t.dmn",
        line: 2,
        field: "priority",
        value: "other",
      },
    ]),
  });
});

test.each([
  ["sum", "COLLECT with SUM computes a number"],
  ["order", "OUTPUT ORDER orders what it collects by value"],
  ["unlisted", "needs the list of output values"],
  ["stray", "rule 1 says a value that is not in the list"],
  ["default", "default outputs can be said only where the first rule decides"],
])("hit policy: %s is refused", async (decision, says) => {
  expect(await told("refused-hits-1.3", { decision })).toEqual([expect.stringContaining(says)]);
});

test("of several decisions one is named, by name or id", async () => {
  expect(await read("several-1.3", { decision: "assist" })).toMatchObject({
    value: { name: "assist", hit: "collect" },
  });
  expect(await read("several-1.3", { decision: "a" })).toMatchObject({ value: { name: "assign" } });
  expect(await told("several-1.3")).toEqual(["the file holds several decision tables"]);
  expect(await told("several-1.3", { decision: "sum" })).toEqual(["the decision sum is no table"]);
  expect(await read("several-1.3", { decision: "asign" })).toMatchObject({
    reason: [{ suggestion: "did you mean assign?" }],
  });
});

test("inputs and outputs that are no column are told with the nearest", async () => {
  expect(await read("unknown-columns-1.3")).toMatchObject({
    reason: [
      { code: "dmn/unknown-input", field: "categry", suggestion: "did you mean category?" },
      { code: "dmn/unknown-input", field: "position", suggestion: expect.stringContaining("say which one it is") },
      { code: "dmn/unknown-output", field: "agenci", suggestion: "did you mean agency?" },
    ],
  });
  expect(
    await told("unknown-columns-1.3", {
      inputs: { categry: "category", position: "zone" },
      outputs: { agenci: "agency" },
    }),
  ).toEqual(["input position is mapped to zone, which is no condition that DMN can say"]);
});

test.each([
  ["another language", "juel-1.3", "written in juel"],
  ["entities", "entities-1.3", "declarations (DTD) are not read"],
  ["no file", "absent", "the file is missing"],
])("%s is refused", async (_, sample, says) => {
  expect(await told(sample)).toEqual([expect.stringContaining(says)]);
});

test.each([
  ["that is no XML", "id,category", "cannot be read"],
  ["that is no DMN", "<definitions xmlns='urn:other'/>", "no DMN of a version from 1.1 to 1.5"],
  ["cut short", (await readFile(join(samples, "any-1.4.dmn"), "utf8")).slice(0, -40), "cannot be read"],
  [
    "with a rule that would be lost",
    (await readFile(join(samples, "any-1.4.dmn"), "utf8")).replace("row-2", "row-1"),
    "duplicate ID <row-1>",
  ],
  [
    "with an element nobody knows",
    (await readFile(join(samples, "any-1.4.dmn"), "utf8")).replace("<rule ", "<rulle/><rule "),
    "unknown type <dmn:Rulle>",
  ],
  ["another root", "<decision xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/'/>", "no sound DMN"],
])("a file %s is refused whole", async (_, xml, says) => {
  expect(await parseDmn(Buffer.from(xml), "t.dmn")).toMatchObject({
    reason: [{ code: "file/malformed", file: "t.dmn", message: expect.stringContaining(says) }],
  });
});
