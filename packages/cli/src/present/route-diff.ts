import type { Rule, RuleSet } from "@swiftline/core/routing";
import { cellsOf, type TableDiff } from "@swiftline/core/routing/proof";
import * as z from "zod";
import { counted } from "./counted.ts";
import { ink } from "./ink.ts";

const Cells = z.record(z.string(), z.string());
const WholeRule = z.strictObject({ rule: z.string(), cells: Cells });
const Hit = z.strictObject({ before: z.string(), after: z.string() });

/** How two versions of the tables differ. Cells are by column, as people write them. */
export const DiffAnswer = z.strictObject({
  before: z.string(),
  after: z.string(),
  tables: z.array(
    z.strictObject({
      table: z.string(),
      change: z.enum(["added", "removed", "changed"]),
      hit: Hit.nullable(),
      added: z.array(WholeRule),
      removed: z.array(WholeRule),
      changed: z.array(
        z.strictObject({
          rule: z.string(),
          cells: z.array(
            z.strictObject({ column: z.string(), before: z.string(), after: z.string(), decides: z.boolean() }),
          ),
        }),
      ),
      moved: z.array(z.strictObject({ rule: z.string(), nowBefore: z.string().nullable() })),
    }),
  ),
});
export type DiffAnswer = z.infer<typeof DiffAnswer>;

const whole = (rule: Rule) => ({ rule: rule.id, cells: Object.fromEntries(cellsOf(rule)) });

export const diffAnswer = (a: RuleSet, b: RuleSet, diffs: readonly TableDiff[]): DiffAnswer => ({
  before: a.version,
  after: b.version,
  tables: diffs.map(({ table, change, hit, added, removed, changed, moved }) => ({
    table,
    change,
    hit: hit ?? null,
    added: added.map(whole),
    removed: removed.map(whole),
    changed: changed.map(({ after, cells }) => ({ rule: after.id, cells: cells.map((cell) => ({ ...cell })) })),
    moved: moved.map(({ after, nowBefore }) => ({ rule: after.id, nowBefore: nowBefore?.id ?? null })),
  })),
});

/** The same for a person to read, as `diff` marks it: + came, - went, ~ reads otherwise, > moved. */
export function diffLines({ before, after, tables }: DiffAnswer): readonly string[] {
  if (tables.length === 0) return [`The tables say the same (${before}).`];
  return tables
    .flatMap((diff, index) => [...(index === 0 ? [] : [""]), ...tableLines(diff)])
    .concat("", `Set ${before} became ${after}.`);
}

function tableLines({
  table,
  change,
  hit,
  added,
  removed,
  changed,
  moved,
}: DiffAnswer["tables"][number]): readonly string[] {
  const counts = [
    [added, "added"],
    [removed, "removed"],
    [changed, "changed"],
    [moved, "moved"],
  ] as const;
  const said = counts.flatMap(([rules, word]) =>
    rules.length === 0 ? [] : [`${counted(rules.length, "rule")} ${word}`],
  );
  return [
    `${ink.bold(table)}${change === "changed" ? "" : ` (table ${change})`}: ${said.join(", ") || "no rule differs"}`,
    ...(hit === null ? [] : [`  chooses ${hit.after} instead of ${hit.before}`]),
    ...removed.map((rule) => ink.red(`- ${ruleLine(rule)}`)),
    ...added.map((rule) => ink.green(`+ ${ruleLine(rule)}`)),
    ...changed.flatMap(({ rule, cells }) => [
      `~ ${rule}`,
      ...cells.map(({ column, before, after }) => `    ${column}: ${shown(before)} became ${shown(after)}`),
    ]),
    ...moved.map(
      ({ rule, nowBefore }) => `> ${rule} stands ${nowBefore === null ? "at the end" : `before ${nowBefore}`} now`,
    ),
  ];
}

const shown = (cell: string): string => (cell === "" ? "empty" : cell);

const ruleLine = ({ rule, cells }: DiffAnswer["tables"][number]["added"][number]): string =>
  [rule, ...Object.entries(cells).map(([column, cell]) => `${column} ${cell}`)].join("  ");
