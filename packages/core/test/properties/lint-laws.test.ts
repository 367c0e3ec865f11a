import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../../src/hash.ts";
import { conditions, withAttributes } from "../../src/routing/conditions/index.ts";
import { byWeek, type Domain } from "../../src/routing/domain.ts";
import { type HitPolicy, inOrder } from "../../src/routing/hit-policy.ts";
import type { BoxInWords, Finding } from "../../src/routing/lint/findings.ts";
import { lint } from "../../src/routing/lint/lint.ts";
import { type RoutingTable, type Rule, ruleSetOf } from "../../src/routing/rule.ts";
import type { Subject } from "../../src/routing/subject.ts";
import { readRoutingTable } from "../../src/routing/tables/read-routing-table.ts";
import { parseDate } from "../../src/time/civil-date.ts";
import { subject, domain as withoutHolidays } from "../literals/domain.ts";
import { tried } from "../runs.ts";

const holidays = ["2026-02-20", "2026-03-20"].map(parseDate);
const domain: Domain = {
  ...withoutHolidays,
  dateKind: (date) => (holidays.includes(date) ? "holiday" : byWeek(date)),
};
const known = withAttributes(conditions, domain);
const agencies = [...domain.agencies.all()];

/** Whether a rule takes an appeal, by the plain meaning of its cells. */
const holds = (rule: Rule, about: Subject): boolean =>
  rule.enabled && rule.tests.every(({ condition, wanted }) => condition.holds(wanted, about, domain));

/** A column of a small table: what its cells may be, and one value of each kind that those cells tell apart. */
interface Dimension {
  readonly columns: Readonly<Record<string, readonly string[]>>;
  readonly values: readonly Partial<Subject>[];
}

const each = (field: keyof Subject, values: readonly unknown[]) => values.map((value) => ({ [field]: value }));
/** Each kind of date that there is between two dates at which a rule may begin or end: days of March 2026. */
const moments = [-8, 1, 4, 5, 6, 7, 8, 9, 14, 20].flatMap((date) =>
  [0, 7, 12, 23].map((hour) => ({ at: Date.UTC(2026, 2, date, hour) })),
);

const dimensions: readonly Dimension[] = [
  {
    columns: { category: ["noise", "noise-street", "noise|!noise-street", "!heat", "heat|noise-home", "!noise"] },
    values: each("category", ["noise", "noise-street", "noise-home", "heat"]),
  },
  {
    columns: { area: ["west", "city|!west", "west-river|east", "*", "!*", "east|!*", "!east", "city"] },
    values: each("area", [undefined, "city", "west", "west-river", "east"]),
  },
  {
    columns: {
      text: [
        "gas",
        "gas leak",
        "gas|loud",
        "gas leak|loud",
        "!gas",
        "!gas leak",
        "gas|!gas leak",
        "+gas|+loud",
        "loud|!gas",
        "gas leak|!gas",
      ],
    },
    values: each("text", ["", "gas", "gas leak", "loud", "gas; loud", "gas leak; loud"]),
  },
  {
    columns: { zone: ["school-belt", "!school-belt"] },
    values: each("position", [undefined, { latitude: 0.5, longitude: 0.5 }]),
  },
  {
    columns: {
      hour: ["22-6", "6-22", "6-12", "12-22"],
      day: ["workday", "weekend", "!weekend", "holiday"],
      from: ["2026-03-05", "2026-03-07"],
      to: ["2026-03-07", "2026-03-08"],
    },
    values: moments,
  },
  {
    columns: { repeat: [">=1", "0", "[2..5]", "(1..2)", "!*", "*", "!0", "<3"] },
    values: each("earlierAppeals", [undefined, 0, 1, 2, 3, 4, 5, 6]),
  },
  {
    columns: { "attribute:floors": ["[3..10)", ">=6", "5", "!*", "*", "<=3", "(3..5]"] },
    values: each("attributes", [{}, ...[1, 3, 4, 5, 5.5, 6, 10].map((floors) => ({ floors }))]),
  },
  {
    columns: { language: ["zh", "en|zh", "!zh", "!*", "*", "en|!*"] },
    values: each("language", [undefined, "zh", "en", "fr"]),
  },
  {
    columns: { priority: ["urgent", "!urgent", "high|low", "!*"] },
    values: each("priority", [undefined, "urgent", "high", "normal", "low"]),
  },
];

/** The rows of a table with some of these columns, about half of the cells being empty. */
const tableOver = (some: readonly Dimension[]): fc.Arbitrary<RoutingTable> => {
  const columns = Object.entries(Object.assign({}, ...some.map((one) => one.columns)) as Dimension["columns"]);
  const cells = columns.map(([, words]) => fc.oneof(fc.constant(""), fc.constantFrom(...words)));
  const row = fc.tuple(
    fc.tuple(...cells),
    fc.constantFrom("", "1", "2"),
    fc.constantFrom("", "", "", "", "no"),
    fc.constantFrom(...agencies),
  );
  const rest = fc.constantFrom<readonly (typeof row extends fc.Arbitrary<infer Row> ? Row : never)[]>(
    [],
    [[columns.map(() => ""), "", "", "desk"]],
  );
  return fc
    .tuple(
      fc.constantFrom<HitPolicy>("first", "first", "priority", "unique", "any"),
      fc.array(row, { maxLength: 7 }),
      rest,
    )
    .map(([hit, rows, last]) => {
      const sheet = {
        file: "assign.csv",
        columns: ["id", ...columns.map(([column]) => column), "rank", "enabled", ">agency"],
        rows: [...rows, ...last].map(([some, ...about], index) => ({
          line: index + 2,
          cells: [`r${index}`, ...some, ...about],
        })),
      };
      return { name: "assign", hit, rules: readRoutingTable(sheet, "assign", known, domain).table?.rules ?? [] };
    });
};

const small = fc
  .subarray([...dimensions], { minLength: 1, maxLength: 4 })
  .chain((some) => tableOver(some).map((table) => ({ some, table })));

/** Every appeal that a table can tell from another. */
function points(some: readonly Dimension[]): readonly Subject[] {
  return some.reduce<readonly Subject[]>(
    (all, { values }) => all.flatMap((one) => values.map((value) => ({ ...one, ...value }) as Subject)),
    [subject({ area: undefined, text: "" })],
  );
}

/** For each point the rules that take it, in their order; each test is asked once for each value of its own dimension. */
function matchesAt(rules: readonly Rule[], some: readonly Dimension[]): readonly (readonly Rule[])[] {
  const kindsOf = ({ columns }: Dimension) =>
    new Set([...Object.keys(columns), ...("from" in columns ? ["valid"] : [])]);
  const base = subject({ area: undefined, text: "" });
  return some.reduce<readonly (readonly Rule[])[]>(
    (all, dimension) => {
      const kinds = kindsOf(dimension);
      const taken = dimension.values.map(
        (value) =>
          new Set(
            rules.filter(({ tests }) =>
              tests.every(
                ({ condition, wanted }) =>
                  !kinds.has(condition.kind) || condition.holds(wanted, { ...base, ...value } as Subject, domain),
              ),
            ),
          ),
      );
      return all.flatMap((matching) => taken.map((set) => matching.filter((rule) => set.has(rule))));
    },
    [rules.filter(({ enabled }) => enabled)],
  );
}

const pair = (one: Rule, other: Rule): string => `${one.id} ${other.id}`;
const says = ({ outcome }: Rule): string => canonicalJson(outcome);

/** What is to be found of each code, by trying every point. */
function triedOut({ hit, rules }: RoutingTable, some: readonly Dimension[]) {
  const ordered = inOrder(hit, rules);
  const matches = matchesAt(ordered, some);
  const alive = new Set(matches.flat());
  const first = new Set(matches.map(([rule]) => rule));
  const on = ordered.filter(({ enabled }) => enabled);
  const takesMore = (one: Rule, other: Rule): boolean =>
    matches.every((taking) => !taking.includes(other) || taking.includes(one));
  const ordering = hit === "first" || hit === "priority";
  const pairs = matches.flatMap((taking) =>
    taking.flatMap((one, index) =>
      ordering && index > 0 ? [] : taking.slice(index + 1).map((other) => [one, other] as const),
    ),
  );
  const counting = pairs.filter(([one, other]) => {
    if (hit === "unique") return true;
    if (says(one) === says(other)) return false;
    if (hit === "any") return true;
    return !(hit === "priority" && one.rank !== other.rank) && !takesMore(one, other) && !takesMore(other, one);
  });
  return {
    matches,
    empty: on.filter((rule) => !alive.has(rule)).map(({ id }) => id),
    unreachable: ordering ? on.filter((rule) => alive.has(rule) && !first.has(rule)).map(({ id }) => id) : [],
    overlaps: [...new Set(counting.map(([one, other]) => pair(one, other)))],
  };
}

const without = {
  most: Number.POSITIVE_INFINITY,
  at: Date.UTC(2026, 2, 6, 12),
  positions: [{ latitude: 0.5, longitude: 0.5 }],
};
const found = (table: RoutingTable): readonly Finding[] => lint(ruleSetOf([table]), domain, without);
const only = <Code extends Finding["code"]>(findings: readonly Finding[], ...codes: Code[]) =>
  findings.filter((one): one is Extract<Finding, { readonly code: Code }> => (codes as string[]).includes(one.code));

const runs = tried(1000, 10_000);

test("the rules that are empty, hidden or at odds are those found by trying every appeal", () => {
  fc.assert(
    fc.property(small, ({ some, table }) => {
      const findings = found(table);
      const truth = triedOut(table, some);
      expect(only(findings, "undecided", "more")).toEqual([]);
      expect(
        only(findings, "empty")
          .map(({ rules }) => rules[0]?.id)
          .sort(),
      ).toEqual(truth.empty.sort());
      expect(
        only(findings, "unreachable")
          .map(({ rules }) => rules[0]?.id)
          .sort(),
      ).toEqual(truth.unreachable.sort());
      const overlaps = only(findings, "unique", "tie", "disagree").map(({ rules: [one, other] }) => pair(one!, other!));
      expect(overlaps.sort()).toEqual(truth.overlaps.sort());
    }),
    runs,
  );
});

test("the gaps are where no rule takes an appeal of some words, or only the default does", () => {
  fc.assert(
    fc.property(small, ({ some, table }) => {
      const boxes = only(found(table), "gap").flatMap(({ box }) => rulesFor(box));
      const last = table.rules.findLast(({ tests, enabled }) => enabled && tests.length === 0);
      const wordless = (about: Subject): Subject => ({ ...about, text: "", position: undefined });
      const all = points(some);
      const freeAt = Map.groupBy(triedOut(table, some).matches.entries(), ([index]) =>
        canonicalJson(wordless(all[index]!)),
      );
      for (const group of freeAt.values()) {
        const free = group.some(([, taking]) => taking.every((rule) => rule === last));
        const about = wordless(all[group[0]![0]]!);
        expect([about, boxes.some((box) => holds(box, about))]).toEqual([about, free]);
      }
    }),
    runs,
  );
});

/** The rules that these cells would make: one for each span of dates. */
function rulesFor(box: BoxInWords): readonly Rule[] {
  const spans = box.find(({ condition }) => condition === "valid")?.cell.split("|") ?? [".."];
  const cells = box.filter(({ condition }) => condition !== "valid");
  const columns = ["id", ...cells.map(({ condition }) => condition), "from", "to", ">agency"];
  const rows = spans.map((span, index) => ({
    line: index + 2,
    cells: [`box${index}`, ...cells.map(({ cell }) => cell), ...span.split(".."), "desk"],
  }));
  const rules = readRoutingTable({ file: "assign.csv", columns, rows }, "assign", known, domain).table?.rules ?? [];
  if (rules.length < spans.length) throw new Error(`this is no box: ${JSON.stringify(box)}`);
  return rules;
}

test("every witness shows what it is there for", () => {
  fc.assert(
    fc.property(small, ({ table }) => {
      const taking = (about: Subject) => inOrder(table.hit, table.rules).filter((rule) => holds(rule, about));
      for (const finding of found(table)) {
        const { code, witness, rules } = finding;
        if (code === "empty" || code === "keyword-redundant" || code === "unnamed-agency") continue;
        if (witness === undefined) throw new Error(`${code} has no witness`);
        const [first, ...others] = taking(witness);
        if (code === "unreachable") {
          expect(others).toContain(rules[0]);
          expect(first).toBe(finding.takenBy);
        }
        if (code === "disagree" || code === "unique" || code === "tie")
          expect(rules.filter((rule) => !holds(rule, witness))).toEqual([]);
        if (code === "gap") expect(taking(witness)).toEqual(finding.toDefault === undefined ? [] : [finding.toDefault]);
        if (code === "date-end")
          expect([first, rules.map((rule) => holds(rule, witness))]).toEqual([finding.fallsTo, [false]]);
      }
    }),
    runs,
  );
});

test("the rules that are named together hide a rule, and none of them could be left out", () => {
  fc.assert(
    fc.property(small, ({ some, table }) => {
      const { matches } = triedOut(table, some);
      for (const {
        rules: [rule],
        by,
        agrees,
      } of only(found(table), "unreachable")) {
        const hides = (few: readonly Rule[]): boolean =>
          matches.every((taking) => !taking.includes(rule!) || few.some((one) => taking.includes(one)));
        expect(hides(by)).toBe(true);
        for (const one of by) expect(by.length === 1 || !hides(by.filter((other) => other !== one))).toBe(true);
        expect(agrees).toBe(by.every((one) => says(one) === says(rule!)));
      }
    }),
    runs,
  );
});
