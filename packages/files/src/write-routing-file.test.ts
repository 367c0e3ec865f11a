import type { RoutingTable } from "@swiftline/core/routing";
import { readCatalogue } from "@swiftline/core/routing";
import { expect, test } from "vitest";
import { known } from "../../core/test/arbitrary-rules.ts";
import { domain } from "../../core/test/literals/domain.ts";
import { temporaryFile } from "../test/temporary-folder.ts";
import { readRoutingFile } from "./read-routing-file.ts";
import { routingFileOf } from "./write-routing-file.ts";

async function tablesIn(csv: string, name: string): Promise<readonly RoutingTable[]> {
  const read = await readRoutingFile(await temporaryFile(csv, name));
  if (!read.ok) expect.fail(JSON.stringify(read.reason));
  const { sets } = readCatalogue([{ files: [read.value] }], known, { domain, startOfDate: () => 0 });
  return sets.flatMap(({ tables }) => tables);
}

const assignTable = () =>
  tablesIn('id,text,area,>agency,note\n"#1",+loud|!gas,west,police,"by ""night"", only"\nrest,,,desk,\n', "assign.csv");
const skillsTable = () => tablesIn("id,>skills\na,sign\n", "skills.csv");

test("cells of CSV are written as they are, and only what would be read otherwise is quoted", async () => {
  expect(await routingFileOf(await assignTable(), "routing.csv")).toEqual({
    ok: true,
    value: 'id,area,text,>agency,note\n"#1",west,+loud|!gas,police,"by ""night"", only"\nrest,,,desk,\n',
  });
});

test("YAML has one line for what a rule asks and one for what it says", async () => {
  expect(await routingFileOf([...(await assignTable()), ...(await skillsTable())], "rules.yaml")).toEqual({
    ok: true,
    value: `tables:
  - table: assign
    rules:
      - id: "#1"
        when: { area: west, text: [ +loud, "!gas" ] }
        then: { agency: police }
        note: by "night", only
      - id: rest
        then: { agency: desk }
  - table: skills
    rules:
      - id: a
        then: { skills: sign }
`,
  });
});

test.each(["rules.csv", "rules.xlsx", "rules.dmn"])("%s has room for one table", async (file) => {
  expect(await routingFileOf([...(await assignTable()), ...(await skillsTable())], file)).toMatchObject({
    ok: false,
    reason: [{ code: "routing/one-table", file, message: expect.stringContaining("assign, skills") }],
  });
});

test("a file of an unknown form is refused with the forms that there are", async () => {
  expect(await routingFileOf(await skillsTable(), "skills.ods")).toMatchObject({
    ok: false,
    reason: [{ code: "file/unknown-form", suggestion: expect.stringContaining(".xlsx") }],
  });
});

test("what DMN cannot say is told by rule and column", async () => {
  const [table = expect.fail("no table")] = await assignTable();
  const off = { ...table, rules: table.rules.map((rule) => ({ ...rule, enabled: rule.id === "rest" })) };
  expect(await routingFileOf([off], "assign.dmn")).toMatchObject({
    ok: false,
    reason: [{ code: "dmn/cell", line: 2, field: "enabled" }],
  });
});
