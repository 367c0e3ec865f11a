import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { exitStatusOf } from "@swiftline/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tried } from "../../../core/test/runs.ts";
import { hostileFile } from "../hostile-files.ts";
import type { HostileFile } from "../monster-files.ts";
import { copyOf, newYork } from "../new-york.ts";
import { type Outcome, run } from "../swiftline.ts";

/** Files are imported many at a time, for a start takes longer than most of them. */
const TOGETHER = 40;

const fresh = await newYork();

/** What the help of the command says, and what stands in the reference of the faults. */
const documented = new Set<number>([0, 3, ...Object.values(exitStatusOf)]);

interface Counts {
  readonly file: string;
  readonly rows: number;
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly flagged: number;
  readonly rejected: number;
}
interface Answer {
  readonly files: readonly Counts[];
  readonly failed: readonly { readonly file: string; readonly code: string }[];
}

/** The files in a city of their own, each under a name that no other has. */
async function folderWith(files: readonly HostileFile[]) {
  const cwd = await copyOf(fresh);
  const names = files.map(({ name }, index) => `${String(index).padStart(2, "0")}-${name}`);
  await Promise.all(files.map(({ bytes }, index) => writeFile(join(cwd, names[index] ?? ""), bytes)));
  return { cwd, names };
}

const importing = (cwd: string, ...names: readonly string[]): Promise<Outcome> =>
  run(["import", ...names, "--from", "nyc-311", "--city", "city", "--json"], { cwd });

/** Which of the files, each alone, ends in a bug of ours: what a person wants to know of a lot that did. */
async function culprits(files: readonly HostileFile[]): Promise<readonly string[]> {
  const { cwd, names } = await folderWith(files);
  const found: string[] = [];
  for (const name of names) {
    const { code, stdout, stderr } = await importing(cwd, name);
    if (!documented.has(Number(code))) found.push(`${name} ends with ${code}: ${stdout}${stderr}`.slice(0, 2_000));
  }
  return found;
}

function isAccountedFor({ name, rows }: HostileFile, counts: Counts): void {
  const { new: added, updated, unchanged, flagged, rejected } = counts;
  expect(added + updated + unchanged + flagged + rejected, `rows of ${name}`).toBe(counts.rows);
  if (rows !== undefined) expect(counts.rows, `records of ${name}`).toBe(rows);
}

const { numRuns = 0, seed = Date.now() % 2 ** 31 } = tried(12, 1_000);
const files = fc.sample(hostileFile, { numRuns, seed });
const lots = Array.from({ length: Math.ceil(files.length / TOGETHER) }, (_, lot) => ({
  lot,
  files: files.slice(lot * TOGETHER, (lot + 1) * TOGETHER),
}));

test.each(lots)(
  `no file of lot $lot, seed ${seed}, makes an import crash: its rows are accounted for, or it is refused by a known code`,
  async ({ files }) => {
    const { cwd, names } = await folderWith(files);
    const { code, stdout } = await importing(cwd, ...names);
    if (!documented.has(Number(code))) expect(await culprits(files)).toEqual([]);
    const { files: imported, failed }: Answer = JSON.parse(stdout);
    expect([...imported, ...failed].map(({ file }) => file).sort()).toEqual(names);
    for (const one of failed) expect(Object.keys(exitStatusOf)).toContain(one.code);
    for (const one of imported) isAccountedFor(files[names.indexOf(one.file)]!, one);
    if (existsSync(join(cwd, "city/swiftline.sqlite"))) {
      expect(await run(["db", "check", "--city", "city"], { cwd })).toMatchObject({ code: 0 });
    }
  },
  60_000,
);
