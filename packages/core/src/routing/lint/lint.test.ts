import { expect, test } from "vitest";
import { domain, subject } from "../../../test/literals/domain.ts";
import { type LiteralRule, ruleTable } from "../../../test/literals/rule-sets.ts";
import { parseDate } from "../../time/civil-date.ts";
import type { Condition } from "../condition.ts";
import { channel } from "../conditions/channel.ts";
import type { HitPolicy } from "../hit-policy.ts";
import { type RoutingTable, ruleSetOf, type Test } from "../rule.ts";
import type { TableName } from "../table-names.ts";
import type { FindingCode } from "./findings.ts";
import { type LintOptions, lint } from "./lint.ts";

const friday = Date.UTC(2026, 2, 6, 12);
const assign = (rows: readonly LiteralRule[], hit: HitPolicy = "first") => ruleTable("assign", rows, { hit });
const police = { ">agency": "police" };
const housing = { ">agency": "housing" };

const findings = (tables: readonly RoutingTable[], options: LintOptions = {}, known = domain) =>
  lint(ruleSetOf(tables), known, { at: friday, ...options });
const only = (code: FindingCode, ...found: Parameters<typeof findings>) =>
  findings(...found).filter((one) => one.code === code);

test("a rule behind a broader one is hidden by it, and one appeal shows it", () => {
  const table = assign([
    { id: "broad", category: "noise", ...police },
    { id: "narrow", category: "noise-home", text: "loud", ...housing },
  ]);
  expect(only("unreachable", [table])).toMatchObject([
    {
      severity: "error",
      how: "narrower",
      by: [{ id: "broad" }],
      box: [
        { condition: "category", cell: "noise-home" },
        { condition: "text", cell: "loud" },
      ],
      witness: { category: "noise-home", text: "loud" },
      takenBy: { id: "broad" },
      afterReturn: true,
      edit: { edit: "move-before", rule: "narrow", other: "broad" },
    },
  ]);
});

test("a hidden rule that says what the others say is a warning, for nothing goes astray", () => {
  const rows = [
    { id: "one", category: "noise", ...police },
    { id: "two", category: "noise", ...police },
  ];
  expect(only("unreachable", [assign(rows)])).toMatchObject([
    { severity: "warning", how: "same", agrees: true, afterReturn: false, edit: { edit: "delete", rule: "two" } },
  ]);
});

test("a specific rule before its generalisation is silent", () => {
  const rows = [
    { id: "narrow", category: "noise-home", ...housing },
    { id: "broad", category: "noise", ...police },
  ];
  expect(findings([assign(rows)]).map(({ code }) => code)).toEqual(["gap"]);
});

test("a priority that the urgency table never gives hides nothing and matches nothing", () => {
  const urgency = ruleTable("urgency", [{ id: "gas", text: "gas", ">priority": "urgent" }]);
  const rows = [
    { id: "low", priority: "low", ...police },
    { id: "urgent", priority: "urgent", ...police },
  ];
  expect(only("empty", [urgency, assign(rows)])).toMatchObject([{ rules: [{ id: "low" }], why: "never-given" }]);
});

test("words that contradict each other by what they contain match nothing", () => {
  expect(only("empty", [assign([{ id: "odd", text: "gas leak|!gas", ...police }])])).toMatchObject([
    { why: "contradiction", conditions: ["text"] },
  ]);
});

test("a range in which no whole number lies matches nothing", () => {
  expect(only("empty", [assign([{ id: "odd", repeat: "(1..2)", ...police }])])).toMatchObject([
    { why: "no-value", conditions: ["repeat"] },
  ]);
});

test("a word that contains another alternative adds nothing", () => {
  const rows = [{ id: "gas", text: "gas leak|gas|+loud music|+loud", ...police }];
  expect(only("keyword-redundant", [assign(rows)])).toMatchObject([
    { word: "gas leak", beside: "gas", in: "any", edit: { edit: "drop-word", word: "gas leak" } },
    { word: "loud", beside: "loud music", in: "all" },
  ]);
});

test("an agency that is closed is an error, one that will close while the rule holds a warning", () => {
  const closings = new Map([
    ["police", parseDate("2026-03-01")],
    ["housing", parseDate("2026-05-01")],
  ]);
  const closing = { ...domain, closedOn: (agency: string) => closings.get(agency) };
  const rows = [
    { id: "closed", category: "noise-home", ...police },
    { id: "closing", category: "noise-street", ...housing },
    { id: "in-time", category: "heat", to: "2026-04-30", ...housing },
  ];
  expect(only("dead-unit", [assign(rows)], {}, closing)).toMatchObject([
    { severity: "error", rules: [{ id: "closed" }], already: true, agency: "police" },
    { severity: "warning", rules: [{ id: "closing" }], already: false, agency: "housing" },
  ]);
});

test("a rule that ends tells who takes its appeals from the day after", () => {
  const rows = [
    { id: "works", category: "noise", to: "2026-03-31", ...police },
    { id: "always", category: "noise", ...housing },
  ];
  const [end] = only("date-end", [assign(rows)]);
  expect(end).toMatchObject({ endsOn: parseDate("2026-03-31"), already: false, fallsTo: { id: "always" } });
  expect(end?.witness?.at).toBe(Date.UTC(2026, 3, 1, 12));
});

test("a condition without a form is left to chance: its rule hides nothing, and is told of", () => {
  const { form: _, ...formless }: Condition = channel as Condition;
  const table = assign([
    { id: "maybe", category: "noise", channel: "!web", ...police },
    { id: "behind", category: "noise-home", ...housing },
  ]);
  const without = (one: Test): Test => (one.condition.kind === channel.kind ? { ...one, condition: formless } : one);
  const found = findings([
    { ...table, rules: table.rules.map((rule) => ({ ...rule, tests: rule.tests.map(without) })) },
  ]);
  expect(found.filter(({ code }) => code === "unreachable")).toEqual([]);
  expect(found.filter(({ code }) => code === "residual")).toMatchObject([
    { rules: [{ id: "maybe" }], conditions: ["channel"] },
  ]);
});

test("findings weigh what the history lays on them, the heaviest of a kind first", () => {
  const rows = [
    { id: "home", category: "noise-home", ...housing },
    { id: "west", area: "west", ...police },
    { id: "loud", text: "loud", ...housing },
    { id: "gas", text: "gas", ">agency": "desk" },
  ];
  const history = [
    ...Array.from({ length: 3 }, () => subject({ area: "west", text: "gas" })),
    subject({ area: "west", text: "loud" }),
    subject({ area: "east", text: "quiet" }),
  ];
  const [first, second] = only("disagree", [assign(rows)], { history });
  expect(first).toMatchObject({ rules: [{ id: "west" }, { id: "gas" }], weight: { appeals: 3 } });
  expect(second).toMatchObject({ weight: { appeals: 1, decidedBy: [{ rule: { id: "west" }, appeals: 1 }] } });
  expect(only("gap", [assign(rows)], { history })[0]?.weight).toMatchObject({ appeals: 1 });
});

test("what takes more steps than allowed is told as undecided, never guessed", () => {
  const rows = [
    { id: "night", hour: "22-6", ...police },
    { id: "day", hour: "6-22", ...police },
    { id: "late", category: "noise", ...housing },
  ];
  expect(only("unreachable", [assign(rows)], { steps: 0 })).toEqual([]);
  expect(only("undecided", [assign(rows)], { steps: 0 })).toMatchObject([
    { about: "unreachable", rules: [{ id: "late" }] },
    { about: "unreachable", rules: [{ id: "rest" }] },
    { about: "gap" },
  ]);
});

test("of more overlaps than asked for the number is told", () => {
  const rows = ["gas", "loud", "cold"].map((text) => ({
    id: text,
    text,
    ">agency": text === "gas" ? "police" : "housing",
  }));
  const found = findings([assign(rows, "unique")], { most: 2 });
  expect(found.filter(({ code }) => code === "unique")).toHaveLength(2);
  expect(found.filter(({ code }) => code === "more")).toMatchObject([{ of: "unique", count: 4 }]);
});

test("one table can be asked for alone", () => {
  const tables = [ruleTable("skills", [{ id: "odd", repeat: "(1..2)", ">skills": "sign" }]), assign([])];
  const names = (table: TableName) => findings(tables, { table }).map((one) => one.table);
  expect(new Set(names("skills"))).toEqual(new Set(["skills"]));
});
