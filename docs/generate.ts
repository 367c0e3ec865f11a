import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { referencePages } from "./pages/reference.ts";

/**
 * Writes `docs/reference/` from the registries of the code. With `--check` it writes nothing: it names every page that is
 * stale, missing or left over, and ends with status 1 when there is one.
 */
const folder = fileURLToPath(new URL("reference/", import.meta.url));

const written = (file: string): string | undefined =>
  existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : undefined;

const pages = await referencePages();
const present = existsSync(folder)
  ? readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
  : [];
const stale = [...pages].filter(([file, text]) => written(file) !== text).map(([file]) => file);
const leftOver = present.filter((file) => !pages.has(file));

if (process.argv.includes("--check")) {
  for (const file of stale) console.error(`docs/reference/${file} is stale: run \`pnpm generate\``);
  for (const file of leftOver) console.error(`docs/reference/${file} is left over: run \`pnpm generate\``);
  if (stale.length + leftOver.length > 0) process.exitCode = 1;
} else {
  for (const file of stale) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), pages.get(file) ?? "");
  }
  for (const file of leftOver) rmSync(join(folder, file));
  console.log(`docs/reference: ${pages.size} files, ${stale.length} written, ${leftOver.length} removed`);
}
