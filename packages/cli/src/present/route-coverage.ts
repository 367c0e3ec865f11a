import type { RuleCoverage } from "@swiftline/core/routing/proof";
import { formatInZone, type Zone } from "@swiftline/core/time";
import * as z from "zod";
import { TimeAnswer } from "./answers.ts";
import { counted } from "./counted.ts";
import { shownTime } from "./shown-time.ts";
import { textTable } from "./table.ts";

/** How often each rule decided. `undecided` found no rule; of them, `conflicts` found several that may not stand together. */
export const CoverageAnswer = z.strictObject({
  set: z.string(),
  appeals: z.int(),
  tables: z.array(
    z.strictObject({
      table: z.string(),
      rules: z.array(z.strictObject({ rule: z.string(), line: z.int(), hits: z.int(), lastAt: TimeAnswer.nullable() })),
      never: z.int(),
      byDefault: z.int(),
      undecided: z.int(),
      conflicts: z.int(),
    }),
  ),
});
export type CoverageAnswer = z.infer<typeof CoverageAnswer>;

export const coverageAnswer = (
  { version, appeals, tables }: RuleCoverage,
  zone: Zone,
  { onlyNever }: { readonly onlyNever: boolean },
): CoverageAnswer => ({
  set: version,
  appeals,
  tables: tables.map(({ rules, never, ...table }) => ({
    ...table,
    never: never.length,
    rules: rules
      .filter(({ hits }) => !onlyNever || hits === 0)
      .map(({ rule, hits, lastAt }) => ({
        rule: rule.id,
        line: rule.line,
        hits,
        lastAt: lastAt === undefined ? null : formatInZone(lastAt, zone),
      })),
  })),
});

/** The same for a person to read, those that decide most first. */
export function coverageLines({ appeals, tables }: CoverageAnswer): readonly string[] {
  return tables.flatMap(({ table, rules, never, byDefault, undecided, conflicts }, index) => {
    const left = [
      `${counted(never, "rule")} never decided`,
      ...(appeals > 0 ? [`the default took ${share(byDefault, appeals)}`] : []),
      ...(undecided > 0 ? [`no rule took ${share(undecided, appeals)}`] : []),
      ...(conflicts > 0 ? [`rules were in conflict for ${conflicts.toLocaleString("en")}`] : []),
    ];
    const rows = rules
      .toSorted((one, other) => other.hits - one.hits)
      .map(({ rule, line, hits, lastAt }) => [
        rule,
        String(line),
        hits.toLocaleString("en"),
        share(hits, appeals),
        lastAt === null ? "–" : shownTime(lastAt, "minute"),
      ]);
    const columns = [
      { label: "Rule" },
      { label: "Line", right: true },
      { label: "Decided", right: true },
      { label: "Share", right: true },
      { label: "Last" },
    ];
    return [
      ...(index === 0 ? [] : [""]),
      `${table}, ${counted(appeals, "appeal")}: ${left.join(", ")}.`,
      ...(rows.length === 0 ? [] : [textTable(columns, rows)]),
    ];
  });
}

const share = (part: number, of: number): string => (of === 0 ? "–" : `${((part / of) * 100).toFixed(1)}%`);
