import { expect, test } from "vitest";
import { ruleTable } from "../../../test/literals/rule-sets.ts";
import { ruleSetOf } from "../rule.ts";
import { diffRuleSets } from "./diff.ts";

const gas = { id: "gas", text: "gas", ">agency": "police", ">policy": "urgent", basis: "Gas Act" };
const noise = { id: "noise", category: "noise", ">agency": "police" };
const heat = { id: "heat", category: "heat", to: "2026-12-31", ">agency": "housing" };
const assign = (...rows: readonly Readonly<Record<string, string>>[]) => ruleSetOf([ruleTable("assign", rows)]);
const between = (a: readonly Readonly<Record<string, string>>[], b: readonly Readonly<Record<string, string>>[]) =>
  diffRuleSets(assign(...a), assign(...b))[0];

test("rules that came, went, and read otherwise are told with the cells that changed", () => {
  const diff = between([gas, noise], [{ ...gas, text: "gas|leak", ">policy": "", basis: "Gas Act, 2" }, heat]);
  expect(diff).toMatchObject({
    change: "changed",
    hit: undefined,
    added: [{ id: "heat" }],
    removed: [{ id: "noise" }],
    moved: [],
  });
  expect(diff?.changed.map(({ after, cells }) => [after.id, cells])).toEqual([
    [
      "gas",
      [
        { column: "text", before: "gas", after: "gas|leak", decides: true },
        { column: ">policy", before: "urgent", after: "", decides: true },
        { column: "basis", before: "Gas Act", after: "Gas Act, 2", decides: false },
      ],
    ],
  ]);
});

test("dates, ranks and being off are cells too", () => {
  const diff = between([heat], [{ ...heat, to: "2027-03-31", rank: "2", enabled: "no" }]);
  expect(diff?.changed[0]?.cells.map(({ column, before, after }) => [column, before, after])).toEqual([
    ["to", "2026-12-31", "2027-03-31"],
    ["rank", "", "2"],
    ["enabled", "", "no"],
  ]);
});

test("one rule that went elsewhere is the only one that moved, wherever the others stand now", () => {
  const moved = between([gas, noise, heat], [noise, heat, gas])?.moved;
  expect(moved?.map(({ after, nowBefore }) => [after.id, nowBefore?.id])).toEqual([["gas", "rest"]]);
});

test("a table that is new, gone, or chooses another way", () => {
  const skills = ruleTable("skills", [{ id: "law", text: "law", ">skills": "law" }]);
  const [plain, unique] = [ruleTable("assign", [noise]), ruleTable("assign", [noise], { hit: "any" })];
  expect(diffRuleSets(ruleSetOf([plain]), ruleSetOf([unique, skills]))).toMatchObject([
    { table: "assign", hit: { before: "first", after: "any" }, changed: [] },
    { table: "skills", change: "added", added: [{ id: "law" }] },
  ]);
  expect(diffRuleSets(ruleSetOf([plain, skills]), ruleSetOf([plain]))).toMatchObject([
    { table: "skills", change: "removed", removed: [{ id: "law" }] },
  ]);
});

test("sets that say the same differ in nothing", () => {
  expect(diffRuleSets(assign(gas, noise), assign(gas, noise))).toEqual([]);
});
