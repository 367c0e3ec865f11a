import { expect, test } from "vitest";
import { domain, subject } from "../../../test/literals/domain.ts";
import { ruleTable } from "../../../test/literals/rule-sets.ts";
import { compileRouter } from "../router.ts";
import { ruleSetOf } from "../rule.ts";
import { coverage } from "./coverage.ts";
import { whatIf } from "./what-if.ts";

const rows = [
  { id: "gas", text: "gas", ">agency": "police", ">policy": "urgent" },
  { id: "noise", category: "noise", ">agency": "police" },
  { id: "heat", category: "heat", ">agency": "housing" },
  { id: "east", area: "east", ">agency": "housing" },
  { id: "cold", text: "cold", ">agency": "housing" },
];
const routerOf = (changed: readonly Readonly<Record<string, string>>[]) =>
  compileRouter(ruleSetOf([ruleTable("assign", changed)]), domain);
const now = routerOf(rows);
const draft = routerOf(
  rows.map((row) => (row.id === "noise" ? { ...row, category: "noise-home", ">policy": "ordinary" } : row)),
);

const past = [
  { id: "a", subject: subject({ text: "gas" }) },
  { id: "b", subject: subject(), returned: true },
  { id: "c", subject: subject({ area: "east" }), weight: 3 },
  { id: "d", subject: subject({ category: "noise-home" }) },
  { id: "e", subject: subject({ category: "heat" }) },
];

test("tells who would get what from whom, by which rules, under which limits", () => {
  expect(whatIf(now, draft, past, { domain, samples: 1 })).toMatchObject({
    how: "delta",
    appeals: 7,
    different: 5,
    moved: 4,
    moves: [
      { from: "police", to: "housing", appeals: 3, returned: 0 },
      { from: "police", to: "desk", appeals: 1, returned: 1 },
    ],
    rules: [
      { from: "noise", to: "east", appeals: 3 },
      { from: "noise", to: "rest", appeals: 1 },
    ],
    policies: [{ from: undefined, to: "ordinary", appeals: 1 }],
    agencies: [
      { agency: "police", gained: 0, lost: 4, before: 6, after: 2 },
      { agency: "housing", gained: 3, lost: 0, before: 1, after: 4 },
      { agency: "desk", gained: 1, lost: 0, before: 0, after: 1 },
    ],
    samples: [{ id: "b", before: { outcome: { agency: "police" } }, after: { outcome: { agency: "desk" } } }],
  });
});

test("without the workload it tells only the changes", () => {
  const { agencies, moved } = whatIf(now, draft, past, { domain, workload: false });
  expect(moved).toBe(4);
  expect(agencies[0]).toEqual({ agency: "police", gained: 0, lost: 4 });
});

test("a change of words about a rule changes no decision, and a change of the default is decided in full", () => {
  const noted = routerOf(rows.map((row) => ({ ...row, note: "agreed" })));
  expect(whatIf(now, noted, past, { domain })).toMatchObject({ how: "delta", different: 0, moves: [], samples: [] });
  const rest = routerOf([...rows, { id: "rest", ">agency": "police" }]);
  expect(whatIf(now, rest, past, { domain })).toMatchObject({ how: "replay", different: 0 });
});

test("coverage counts what each rule decided, when last, and what was left to the default", () => {
  const later = subject({ text: "gas", at: Date.UTC(2026, 3, 1) });
  const found = coverage(now, [...past.map(({ subject }) => subject), later, subject({ category: "unheard-of" })]);
  expect(found).toMatchObject({ version: now.set.version, appeals: 7 });
  const [{ rules, never, ...counts }] = found.tables as [(typeof found.tables)[number]];
  expect(rules.map(({ rule, hits }) => [rule.id, hits])).toEqual([
    ["gas", 2],
    ["noise", 3],
    ["heat", 1],
    ["east", 0],
    ["cold", 0],
    ["rest", 1],
  ]);
  expect(rules[0]?.lastAt).toBe(later.at);
  expect(never.map(({ id }) => id)).toEqual(["east", "cold"]);
  expect(counts).toEqual({ table: "assign", byDefault: 1, undecided: 0, conflicts: 0 });
});
