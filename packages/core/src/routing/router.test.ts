import { expect, test } from "vitest";
import { domain, subject } from "../../test/literals/domain.ts";
import { table } from "../../test/literals/files.ts";
import type { Condition } from "./condition.ts";
import { conditions } from "./conditions/index.ts";
import { compileRouter, type Router } from "./router.ts";
import { type RoutingTable, ruleSetOf } from "./rule.ts";
import { readRoutingTable } from "./tables/read-routing-table.ts";

function tableOf(title: string, header: string, lines: readonly string[], known = conditions): RoutingTable {
  const read = readRoutingTable(table("routing.csv", title, header, ...lines), "", known, domain);
  expect(read.problems).toEqual([]);
  return read.table as RoutingTable;
}

const routerOf = (header: string, lines: readonly string[], hit = "first", known = conditions): Router =>
  compileRouter(ruleSetOf([tableOf(`table,assign,hit=${hit}`, header, lines, known)]), domain);

const router = routerOf("id,category,area,text,channel,>agency,>policy,basis", [
  "shots,,,shots|gun,,police,urgent,Emergency order",
  "home-west,noise-home,west,,,housing,ordinary,",
  "noise,noise,,,,police,ordinary,Noise Act",
  "heat-web,heat,east,,web,housing,,",
  "rest,,,,,desk,,",
]);

const ruleFor = (changes: Parameters<typeof subject>[0], never?: ReadonlySet<string>) =>
  router.decide(subject(changes), never).rules[0]?.id;

test("the first rule that matches decides", () => {
  expect(ruleFor({ text: "gun shots" })).toBe("shots");
  expect(ruleFor({ category: "noise-home" })).toBe("home-west");
  expect(ruleFor({ category: "noise-home", area: "east" })).toBe("noise");
  expect(ruleFor({ category: "heat" })).toBe("rest");
});

test("a decision says what follows and by which rule; its trail adds the version of the set and why", () => {
  const asked = subject({ category: "noise-home" });
  const decision = router.decide(asked);
  expect(decision.outcome).toEqual({ agency: "housing", policy: "ordinary" });
  expect(router.trail(decision, asked)).toEqual({
    version: router.set.version,
    steps: [
      {
        table: "assign",
        rule: "home-west",
        because: [
          { condition: "category", got: "noise-home", by: "noise-home" },
          { condition: "area", got: "west-river", by: "west" },
        ],
      },
    ],
  });
});

test("an appeal does not go back to an agency that returned it", () => {
  expect(ruleFor({ category: "noise-home" }, new Set(["housing"]))).toBe("noise");
  expect(ruleFor({ category: "noise-home" }, new Set(["housing", "police"]))).toBe("rest");
  expect(ruleFor({ category: "noise-home" }, new Set(["housing", "police", "desk"]))).toBeUndefined();
});

test("many are decided as each would be", () => {
  const many = [subject(), subject({ category: "heat" }), subject({ text: "gun" })];
  expect(router.decideMany(many)).toEqual(many.map((one) => router.decide(one)));
});

test("all rules that match can be asked for, in order", () => {
  const matching = router.matches("assign", subject({ category: "noise-home", text: "gun" }));
  expect(matching.map(({ id }) => id)).toEqual(["shots", "home-west", "noise", "rest"]);
});

test("a table without rules routes nothing", () => {
  expect(compileRouter(ruleSetOf([]), domain).decide(subject()).outcome).toEqual({});
});

test("a rule that is off, or not valid on the day, is not chosen", () => {
  const dated = routerOf("id,category,>agency,from,to,enabled", [
    "off,noise,police,,,no",
    "spring,noise,housing,2026-03-07,2026-03-08,",
    "rest,,desk,,,",
  ]);
  const on = (day: number, hour = 12) => dated.decide(subject({ at: Date.UTC(2026, 2, day, hour) })).rules[0]?.id;
  expect([on(6, 23), on(7, 0), on(8, 23), on(9, 0)]).toEqual(["rest", "spring", "spring", "rest"]);
});

const two = ["wide,noise,,police,", "narrow,noise-street,,housing,", "rest,,,desk,"];

test.each([
  ["first", "police", []],
  ["unique", undefined, ["wide", "narrow", "rest"]],
  ["any", undefined, ["wide", "narrow", "rest"]],
  ["collect", "police", []],
] as const)("by %s, rules that disagree answer %s", (hit, agency, conflict) => {
  const decision = routerOf("id,category,text,>agency,rank", two, hit).decide(subject());
  expect(decision.outcome.agency).toBe(agency);
  expect(decision.conflicts.flatMap(({ rules }) => rules.map(({ id }) => id))).toEqual(conflict);
});

test("by priority the lowest rank decides, then the row", () => {
  const ranked = routerOf(
    "id,category,>agency,rank",
    ["rest,,desk,", "wide,noise,police,2", "narrow,noise-street,housing,1", "later,noise-street,police,1"],
    "priority",
  );
  expect(ranked.decide(subject()).rules[0]?.id).toBe("narrow");
  expect(ranked.decide(subject({ category: "heat" })).rules[0]?.id).toBe("rest");
});

test("several tables answer together: what the urgency table says, the next ones may ask for", () => {
  const set = ruleSetOf([
    tableOf("table,urgency", "id,text,>priority", ["danger,gun,urgent"]),
    tableOf("table,assign", "id,category,>agency,>policy", ["noise,noise,police,ordinary", "rest,,desk,"]),
    tableOf("table,assist", "id,priority,category,>co-handlers", [
      "hurry,urgent,,housing",
      "home,,noise-street,desk|housing",
    ]),
    tableOf("table,sla", "id,priority,>policy", ["hurry,urgent,urgent"]),
    tableOf("table,skills", "id,channel,>skills", ["by-phone,phone,mandarin"]),
  ]);
  const asked = subject({ text: "a gun" });
  const decision = compileRouter(set, domain).decide(asked);
  expect(decision.outcome).toEqual({
    priority: "urgent",
    agency: "police",
    policy: "urgent",
    coHandlers: ["housing", "desk"],
    skills: ["mandarin"],
  });
  expect(decision.rules.map(({ table, id }) => `${table} ${id}`)).toEqual([
    "urgency danger",
    "assign noise",
    "assist hurry",
    "assist home",
    "sla hurry",
    "skills by-phone",
  ]);
  expect(compileRouter(set, domain).decide(subject()).outcome.policy).toBe("ordinary");
});

test("an embedder's own condition is indexed by its form, or tried like any other", () => {
  const isShouted = ({ text }: { readonly text: string }) => String(text === text.toUpperCase());
  const shouted: Condition<string> = {
    kind: "shouted",
    summary: "the text is in capitals",
    parse: ([cell = ""]) => ({ ok: true, value: String(cell === "yes") }),
    holds: (wanted, asked) => isShouted(asked) === wanted,
    got: (_wanted, { text }) => text,
    form: {
      by: "value",
      wants: (wanted) => ({ of: new Set([wanted]), except: false, missing: false }),
      valueOf: isShouted,
      known: () => ["true", "false"],
      optional: false,
    },
    example: { cell: "yes", matches: { text: "HELP" }, misses: { text: "help" } },
  };
  const { form: _, ...tried } = shouted;
  for (const one of [shouted, tried] as Condition[]) {
    const own = routerOf("id,shouted,category,>agency", ["loud,yes,noise,police", "rest,,,desk"], "first", [
      ...conditions,
      one,
    ]);
    expect(own.decide(subject({ text: "HELP" })).rules[0]?.id).toBe("loud");
    expect(own.decide(subject({ text: "help" })).rules[0]?.id).toBe("rest");
    expect(own.explain(subject({ text: "help" })).tables[0]?.nearly).toMatchObject([
      { rule: { id: "loud" }, failed: { condition: "shouted" } },
    ]);
  }
});
