import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const here = fileURLToPath(new URL(".", import.meta.url));
const run = promisify(execFile);
const examples = readdirSync(here).filter((name) => /^\d\d-/.test(name));

test.each(examples)("%s prints what it is expected to", async (name) => {
  const { stdout } = await run(process.execPath, ["--conditions=swiftline-source", `${here}${name}/main.ts`]);
  expect(stdout).toBe(readFileSync(`${here}${name}/output.txt`, "utf8"));
});

test("the first example is under 40 lines", () => {
  expect(readFileSync(`${here}01-first-appeal/main.ts`, "utf8").split("\n").length).toBeLessThan(40);
});
