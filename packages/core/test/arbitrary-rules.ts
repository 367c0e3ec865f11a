import fc from "fast-check";
import { AppealKind, Channel, Population, Priority } from "../src/appeal/terms.ts";
import { conditions, withAttributes } from "../src/routing/conditions/index.ts";
import { dateKinds } from "../src/routing/domain.ts";
import type { HitPolicy } from "../src/routing/hit-policy.ts";
import { type RoutingTable, type Rule, ruleSetOf } from "../src/routing/rule.ts";
import type { Subject } from "../src/routing/subject.ts";
import type { TableName } from "../src/routing/table-names.ts";
import { readRoutingTable } from "../src/routing/tables/read-routing-table.ts";
import { domain } from "./literals/domain.ts";

export const known = withAttributes(conditions, domain);
export const agencies = [...domain.agencies.all()];
const idsOf = (tree: { readonly nodes: readonly { readonly id: string }[] }) => tree.nodes.map((node) => node.id);

/** A cell that is mostly empty, and otherwise up to three of these words, some of them taken out again. */
const cell = (words: readonly string[], signs: readonly string[] = ["", "", "!"], more: readonly string[] = []) =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant("") },
    {
      weight: 4,
      arbitrary: fc
        .uniqueArray(fc.tuple(fc.constantFrom(...signs), fc.constantFrom(...words)), {
          minLength: 1,
          maxLength: 3,
          selector: ([, word]) => word,
        })
        .map((parts) => parts.map(([sign, word]) => sign + word).join("|")),
    },
    ...(more.length > 0 ? [{ weight: 1, arbitrary: fc.constantFrom(...more) }] : []),
  );

const given = ["*", "!*"];
const cells = {
  category: cell(idsOf(domain.categories)),
  area: cell(idsOf(domain.areas), undefined, given),
  text: cell(["loud", "loud music", "gas", "燃气", "cold"], ["", "", "+", "!"]),
  kind: cell(AppealKind.options),
  channel: cell(Channel.options),
  language: cell(["zh", "en", "fr"], undefined, given),
  population: cell(Population.options, undefined, given),
  priority: cell(Priority.options, undefined, given),
  hour: cell(["22-6", "6-12", "12", "0-24"]),
  day: cell(dateKinds),
  zone: cell(["school-belt"]),
  repeat: cell([">=1", "0", "[2..5]"], undefined, given),
  "attribute:floors": cell(["[3..10)", ">=6", "5"], undefined, given),
  "attribute:owner": cell(["city", "private"], undefined, given),
  from: fc.constantFrom("", "", "", "2026-03-05"),
  to: fc.constantFrom("", "", "", "2026-03-07"),
  enabled: fc.constantFrom("", "", "", "no"),
  rank: fc.constantFrom("", "1", "2"),
};
type Cells = { readonly [Column in keyof typeof cells]: string };

/** Rows of every condition; those whose cells take nothing at all are left out. */
const rows = (most: number): fc.Arbitrary<readonly Cells[]> =>
  fc.array(fc.record(cells), { maxLength: most, size: "max" });

export const outcomes = {
  urgency: fc.constantFrom(...Priority.options).map((priority) => ({ ">priority": priority })),
  assign: fc.constantFrom(...agencies).map((agency) => ({ ">agency": agency })),
  assist: fc
    .uniqueArray(fc.constantFrom(...agencies), { minLength: 1 })
    .map((some) => ({ ">co-handlers": some.join("|") })),
  sla: fc.constantFrom("urgent", "ordinary").map((policy) => ({ ">policy": policy })),
  skills: fc.constantFrom("mandarin", "sign").map((skill) => ({ ">skills": skill })),
} as const satisfies Record<TableName, fc.Arbitrary<Readonly<Record<string, string>>>>;

/** A table of up to `most` rules that chooses in one of these ways; the assign table ends with a rule that takes everything. */
export function routingTable(name: TableName, hits: readonly HitPolicy[], most = 40): fc.Arbitrary<RoutingTable> {
  const said: fc.Arbitrary<Readonly<Record<string, string>>> = outcomes[name];
  const rules = rows(most).chain((some) => fc.tuple(...some.map((row) => said.map((out) => ({ ...row, ...out })))));
  return fc.tuple(fc.constantFrom(...hits), rules, said).map(([hit, some, rest]) => {
    const lines: readonly Readonly<Record<string, string>>[] = [...some, ...(name === "assign" ? [rest] : [])];
    const columns = ["id", ...new Set(lines.flatMap((line) => Object.keys(line)))];
    const sheet = {
      file: `${name}.csv`,
      columns,
      rows: lines.map((line, index) => ({
        line: index + 2,
        cells: columns.map((column) => (column === "id" ? `r${index}` : (line[column] ?? ""))),
      })),
    };
    const { table } = readRoutingTable(sheet, name, known, domain);
    return { name, hit, rules: table?.rules ?? [] };
  });
}

/** A set of all five tables. */
export const ruleSet = fc
  .tuple(
    routingTable("urgency", ["first"], 4),
    routingTable("assign", ["first", "priority", "any", "unique"]),
    routingTable("assist", ["collect"], 5),
    routingTable("sla", ["first"], 4),
    routingTable("skills", ["collect"], 4),
  )
  .map((tables) => ruleSetOf(tables));

const option = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });

export const subject: fc.Arbitrary<Subject> = fc.record({
  // Thursday 2026-03-05 to Sunday 2026-03-08, by the hour.
  at: fc.integer({ min: 0, max: 95 }).map((hour) => Date.UTC(2026, 2, 5, hour)),
  category: fc.constantFrom(...idsOf(domain.categories), "unheard-of"),
  area: option(fc.constantFrom(...idsOf(domain.areas))),
  text: fc.constantFrom("", "loud music", "LOUD by night", "ＧＡＳ and cold", "闻到燃气", "nothing of the kind"),
  channel: fc.constantFrom(...Channel.options),
  kind: fc.constantFrom(...AppealKind.options),
  language: option(fc.constantFrom("zh-Hans", "en", "de")),
  population: option(fc.constantFrom(...Population.options)),
  earlierAppeals: option(fc.integer({ min: 0, max: 6 })),
  position: option(fc.constantFrom({ latitude: 0.5, longitude: 0.5 }, { latitude: 5, longitude: 5 })),
  attributes: option(
    fc.record({
      floors: fc.constantFrom(1, 3, 5, 6, 9.5, 10),
      owner: fc.constantFrom("city", "private"),
    }),
  ),
});
export const subjects = fc.array(subject, { minLength: 1, maxLength: 20 });
export const never = fc.uniqueArray(fc.constantFrom(...agencies), { maxLength: 2 }).map((some) => new Set(some));

/** Whether a rule holds, by the plain meaning of its cells. */
export const holds = (rule: Rule, about: Subject): boolean =>
  rule.enabled && rule.tests.every(({ condition, wanted }) => condition.holds(wanted, about, domain));
