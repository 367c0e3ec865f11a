import type { Document } from "../../document.ts";
import type { Problem } from "../../problem.ts";
import type { Table } from "../../table.ts";
import { formatDate, parseDate } from "../../time/civil-date.ts";
import type { Instant } from "../../time/instant.ts";
import { overlappingSets } from "../catalogue.ts";
import type { Condition } from "../condition.ts";
import type { Domain } from "../domain.ts";
import { type RoutingTable, type RuleSet, ruleSetOf } from "../rule.ts";
import { tableOrder } from "../table-names.ts";
import { readRoutingTable } from "./read-routing-table.ts";
import { readTablesDocument } from "./rule-set-document.ts";

/** One file of the catalogue as it was read. `name` is what it is called, without its folder and its ending. */
export interface RoutingFile {
  readonly name: string;
  readonly content: { readonly table: Table } | { readonly document: Document };
}

/** The files of one rule set. `effective` is the name of their folder: the date from which it is in force, `2027-01-01`, or two, `2027-01-01..2027-03-31`. */
export interface RoutingFolder {
  readonly effective?: string;
  readonly files: readonly RoutingFile[];
}

/** Reads all rule sets of a city; answers those that are sound, and every problem with its place. */
export function readCatalogue(
  folders: readonly RoutingFolder[],
  conditions: readonly Condition[],
  { domain, startOfDate }: { readonly domain: Domain; readonly startOfDate: (date: number) => Instant },
): { readonly sets: readonly RuleSet[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const dated = new Map<RuleSet, string>();
  const sets = folders.map((folder) => {
    const read = readTables(folder.files, conditions, domain);
    const { effective, problems: ofDates } = readEffective(folder, startOfDate);
    problems.push(...read.problems, ...ofDates);
    const set = ruleSetOf(read.tables, effective);
    if (ofDates.length === 0) dated.set(set, nameOf(folder));
    return set;
  });
  for (const [one, other] of overlappingSets([...dated.keys()])) {
    const folderOf = (set: RuleSet): string => dated.get(set) ?? "routing";
    const message = `${folderOf(one)} and ${folderOf(other)} would be in force at once`;
    problems.push({
      code: "routing/sets-overlap",
      message,
      file: folderOf(other),
      suggestion: "end the first before the second begins",
    });
  }
  return { sets, problems };
}

const nameOf = (folder: RoutingFolder): string =>
  folder.effective === undefined ? "routing" : `routing/${folder.effective}`;

function readTables(files: readonly RoutingFile[], conditions: readonly Condition[], domain: Domain) {
  const problems: Problem[] = [];
  const byName = new Map<string, { readonly table: RoutingTable; readonly file: string }>();
  for (const { name, content } of files) {
    const read =
      "table" in content
        ? toList(readRoutingTable(content.table, name, conditions, domain))
        : readTablesDocument(content.document, conditions, domain);
    const { file } = "table" in content ? content.table : content.document;
    problems.push(...read.problems);
    for (const table of read.tables) {
      const other = byName.get(table.name);
      if (other === undefined) byName.set(table.name, { table, file });
      else
        problems.push({ code: "routing/table-twice", message: `${other.file} is table ${table.name} already`, file });
    }
  }
  const tables = tableOrder.flatMap((name) => byName.get(name)?.table ?? []);
  if (files.length > 0 && !byName.has("assign") && problems.length === 0)
    problems.push({
      code: "routing/no-assign",
      message: "no table says which agency leads: add assign.csv",
      file: "routing",
    });
  return { tables, problems };
}

const toList = ({ table, problems }: ReturnType<typeof readRoutingTable>) => ({
  tables: table === undefined ? [] : [table],
  problems,
});

function readEffective(folder: RoutingFolder, startOfDate: (date: number) => Instant) {
  if (folder.effective === undefined) return { effective: {}, problems: [] };
  const [first = "", last] = folder.effective.split("..");
  const [from, to] = [parseDate(first), last === undefined ? undefined : parseDate(last)];
  if (from === undefined || (last !== undefined && to === undefined) || (to !== undefined && to < from)) {
    const message = `${folder.effective} is no date or span of dates: call the folder 2027-01-01 or ${formatDate(0)}..${formatDate(30)}`;
    return { effective: {}, problems: [{ code: "routing/bad-date", message, file: nameOf(folder) }] };
  }
  return {
    effective: { from: startOfDate(from), ...(to !== undefined && { to: startOfDate(to + 1) }) },
    problems: [],
  };
}
