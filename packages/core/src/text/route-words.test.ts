import { expect, test } from "vitest";
import { domain, subject } from "../../test/literals/domain.ts";
import { table } from "../../test/literals/files.ts";
import { conditions } from "../routing/conditions/index.ts";
import { compileRouter } from "../routing/router.ts";
import { type RoutingTable, ruleSetOf } from "../routing/rule.ts";
import { readRoutingTable } from "../routing/tables/read-routing-table.ts";
import { en } from "./en.ts";
import { sayRoute } from "./route-words.ts";
import { zh } from "./zh.ts";

function routerOf(hit: string) {
  const read = readRoutingTable(
    table(
      "routing.csv",
      `table,assign,hit=${hit}`,
      "id,category,area,text,channel,>agency,>policy,basis",
      "home,noise-home,west,,,housing,ordinary,Housing Act",
      "loud,noise,,loud,,police,,",
      "web,noise,,,web,housing,,",
      "rest,,,,,desk,,",
    ),
    "",
    conditions,
    domain,
  );
  return compileRouter(ruleSetOf([read.table as RoutingTable]), domain);
}

const asked = subject({ category: "noise-home", area: undefined, text: "so loud" });
const explanation = routerOf("first").explain(asked, { whyNot: "desk" });
const name = (code: string): string => code.toUpperCase();

test("a decision in English: who, by which rule, because of what, and what else", () => {
  expect(sayRoute(explanation, en, name)).toEqual([
    "Lead: POLICE, by rule loud",
    "  because its category is noise-home, which the rule takes (noise)",
    "  because its text is loud",
    "Lead: also matched",
    "  rest (DESK): it comes later",
    "Lead: nearly matched",
    "  home (HOUSING, under ORDINARY): it wants area west, which is not known",
    "  web (HOUSING): it wants channel web, not phone",
    "Lead: not known of this appeal: area",
    "Why not DESK?",
    "  rest: it matches, but rule loud comes first",
  ]);
});

test("the same in Chinese", () => {
  expect(sayRoute(explanation, zh)).toEqual([
    "主办单位: 直派 police（规则 loud）",
    "  依据：分类为 noise-home，符合规则的 noise",
    "  依据：内容为 loud",
    "主办单位: 同时适用",
    "  rest (直派 desk): 排序在后",
    "主办单位: 只差一个条件",
    "  home (直派 housing、时限 ordinary): 要求区域为 west，而该项未知",
    "  web (直派 housing): 要求渠道为 web，实为 phone",
    "主办单位: 该诉求缺少：区域",
    "为什么不是 desk？",
    "  rest: 规则适用，但规则 loud 在前",
  ]);
});

test("rules that match and disagree are named, and nothing is decided", () => {
  expect(sayRoute(routerOf("any").explain(asked, { near: 0 }), en)).toEqual([
    "Lead: rules loud, rest match and disagree: a person must decide",
    "Lead: not known of this appeal: area",
  ]);
});
