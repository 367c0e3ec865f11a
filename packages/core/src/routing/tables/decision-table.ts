import { didYouMean } from "../../nearest.ts";
import type { Problem } from "../../problem.ts";
import type { Table } from "../../table.ts";
import { type HitPolicy, hitPolicyNames } from "../hit-policy.ts";
import { type TableName, tableNames, tableOrder } from "../table-names.ts";

/** A table of rules as a spreadsheet holds it, and what its first record says of it. */
export interface DecisionTable {
  readonly name: TableName;
  readonly hit: HitPolicy;
  readonly table: Table;
}

/**
 * Reads the record that may stand above the header: `table,assign,hit=unique`. Without it the table is called as `name` says and
 * chooses as tables of that name do. Undefined where it names no table of a rule set.
 */
export function decisionTableOf(
  sheet: Table,
  name: string,
): { readonly decision: DecisionTable | undefined; readonly problems: readonly Problem[] } {
  const titled = sheet.columns[0]?.trim() === "table";
  const [, called = name, ...settings] = titled ? sheet.columns.map((cell) => cell.trim()) : [];
  const problems: Problem[] = [];
  const wrong = (column: number, code: string, message: string, more: Partial<Problem> = {}): void => {
    problems.push({ code, message, file: sheet.file, ...(titled && { line: 1, column }), ...more });
  };
  const known = tableOrder.find((one) => one === called);
  if (known === undefined)
    wrong(2, "routing/unknown-table", `${called} is no table of a rule set: ${tableOrder.join(", ")}`, {
      value: called,
      ...didYouMean(called, tableOrder),
    });
  let hit: HitPolicy = known === undefined ? "first" : tableNames[known].hit;
  settings.forEach((setting, index) => {
    if (setting === "") return;
    const policy = hitPolicyNames.find((one) => setting === `hit=${one}`);
    if (policy === undefined)
      wrong(
        index + 3,
        "routing/bad-setting",
        `${setting} says nothing here: write hit= and one of ${hitPolicyNames.join(", ")}`,
        {
          value: setting,
          ...didYouMean(
            setting,
            hitPolicyNames.map((one) => `hit=${one}`),
          ),
        },
      );
    else hit = policy;
  });
  const table = titled ? belowTitle(sheet) : sheet;
  return { decision: known === undefined ? undefined : { name: known, hit, table }, problems };
}

function belowTitle({ file, rows }: Table): Table {
  const [header, ...rest] = rows;
  return { file, columns: header?.cells.map((cell) => cell.trim()) ?? [], rows: rest };
}

/** The alternatives of a cell: `a|b`. */
export const alternativesOf = (cell: string): readonly string[] =>
  cell
    .split("|")
    .map((part) => part.trim())
    .filter(Boolean);
