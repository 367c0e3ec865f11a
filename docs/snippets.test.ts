import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { type Block, blocksOf, readPage, root, writtenPages } from "./fenced-blocks.ts";
import { normalised, patternOf } from "./shell-session.ts";

const run = promisify(execFile);

/** A folder in which the packages are installed as links, as they are for somebody who embeds them, beside what they have already. */
const folder = mkdtempSync(join(tmpdir(), "swiftline-snippets-"));
for (const scope of ["@swiftline", "@hono", "@types"])
  mkdirSync(join(folder, "node_modules", scope), { recursive: true });
for (const name of ["core", "files", "store", "sdk-http"])
  symlinkSync(join(root, "packages", name), join(folder, "node_modules/@swiftline", name));
for (const name of ["@hono/node-server", "express", "@types/express", "fastify"])
  symlinkSync(join(root, "examples/node_modules", name), join(folder, "node_modules", name));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The `ts` blocks of a page are one program; the `text` blocks behind them show what it prints. */
function programOf(blocks: readonly Block[]): { readonly source: string; readonly shown: string } {
  const isCode = ({ language }: Block) => language === "ts";
  const shown = blocks.filter((block, at) => block.language === "text" && blocks[at - 1]?.language === "ts");
  return {
    source: blocks
      .filter(isCode)
      .map(({ text }) => text)
      .join("\n"),
    shown: shown.map(({ text }) => text).join(""),
  };
}

const pages = writtenPages().filter((file) => blocksOf(readPage(file)).some(({ language }) => language === "ts"));
const programFile = (file: string): string => join(folder, `${file.replaceAll("/", "-")}.mts`);
for (const file of pages) writeFileSync(programFile(file), programOf(blocksOf(readPage(file))).source);

test.each(pages)("the snippets of %s are a program that prints what the page shows", async (file) => {
  const { stdout } = await run(process.execPath, ["--conditions=swiftline-source", programFile(file)], { cwd: root });
  expect(normalised(stdout)).toMatch(patternOf(programOf(blocksOf(readPage(file))).shown));
});

test("the snippets of all pages have sound types", async () => {
  const options = { typeRoots: [join(root, "node_modules/@types")] };
  const tsconfig = { extends: join(root, "tsconfig.json"), compilerOptions: options, include: ["*.mts"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const { stdout } = await run(process.execPath, [tsc, "-p", folder]).catch((error: { stdout: string }) => error);
  expect(stdout).toBe("");
});
