import { expect, test } from "vitest";
import { table as sheet } from "../../../test/literals/files.ts";
import { defineCondition } from "../condition.ts";
import { conditions, withAttributes } from "../conditions/index.ts";
import { compileRouter } from "../router.ts";
import { type RoutingTable, ruleSetOf } from "../rule.ts";
import { table } from "./builder.ts";
import { type Codes, literalDomain, type TypedDomain } from "./literal-domain.ts";
import { readRoutingTable } from "./read-routing-table.ts";

const domain = literalDomain({
  categories: { noise: undefined, "noise-works": "noise", heat: undefined },
  areas: { city: undefined, west: "city" },
  agencies: ["environment", "police", "desk"],
  policies: ["urgent"],
  skills: ["sign"],
  zones: { harbour: ({ latitude }) => latitude > 50 },
  attributes: { floors: { type: "number" }, owner: { type: "choice", values: ["city", "private"] } },
});
/** The same lists, of which the compiler knows nothing. */
const loose: TypedDomain<Codes> = domain;

const whole = table("assign", domain)
  .rule(
    "night-works",
    {
      category: ["noise", "!noise-works"],
      text: ["drill", "+night", "!traffic"],
      hour: "22-6",
      zone: ["harbour"],
      repeat: ">=1",
      "attribute:floors": [3, "[5..8)"],
      "attribute:owner": "!*",
    },
    { agency: "environment", coHandlers: ["police"], policy: "urgent" },
    { from: "2026-03-01", basis: "Noise Act, section 43", enabled: false, rank: 2 },
  )
  .rule("duplicate", { day: "holiday" }, { disposition: "duplicate", advice: "It is known." })
  .otherwise("rest", { agency: "desk" }, { note: "always" });

const built = (read: ReturnType<typeof whole.build>): RoutingTable =>
  read.ok ? read.value : expect.fail(JSON.stringify(read.reason));

test("a table in code is the table that a file with the same cells is", () => {
  const columns =
    "id,category,text,hour,day,zone,repeat,attribute:floors,attribute:owner,>agency,>disposition,>advice,>co-handlers,>policy,rank,from,enabled,basis,note";
  const rows = [
    "night-works,noise|!noise-works,drill|+night|!traffic,22-6,,harbour,>=1,3|[5..8),!*,environment,,,police,urgent,2,2026-03-01,no,Noise Act§ section 43,",
    "duplicate,,,,holiday,,,,,,duplicate,It is known.,,,,,,,",
    "rest,,,,,,,,,desk,,,,,,,,,always",
  ];
  const file = sheet("assign.csv", columns, ...rows);
  const commas = file.rows.map(({ line, cells }) => ({
    line: line - 1,
    cells: cells.map((cell) => cell.replace("§", ",")),
  }));
  const { table: same } = readRoutingTable(
    { ...file, rows: commas },
    "assign",
    withAttributes(conditions, domain),
    domain,
  );
  const rules = same?.rules ?? [];
  expect(ruleSetOf([built(whole.build())]).version).toBe(ruleSetOf([{ name: "assign", hit: "first", rules }]).version);
  expect(built(whole.build()).rules.map(({ line, basis, note }) => [line, basis, note])).toEqual(
    rules.map(({ line, basis, note }) => [line, basis, note]),
  );
});

test("a table that was built decides", () => {
  const at = Date.UTC(2026, 2, 7, 23);
  const about = { at, category: "heat", text: "", kind: "complaint", channel: "phone" } as const;
  const heat = table("assign", domain).rule("heat", { category: "heat" }, { agency: "police" });
  const router = compileRouter(ruleSetOf([built(heat.otherwise("rest", { agency: "desk" }).build())]), domain);
  expect(router.decide(about).outcome.agency).toBe("police");
  expect(router.decide({ ...about, category: "noise" }).outcome.agency).toBe("desk");
});

test("everything that is wrong is told at once, by the number of the rule", () => {
  const read = table("assign", loose, { hit: "unique" })
    .rule("a b", { category: "nose", repeat: "many" }, { agency: "polise" })
    .rule("half", { hour: 25 }, { disposition: "secret" })
    .build();
  expect(read.ok ? [] : read.reason.map(({ line, field, code }) => [line, field, code])).toEqual([
    [1, "rules.0.id", "document/invalid_format"],
  ]);
  const named = table("assign", loose, { hit: "unique" })
    .rule("ab", { category: "nose", repeat: "many" }, { agency: "polise" })
    .rule("half", { hour: 25 }, { disposition: "secret" })
    .build();
  expect(named.ok ? [] : named.reason.map(({ line, field, code }) => [line, field, code])).toEqual([
    [1, "rules.0.when.category", "routing/bad-cell"],
    [1, "rules.0.when.repeat", "routing/bad-cell"],
    [1, "rules.0.then.agency", "routing/unknown-agency"],
    [2, "rules.1.when.hour", "routing/bad-cell"],
    [2, "rules.1.then.advice", "routing/no-advice"],
    [undefined, undefined, "routing/no-default"],
  ]);
});

test("each step leaves the table before it as it was", () => {
  const base = table("skills", domain).rule("a", { language: "fr" }, { skills: "sign" });
  base.rule("b", {}, { skills: ["sign"] });
  expect(built(base.build()).rules.map(({ id }) => id)).toEqual(["a"]);
});

test("conditions of one's own are columns too", () => {
  const long = {
    ...defineCondition<number>({
      kind: "longer-than",
      summary: "the text is longer",
      parse: ([cell = ""]) => ({ ok: true, value: Number(cell) }),
      holds: (length, subject) => subject.text.length > length,
      got: (_length, subject) => String(subject.text.length),
      example: { cell: "3", matches: { text: "four" }, misses: { text: "no" } },
    }),
    kind: "longer-than",
  } as const;
  const read = table("urgency", domain, { conditions: [long] }).rule(
    "long",
    { "longer-than": 80 },
    { priority: "low" },
  );
  expect(built(read.build()).rules[0]?.tests).toMatchObject([{ wanted: 80 }]);
});
