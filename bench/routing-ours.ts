import {
  compileRouter,
  conditions,
  domainOf,
  type RuleSet,
  readRoutingTable,
  ruleSetOf,
  type Subject,
  withAttributes,
} from "@swiftline/core/routing";
import type { PlainAppeal } from "./routing-appeals.ts";
import { agencies, districts, leafCategories, middleCategories, subdistricts, topCategories } from "./routing-city.ts";
import { defineEngine } from "./routing-engine.ts";
import type { PlainRule } from "./routing-rules.ts";

/** Nodes by their codes, which begin with the code of their parent. */
const nodesOf = (codes: readonly string[], parentLength: number) =>
  Object.fromEntries(codes.map((code) => [code, code.slice(0, parentLength) || undefined]));

export const domain = domainOf({
  categories: { ...nodesOf(topCategories, 0), ...nodesOf(middleCategories, 2), ...nodesOf(leafCategories, 4) },
  areas: { ...nodesOf(districts, 0), ...nodesOf(subdistricts, 3) },
  agencies,
  attributes: new Map([["amount", { type: "number" }]]),
});

/** The cell of each column, as an administrator writes it. */
const cells: Readonly<Record<string, (rule: PlainRule) => string | undefined>> = {
  id: ({ id }) => id,
  category: ({ category }) => category,
  area: (rule) => (rule.districts ?? rule.subdistricts)?.join("|"),
  text: ({ keywords }) => keywords?.join("|"),
  priority: ({ priorities }) => priorities?.join("|"),
  hour: ({ hours }) => hours?.join("-"),
  "attribute:amount": ({ amount }) => amount && `[${amount.join("..")})`,
  ">agency": ({ agency }) => agency,
};

export function ruleSetFrom(rules: readonly PlainRule[]): RuleSet {
  const columns = Object.keys(cells);
  const rows = rules.map((rule, index) => ({
    line: index + 2,
    cells: columns.map((column) => cells[column]?.(rule) ?? ""),
  }));
  const sheet = { file: "assign.csv", columns, rows };
  const { table, problems } = readRoutingTable(sheet, "assign", withAttributes(conditions, domain), domain);
  if (table === undefined || problems.length > 0) throw new Error("the table is not sound", { cause: problems });
  return ruleSetOf([table]);
}

export const subjectFrom = ({ at, category, district, subdistrict, text, priority, amount }: PlainAppeal): Subject => ({
  at,
  category,
  area: subdistrict ?? district,
  text,
  channel: "phone",
  kind: "complaint",
  priority,
  ...(amount !== undefined && { attributes: { amount } }),
});

export const ours = defineEngine({
  read: ruleSetFrom,
  compile(set) {
    const { decide } = compileRouter(set, domain);
    return { decide: (subject: Subject) => decide(subject).rules[0]!.id };
  },
  inputOf: subjectFrom,
});

export const oursExplained = defineEngine({
  read: ruleSetFrom,
  compile(set) {
    const { explain } = compileRouter(set, domain);
    return { decide: (subject: Subject) => explain(subject).decision.rules[0]!.id };
  },
  inputOf: subjectFrom,
});
