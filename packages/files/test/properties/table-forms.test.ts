import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isError } from "@swiftline/core";
import { type RuleSet, readCatalogue, ruleSetOf } from "@swiftline/core/routing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { known } from "../../../core/test/arbitrary-rules.ts";
import { hardSet } from "../../../core/test/arbitrary-tables.ts";
import { domain } from "../../../core/test/literals/domain.ts";
import { tried } from "../../../core/test/runs.ts";
import { readRoutingFile } from "../../src/read-routing-file.ts";
import { routingFileOf } from "../../src/write-routing-file.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** Writes tables into a file, and reads what they are then. */
async function through(tables: RuleSet["tables"], file: string): Promise<RuleSet["tables"]> {
  const written = await routingFileOf(tables, file);
  if (!written.ok) expect.fail(JSON.stringify(written.reason));
  await writeFile(file, written.value);
  const read = await readRoutingFile(file);
  if (!read.ok) expect.fail(JSON.stringify(read.reason));
  const { sets, problems } = readCatalogue([{ files: [read.value] }], known, { domain, startOfDate: () => 0 });
  const errors = problems.filter(isError).filter(({ code }) => code !== "routing/no-assign");
  expect(errors.filter(({ code }) => code !== "routing/unreachable")).toEqual([]);
  return sets.flatMap((set) => set.tables);
}

const remarks = (tables: RuleSet["tables"]) => tables.map(({ rules }) => rules.map(({ basis, note }) => [basis, note]));

test.each(["csv", "xlsx"])(
  "a set written as %s files and read again has the same version and notes",
  async (ending) => {
    const folder = await temporaryFolder();
    await fc.assert(
      fc.asyncProperty(hardSet, fc.boolean(), async (set, odd) => {
        const read: RuleSet["tables"][number][] = [];
        for (const table of set.tables)
          read.push(...(await through([table], join(folder, `${odd ? "x" : table.name}.${ending}`))));
        expect(ruleSetOf(read).version).toBe(set.version);
        expect(remarks(read)).toEqual(remarks(set.tables));
      }),
      tried(20, 500),
    );
  },
);

test.each(["yaml", "json"])("a set written as %s and read again has the same version and notes", async (ending) => {
  const folder = await temporaryFolder();
  await fc.assert(
    fc.asyncProperty(hardSet, async (set) => {
      const read = await through(set.tables, join(folder, `rules.${ending}`));
      expect(ruleSetOf(read).version).toBe(set.version);
      expect(remarks(read)).toEqual(remarks(set.tables));
    }),
    tried(20, 500),
  );
});
