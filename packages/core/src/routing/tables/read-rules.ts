import { Code } from "../../appeal/terms.ts";
import type { Problem } from "../../problem.ts";
import { no } from "../../result.ts";
import { type CivilDate, parseDate } from "../../time/civil-date.ts";
import type { Condition } from "../condition.ts";
import { validBetween, validity } from "../conditions/validity.ts";
import type { Domain } from "../domain.ts";
import { type Outcome, outputs } from "../outcome.ts";
import type { Rule, Test } from "../rule.ts";
import { type TableName, tableNames } from "../table-names.ts";

/** One row as any form of table gives it: cells as lists of alternatives, by column. */
export interface RuleRow {
  readonly line: number;
  /** The alternatives of a cell; undefined where it is empty. */
  readonly get: (column: string) => readonly string[] | undefined;
  /** A cell that is no list, as it stands. */
  readonly text: (column: string) => string | undefined;
  readonly wrong: (column: string, code: string, message: string, more?: Partial<Problem>) => void;
}

/** A row as it was read: what its place in the order means even where something is wrong with it. */
export interface ReadRow {
  readonly id: string | undefined;
  readonly line: number;
  /** Whether it has no conditions at all. */
  readonly takesAll: boolean;
  /** Undefined where the row is not sound. */
  readonly rule: Rule | undefined;
}

/** The columns that say something about a rule, whatever its table. */
export const aboutRule = ["rank", "from", "to", "enabled", "basis", "note"] as const;

/** The outputs that the rules of a table may have. */
export const outputsOf = (table: TableName) => {
  const { required, optional } = tableNames[table];
  const fields: readonly (keyof Outcome)[] = [...required, ...optional];
  return outputs.filter(({ field }) => fields.includes(field));
};

/** Reads one rule; tells everything that is wrong with it. */
export function readRule(row: RuleRow, table: TableName, conditions: readonly Condition[], domain: Domain): ReadRow {
  const { line } = row;
  const id = readId(row);
  const cells = conditions.flatMap((condition) => readTest(row, condition, domain));
  const outcome = readOutcome(row, table, domain);
  const { sound, ...about } = readAbout(row);
  const valid: readonly Test[] =
    about.from === undefined && about.to === undefined
      ? []
      : [{ condition: validity, wanted: validBetween(about.from, about.to), alternatives: [datesOf(row)] }];
  const tests = cells.filter((test) => test !== undefined);
  const whole = id !== undefined && outcome !== undefined && sound && tests.length === cells.length;
  return {
    id,
    line,
    takesAll: cells.length === 0 && valid.length === 0 && about.enabled,
    rule: whole ? { id, table, line, tests: [...tests, ...valid], outcome, ...about } : undefined,
  };
}

function readId(row: RuleRow): string | undefined {
  const id = row.text("id");
  if (id === undefined) row.wrong("id", "routing/no-id", "every rule needs an id, to be named in explanations");
  else if (!Code.safeParse(id).success) row.wrong("id", "routing/bad-id", `${id} is no code`, { value: id });
  return id;
}

/** The test of a cell: none where the cell is empty, undefined where it cannot be read. */
function readTest(row: RuleRow, condition: Condition, domain: Domain): readonly (Test | undefined)[] {
  const alternatives = row.get(condition.kind);
  if (alternatives === undefined) return [];
  const value = row.text(condition.kind) ?? "";
  if (alternatives.length === 0) row.wrong(condition.kind, "routing/bad-cell", "the cell names nothing", { value });
  const parsed = alternatives.length === 0 ? no([]) : condition.parse(alternatives, domain);
  if (parsed.ok) return [{ condition, wanted: parsed.value, alternatives }];
  for (const { message, ...meant } of parsed.reason)
    row.wrong(condition.kind, "routing/bad-cell", message, { value, ...meant });
  return [undefined];
}

/** What the rule says; undefined where an output is wrong or the one is missing for which the table is there. */
function readOutcome(row: RuleRow, table: TableName, domain: Domain): Outcome | undefined {
  let sound = true;
  const outcome: Record<string, unknown> = {};
  const wrong: RuleRow["wrong"] = (...problem) => {
    sound = false;
    row.wrong(...problem);
  };
  for (const { field, column, many, wrong: code, read } of outputsOf(table)) {
    const cell = many ? row.get(column) : [row.text(column)].filter((one) => one !== undefined);
    if (cell === undefined || cell.length === 0) continue;
    const values = cell.flatMap((one) => {
      const value = read(one, domain);
      if (value.ok) return [value.value];
      const { message, ...meant } = value.reason;
      wrong(column, code, message, { value: one, ...meant });
      return [];
    });
    outcome[field] = many ? values : values[0];
  }
  if (sound) checkOutcome(outcome, table, wrong);
  return sound ? outcome : undefined;
}

function checkOutcome(outcome: Outcome, table: TableName, wrong: RuleRow["wrong"]): void {
  const { agency, disposition, manner, advice, coHandlers = [] } = outcome;
  const asked = outputs.filter(({ field }) => tableNames[table].required.some((one) => one === field));
  if (asked.every(({ field }) => outcome[field] === undefined))
    wrong(
      asked[0]?.column ?? "",
      "routing/no-outcome",
      `the rule says nothing: give it ${asked.map(({ column }) => column).join(" or ")}`,
    );
  if (agency !== undefined && disposition !== undefined)
    wrong(">disposition", "routing/two-ways", "a rule dispatches to an agency or shows another way, not both");
  if (disposition !== undefined && advice === undefined)
    wrong(">advice", "routing/no-advice", "say what the caller is told with this disposition");
  if (manner === "conference" && coHandlers.length === 0)
    wrong(">co-handlers", "routing/no-conference", "say which agencies besides the lead are heard in the conference");
  if (agency !== undefined && coHandlers.includes(agency))
    wrong(">co-handlers", "routing/bad-cell", `${agency} leads, and cannot assist itself`);
}

type About = Pick<Rule, "rank" | "from" | "to" | "enabled" | "basis" | "note">;

function readAbout(row: RuleRow): About & { readonly sound: boolean } {
  let sound = true;
  const wrong = (column: string, message: string): undefined => {
    sound = false;
    row.wrong(column, "routing/bad-cell", message, { value: row.text(column) ?? "" });
  };
  const date = (column: "from" | "to"): CivilDate | undefined => {
    const cell = row.text(column);
    if (cell === undefined) return undefined;
    return parseDate(cell) ?? wrong(column, `${cell} is no date: write 2026-12-31`);
  };
  const [rank, from, to, enabled, basis, note] = [
    row.text("rank"),
    date("from"),
    date("to"),
    row.text("enabled"),
    row.text("basis"),
    row.text("note"),
  ];
  if (rank !== undefined && !/^\d{1,9}$/.test(rank)) wrong("rank", `${rank} is no rank: 1 comes before 2`);
  if (from !== undefined && to !== undefined && to < from) wrong("to", "the rule ends before it begins");
  if (enabled !== undefined && enabled !== "yes" && enabled !== "no")
    wrong("enabled", `${enabled} is neither yes nor no`);
  return {
    sound,
    ...(rank !== undefined && { rank: Number(rank) }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    enabled: enabled !== "no",
    ...(basis !== undefined && { basis }),
    ...(note !== undefined && { note }),
  };
}

const datesOf = (row: RuleRow): string => `${row.text("from") ?? ""}..${row.text("to") ?? ""}`;

/** The columns a table may have: what it asks, what it says, and what is said about its rules. */
export const columnsOf = (table: TableName, conditions: readonly Condition[]): readonly string[] => [
  "id",
  ...conditions.map(({ kind }) => kind),
  ...outputsOf(table).map(({ column }) => column),
  ...aboutRule,
];
