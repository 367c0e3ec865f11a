import { expect, test } from "vitest";
import { domain, subject } from "../../test/literals/domain.ts";
import { table } from "../../test/literals/files.ts";
import type { Condition } from "./condition.ts";
import { conditions } from "./conditions/index.ts";
import { compileRouter, type Router } from "./router.ts";
import { readRoutingTable } from "./routing-table.ts";

function routerOf(header: string, lines: readonly string[], known: readonly Condition[] = conditions): Router {
  const read = readRoutingTable(table("routing.csv", header, ...lines), known, domain);
  expect(read.problems).toEqual([]);
  return compileRouter(read.table, domain);
}

const router = routerOf("id,category,area,text,channel,>agency,>policy,basis", [
  "shots,,,shots|gun,,police,urgent,Emergency order",
  "home-west,noise-home,west,,,housing,ordinary,",
  "noise,noise,,,,police,ordinary,Noise Act",
  "heat-web,heat,east,,web,housing,,",
  "rest,,,,,desk,,",
]);

const ruleFor = (changes: Parameters<typeof subject>[0], never?: ReadonlySet<string>) =>
  router.decide(subject(changes), never)?.trail.rule;

test("the first rule that matches decides", () => {
  expect(ruleFor({ text: "gun shots" })).toBe("shots");
  expect(ruleFor({ category: "noise-home" })).toBe("home-west");
  expect(ruleFor({ category: "noise-home", area: "east" })).toBe("noise");
  expect(ruleFor({ category: "heat" })).toBe("rest");
});

test("a route names the agency, the policy, the rule, the table's version and why", () => {
  expect(router.decide(subject({ category: "noise-home" }))).toEqual({
    agency: "housing",
    policy: "ordinary",
    trail: {
      table: "assign",
      rule: "home-west",
      version: router.table.version,
      because: [
        { condition: "category", got: "noise-home", by: "noise-home" },
        { condition: "area", got: "west-river", by: "west" },
      ],
    },
  });
});

test("an appeal does not go back to an agency that returned it", () => {
  expect(ruleFor({ category: "noise-home" }, new Set(["housing"]))).toBe("noise");
  expect(ruleFor({ category: "noise-home" }, new Set(["housing", "police"]))).toBe("rest");
  expect(ruleFor({ category: "noise-home" }, new Set(["housing", "police", "desk"]))).toBeUndefined();
});

test("an explanation says what else matched and why it was not chosen", () => {
  const explained = router.explain(subject({ category: "noise-home", text: "gun" }), new Set(["police"]));
  expect(explained.route?.trail.rule).toBe("home-west");
  expect(explained.beaten).toEqual([
    { rule: "shots", agency: "police", why: "returned" },
    { rule: "noise", agency: "police", why: "returned" },
    { rule: "rest", agency: "desk", why: "later" },
  ]);
});

test("an explanation gives the basis of the rule that was chosen", () => {
  expect(router.explain(subject()).basis).toBe("Noise Act");
});

test("an explanation names rules of several conditions that failed by one", () => {
  expect(router.explain(subject({ category: "noise-home", area: "east" })).nearly).toEqual([
    { rule: "home-west", agency: "housing", failed: "area", wanted: "west" },
  ]);
  expect(router.explain(subject({ category: "heat", area: "east" })).nearly).toEqual([
    { rule: "heat-web", agency: "housing", failed: "channel", wanted: "web" },
  ]);
});

test("a table without rules routes nothing", () => {
  expect(compileRouter({ name: "assign", version: "none", rules: [] }, domain).decide(subject())).toBeUndefined();
});

test("an embedder's own condition is indexed and tried like any other", () => {
  const shouted: Condition<boolean> = {
    kind: "shouted",
    summary: "the text is in capitals",
    parse: (alternatives) => ({ ok: true, value: alternatives[0] === "yes" }),
    holds: (wanted, { text }) => (text === text.toUpperCase()) === wanted,
    got: (_wanted, { text }) => text,
    index: {
      keys: (wanted) => [String(wanted)],
      keyOf: ({ text }) => String(text === text.toUpperCase()),
    },
    example: { cell: "yes", matches: { text: "HELP" }, misses: { text: "help" } },
  };
  const own = routerOf("id,shouted,>agency", ["loud,yes,police", "rest,,desk"], [...conditions, shouted as Condition]);
  expect(own.decide(subject({ text: "HELP" }))?.trail.rule).toBe("loud");
  expect(own.decide(subject({ text: "help" }))?.trail.rule).toBe("rest");
});
