import { expect, test } from "vitest";
import { domain } from "../../../test/literals/domain.ts";
import { document, table as sheet } from "../../../test/literals/files.ts";
import type { Table } from "../../table.ts";
import { conditions, withAttributes } from "../conditions/index.ts";
import type { RoutingTable } from "../rule.ts";
import { readRoutingTable } from "./read-routing-table.ts";
import { readTablesDocument } from "./rule-set-document.ts";
import { ruleSetDocument } from "./write-rule-set.ts";
import { tableCalled, tableOf } from "./write-table.ts";

const known = withAttributes(conditions, domain);

function read(name: string, header: string, ...lines: readonly string[]): RoutingTable {
  const { table, problems } = readRoutingTable(sheet(`${name}.csv`, header, ...lines), name, known, domain);
  return table ?? expect.fail(JSON.stringify(problems));
}

function linesOf(table: RoutingTable, file: string): readonly string[] {
  const written = tableOf(table, file);
  if (!written.ok) expect.fail(JSON.stringify(written.reason));
  const { columns, rows }: Table = written.value;
  return [columns.join(), ...rows.map(({ line, cells }) => `${line}: ${cells.join()}`)];
}

const loud = read(
  "assign",
  "note,>agency,attribute:floors,text,category,id,from,area",
  "by night,police,>=3,loud|+gas,noise,loud,2026-03-01,",
  ",desk,,,,rest,,",
);

test("a table has the columns that its rules use: what they ask, what they say, what is said about them", () => {
  expect(linesOf(loud, "routing.csv")).toEqual([
    "id,category,text,attribute:floors,>agency,from,note",
    "2: loud,noise,loud|+gas,>=3,police,2026-03-01,by night",
    "3: rest,,,,desk,,",
  ]);
});

test("a record above the header says only what the file's name does not", () => {
  const unique = { ...loud, hit: "unique" } as const;
  const titleOf = (table: RoutingTable, file: string) => linesOf(table, file)[0];
  expect(titleOf(unique, "folder/assign.csv")).toBe("table,assign,hit=unique,,,,");
  expect(titleOf(loud, "draft.csv")).toBe("table,assign,,,,,");
  expect(linesOf(loud, "draft.csv")[1]).toMatch(/^1: id,/);
});

test("a table that is narrower than the record above it gets an empty column for notes", () => {
  const skills = { ...read("skills", "id,>skills", "a,sign"), hit: "first" } as const;
  expect(linesOf(skills, "skills.csv")).toEqual(["table,skills,hit=first", "1: id,>skills,note", "2: a,sign,"]);
});

test("a table without rules has the columns that a rule of it needs", () => {
  expect(linesOf({ name: "assist", hit: "collect", rules: [] }, "assist.csv")).toEqual(["id,>co-handlers"]);
});

test.each([
  ["routing.csv", "assign"],
  ["city/routing/urgency.xlsx", "urgency"],
  ["city\\v1.2\\sla.yaml", "sla"],
  ["assign", "assign"],
])("%s is called %s", (file, name) => expect(tableCalled(file)).toBe(name));

test("what no cell can hold is told by rule, column and line, all at once", () => {
  const rules: unknown = JSON.parse(
    `[{ "id": "bar", "when": { "text": ["a|b", " c"] }, "then": { "disposition": "secret", "advice": "no " } },
      { "id": "rest", "then": { "agency": "desk" } }]`,
  );
  const { tables } = readTablesDocument(document("assign.yaml", { table: "assign", rules }), known, domain);
  const [table = expect.fail("no table")] = tables;
  const written = tableOf(table, "assign.csv");
  expect(written.ok ? [] : written.reason.map(({ field, value, line }) => [field, value, line])).toEqual([
    ["text", "a|b", 3],
    ["text", " c", 3],
    [">advice", "no ", 3],
  ]);
});

test("the canonical form says one word as itself, several as a list, and nothing that is as usual", () => {
  expect(JSON.stringify(ruleSetDocument({ tables: [loud] }))).toBe(
    `{"tables":[{"table":"assign","rules":[${[
      '{"id":"loud","when":{"category":"noise","text":["loud","+gas"],"attribute:floors":">=3"},"then":{"agency":"police"},"from":"2026-03-01","note":"by night"}',
      '{"id":"rest","then":{"agency":"desk"}}',
    ].join()}]}]}`,
  );
});
