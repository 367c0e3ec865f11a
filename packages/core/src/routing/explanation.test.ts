import { expect, test } from "vitest";
import { domain, subject } from "../../test/literals/domain.ts";
import { table } from "../../test/literals/files.ts";
import { conditions } from "./conditions/index.ts";
import { compileRouter, type ExplainOptions } from "./router.ts";
import { type RoutingTable, ruleSetOf } from "./rule.ts";
import type { Subject } from "./subject.ts";
import { readRoutingTable } from "./tables/read-routing-table.ts";

const read = readRoutingTable(
  table(
    "routing.csv",
    "id,category,area,text,channel,>agency,basis",
    "shots,,,shots|gun,,police,Emergency order",
    "home-west,noise-home,west,,,housing,",
    "noise,noise,,,,police,Noise Act",
    "heat-web,heat,east,,web,housing,",
    "rest,,,,,desk,",
  ),
  "assign",
  conditions,
  domain,
);
const router = compileRouter(ruleSetOf([read.table as RoutingTable]), domain);

function explained(changes: Partial<Subject>, options?: ExplainOptions) {
  const { tables, whyNot } = router.explain(subject(changes), options);
  const [assign] = tables;
  if (assign === undefined) throw new Error("the set has one table");
  return { ...assign, whyNot };
}

test("it is about the same decision, by the rule with its basis and the facts", () => {
  const asked = subject({ text: "two Gun shots" });
  const explanation = router.explain(asked);
  expect(explanation.decision).toEqual(router.decide(asked));
  expect(explanation.tables[0]?.chosen).toMatchObject([
    {
      rule: { id: "shots", basis: "Emergency order" },
      because: [{ condition: "text", got: "shots|gun", by: "shots|gun" }],
    },
  ]);
});

test("it says where the words stand in the text as it was written", () => {
  const text = "Two ＧＵＮ ﬁghts";
  const [fact] = explained({ text }).chosen[0]?.because ?? [];
  expect(fact?.places?.map(([from, to]) => text.slice(from, to))).toEqual(["ＧＵＮ"]);
});

test("it says what else matched and why that was not chosen", () => {
  const { beaten } = explained({ category: "noise-home", text: "gun" }, { never: new Set(["police"]) });
  expect(beaten.map(({ rule, why }) => `${rule.id} ${why}`)).toEqual([
    "shots returned",
    "noise returned",
    "rest later",
  ]);
});

test("it names rules of several conditions that failed by one", () => {
  expect(explained({ category: "noise-home", area: "east" }).nearly).toMatchObject([
    { rule: { id: "home-west" }, failed: { condition: "area", got: "east", wanted: "west" } },
  ]);
  expect(explained({ category: "heat", area: "east" }).nearly).toMatchObject([
    { rule: { id: "heat-web" }, failed: { condition: "channel", got: "phone", wanted: "web" } },
  ]);
});

test("it says of what the appeal has nothing", () => {
  expect(explained({ area: undefined }).missing).toEqual(["area"]);
});

test("each table is explained by what it saw: the urgency table not by the priority that it gave itself", () => {
  const urgency = readRoutingTable(
    table("urgency.csv", "id,priority,text,>priority", "again,urgent,,high", "danger,!*,gun,urgent"),
    "urgency",
    conditions,
    domain,
  );
  const assist = readRoutingTable(
    table("assist.csv", "id,priority,>co-handlers", "hurry,urgent,housing"),
    "assist",
    conditions,
    domain,
  );
  const tables = [urgency, read, assist].map((one) => one.table as RoutingTable);
  const both = compileRouter(ruleSetOf(tables), domain);
  const asked = subject({ text: "gun" });
  const explanation = both.explain(asked);
  expect(explanation.tables.map(({ chosen, beaten }) => [chosen[0]?.rule.id, beaten.length])).toEqual([
    ["danger", 0],
    ["shots", 2],
    ["hurry", 0],
  ]);
  expect(explanation.tables[0]?.chosen[0]?.because).toContainEqual({ condition: "priority", got: "", by: "!*" });
  expect(both.matches("urgency", asked).map(({ id }) => id)).toEqual(["danger"]);
  expect(both.trail(both.decide(asked), asked).steps[2]?.because).toEqual([
    { condition: "priority", got: "urgent", by: "urgent" },
  ]);
});

test("why not an agency: what its rules lack, those that lack least first", () => {
  expect(explained({ category: "noise-street", area: "east" }, { whyNot: "housing" }).whyNot).toMatchObject({
    agency: "housing",
    rules: [
      { rule: { id: "home-west" }, failed: [{ condition: "category" }, { condition: "area" }] },
      { rule: { id: "heat-web" }, failed: [{ condition: "category" }, { condition: "channel" }] },
    ],
  });
});

test("why not an agency whose rule matches: another comes first", () => {
  expect(explained({}, { whyNot: "desk" }).whyNot?.rules).toMatchObject([
    { rule: { id: "rest" }, failed: [], beatenBy: { id: "noise" } },
  ]);
});
