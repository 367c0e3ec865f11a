/**
 * Plants each bug of a list in a copy of the sources, and runs the tests that must notice it there.
 *
 *     node --conditions=swiftline-source packages/core/test/mutants/run.ts [words of a bug's name]
 *
 * Exits with 1 where a bug goes unnoticed, or its place is not found.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Bug, bugs } from "./bugs.ts";

const core = fileURLToPath(new URL("../..", import.meta.url));
const root = join(core, "..", "..");
const wanted = process.argv.slice(2).join(" ");

const bench = mkdtempSync(join(tmpdir(), "swiftline-mutants-"));
try {
  const copy = layOut(bench);
  const chosen = bugs.filter(({ name }) => name.includes(wanted));
  const sound = [...new Set(chosen.flatMap(({ noticedBy }) => noticedBy))];
  if (!pass(copy, sound)) throw new Error("the tests fail on the sources as they are");
  const survivors = chosen.filter((bug) => !isNoticed(copy, bug));
  console.log(`${chosen.length - survivors.length} of ${chosen.length} planted bugs were noticed`);
  if (survivors.length > 0) process.exitCode = 1;
} finally {
  rmSync(bench, { recursive: true, force: true });
}

/** A workspace as small as can be: the sources and tests of core beside the modules that are installed for it. */
function layOut(bench: string): string {
  const copy = join(bench, "packages", "core");
  mkdirSync(copy, { recursive: true });
  symlinkSync(join(root, "node_modules"), join(bench, "node_modules"));
  symlinkSync(join(core, "node_modules"), join(copy, "node_modules"));
  for (const folder of ["src", "test"]) cpSync(join(core, folder), join(copy, folder), { recursive: true });
  writeFileSync(join(copy, "package.json"), readFileSync(join(core, "package.json")));
  writeFileSync(join(copy, "vitest.config.ts"), "export default { test: { testTimeout: 120_000, bail: 1 } };\n");
  return copy;
}

function pass(copy: string, tests: readonly string[]): boolean {
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const files = tests.map((test) => join(copy, "test", test));
  const run = spawnSync(process.execPath, [vitest, "run", "--root", copy, ...files], { encoding: "utf8" });
  if (run.error !== undefined) throw run.error;
  return run.status === 0;
}

function isNoticed(copy: string, { name, file, find, replace, noticedBy }: Bug): boolean {
  const path = join(copy, "src", file);
  const source = readFileSync(path, "utf8");
  if (!source.includes(find)) {
    console.log(`no place    ${name}: ${file} does not hold ${JSON.stringify(find)}`);
    return false;
  }
  writeFileSync(
    path,
    source.replace(find, () => replace),
  );
  const noticed = noticedBy.some((test) => !pass(copy, [test]));
  writeFileSync(path, source);
  console.log(`${noticed ? "noticed    " : "UNNOTICED  "} ${name}`);
  return noticed;
}
