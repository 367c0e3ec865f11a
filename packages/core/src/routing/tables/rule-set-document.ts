import * as z from "zod";
import { Code } from "../../appeal/terms.ts";
import { type Document, documentProblem, type Path, readDocument } from "../../document.ts";
import { didYouMean } from "../../nearest.ts";
import type { Problem } from "../../problem.ts";
import { parseDate } from "../../time/civil-date.ts";
import type { Condition } from "../condition.ts";
import type { Domain } from "../domain.ts";
import { type HitPolicy, hitPolicyNames } from "../hit-policy.ts";
import type { RoutingTable } from "../rule.ts";
import { type TableName, tableNames, tableOrder } from "../table-names.ts";
import { tableOfRows } from "./read-routing-table.ts";
import { columnsOf, type ReadRow, type RuleRow, readRule } from "./read-rules.ts";

const Words = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const Cell = z.union([Words.transform((word) => [word]), z.array(Words)]);
const date = z.string().refine((text) => parseDate(text) !== undefined, "no date: write 2026-12-31");

/** One rule: what it asks under `when`, what it says under `then`, by the names of the columns. */
export const RuleDocument = z.strictObject({
  id: Code,
  when: z.record(z.string(), Cell).optional(),
  // biome-ignore lint/suspicious/noThenProperty: it is the word of the form, and a value that nobody awaits
  then: z.record(z.string(), Cell),
  rank: z.int().min(0).optional(),
  from: date.optional(),
  to: date.optional(),
  enabled: z.boolean().optional(),
  basis: z.string().optional(),
  note: z.string().optional(),
});

export const TableDocument = z.strictObject({
  table: z.enum(tableOrder as readonly [TableName, ...TableName[]]),
  hit: z.enum(hitPolicyNames as readonly [HitPolicy, ...HitPolicy[]]).optional(),
  rules: z.array(RuleDocument),
});

/** The canonical form of a rule set: its tables as data, as YAML and JSON write them. */
export const RuleSetDocument = z.strictObject({ tables: z.array(TableDocument).min(1) });
export type RuleSetDocument = z.input<typeof RuleSetDocument>;

/** Reads the tables of a YAML or JSON document: one table, or a set of them. Tells every problem by its path. */
export function readTablesDocument(
  document: Document,
  conditions: readonly Condition[],
  domain: Domain,
): { readonly tables: readonly RoutingTable[]; readonly problems: readonly Problem[] } {
  const isSet = typeof document.value === "object" && document.value !== null && "tables" in document.value;
  const parsed = isSet ? readDocument(document, RuleSetDocument) : readDocument(document, TableDocument);
  if (!parsed.ok) return { tables: [], problems: parsed.reason };
  const problems: Problem[] = [];
  const read = (table: z.output<typeof TableDocument>, path: Path): RoutingTable => {
    const hit = table.hit ?? tableNames[table.table].hit;
    const rows = table.rules.map((rule, index): ReadRow => {
      const at: Path = [...path, "rules", index];
      problems.push(...unknownColumns(document, rule, table.table, conditions, at));
      return readRule(rowOf(document, rule, at, problems), table.table, conditions, domain);
    });
    const whole = tableOfRows(table.table, hit, rows, { file: document.file, headless: false });
    problems.push(...whole.problems);
    return whole.table;
  };
  const { value } = parsed;
  const tables =
    "tables" in value ? value.tables.map((table, index) => read(table, ["tables", index])) : [read(value, [])];
  return { tables, problems };
}

type ReadRuleDocument = z.output<typeof RuleDocument>;

/** A rule of a document as a row: outputs by their columns, with `>`. */
function rowOf(document: Document, rule: ReadRuleDocument, path: Path, problems: Problem[]): RuleRow {
  const { when = {}, then, ...about } = rule;
  const cell = (column: string): readonly string[] | undefined =>
    column.startsWith(">") ? then[column.slice(1)] : when[column];
  const placeIn = (column: string): Path => {
    if (column.startsWith(">")) return [...path, "then", column.slice(1)];
    return column in about || column === "id" ? [...path, column] : [...path, "when", column];
  };
  const plain: Readonly<Record<string, unknown>> = {
    ...about,
    ...(about.enabled !== undefined && { enabled: about.enabled ? "yes" : "no" }),
  };
  return {
    line: document.placeOf(path)?.line ?? 0,
    get: cell,
    text: (column) => plain[column]?.toString() ?? cell(column)?.join("|"),
    wrong(column, code, message, more = {}) {
      problems.push(documentProblem(document, placeIn(column), code, message, more));
    },
  };
}

function unknownColumns(
  document: Document,
  rule: ReadRuleDocument,
  table: TableName,
  conditions: readonly Condition[],
  path: Path,
) {
  const known = columnsOf(table, conditions);
  const kinds = conditions.map(({ kind }) => kind);
  const says = known.filter((column) => column.startsWith(">")).map((column) => column.slice(1));
  const odd = (part: "when" | "then", words: readonly string[]): readonly Problem[] =>
    Object.keys(rule[part] ?? {})
      .filter((word) => !words.includes(word))
      .map((word) =>
        documentProblem(
          document,
          [...path, part, word],
          "table/column-unknown",
          `there is no ${word} here`,
          didYouMean(word, words),
        ),
      );
  return [...odd("when", kinds), ...odd("then", says)];
}
