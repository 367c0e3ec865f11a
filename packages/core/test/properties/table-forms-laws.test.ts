import fc from "fast-check";
import { expect, test } from "vitest";
import type { Document } from "../../src/document.ts";
import { isError, type Problem } from "../../src/problem.ts";
import { type RoutingTable, type RuleSet, ruleSetOf } from "../../src/routing/rule.ts";
import { readRoutingTable } from "../../src/routing/tables/read-routing-table.ts";
import { readTablesDocument } from "../../src/routing/tables/rule-set-document.ts";
import { ruleSetDocument } from "../../src/routing/tables/write-rule-set.ts";
import { tableCalled, tableOf } from "../../src/routing/tables/write-table.ts";
import { known } from "../arbitrary-rules.ts";
import { hardSet } from "../arbitrary-tables.ts";
import { domain } from "../literals/domain.ts";
import { tried } from "../runs.ts";

/** What is read of rules besides what decides. */
const remarks = ({ tables }: Pick<RuleSet, "tables">) =>
  tables.map(({ name, hit, rules }) => [name, hit, rules.map(({ id, basis, note }) => [id, basis, note])]);

const hardErrors = (problems: readonly Problem[]) =>
  problems.filter(isError).filter(({ code }) => code !== "routing/unreachable");

function throughSheet(table: RoutingTable, file: string): RoutingTable {
  const written = tableOf(table, file);
  if (!written.ok) expect.fail(JSON.stringify(written.reason));
  const { table: read, problems } = readRoutingTable(written.value, tableCalled(file), known, domain);
  expect(hardErrors(problems)).toEqual([]);
  if (read === undefined) expect.fail("no table");
  return read;
}

test("a set written as sheets and read again has the same version and the same notes, whatever the files are called", () => {
  fc.assert(
    fc.property(hardSet, fc.boolean(), (set, odd) => {
      const read = ruleSetOf(set.tables.map((table) => throughSheet(table, odd ? "x.csv" : `${table.name}.csv`)));
      expect(read.version).toBe(set.version);
      expect(remarks(read)).toEqual(remarks(set));
    }),
    tried(60, 2000),
  );
});

test("a set written as a document and read again has the same version and the same notes", () => {
  fc.assert(
    fc.property(hardSet, (set) => {
      const value: unknown = JSON.parse(JSON.stringify(ruleSetDocument(set)));
      const document: Document = { file: "rules.json", value, placeOf: () => undefined };
      const { tables, problems } = readTablesDocument(document, known, domain);
      expect(hardErrors(problems)).toEqual([]);
      expect(ruleSetOf(tables).version).toBe(set.version);
      expect(remarks({ tables })).toEqual(remarks(set));
    }),
    tried(60, 2000),
  );
});
