import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const core = join(import.meta.dirname, "../..");

/** The example in the doc comment of `table`. */
async function example(): Promise<string> {
  const source = await readFile(join(core, "src/routing/tables/builder.ts"), "utf8");
  const fenced = /```ts\n(.*?) \* ```/s.exec(source)?.[1];
  return (fenced ?? expect.fail("the doc comment has no example")).replaceAll(/^ \* ?/gm, "");
}

test("the example of the table builder builds a table", async () => {
  const program = `${await example()}\nconsole.log(JSON.stringify(built.ok ? built.value.rules.map(({ id }) => id) : built.reason));`;
  const node = ["--conditions=swiftline-source", "--input-type=module-typescript", "--eval", program];
  const { stdout } = await run(process.execPath, node, { cwd: core });
  expect(JSON.parse(stdout)).toEqual(["night-works", "rest"]);
});
