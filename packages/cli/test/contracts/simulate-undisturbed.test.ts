import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tried } from "../../../core/test/runs.ts";
import { newYork } from "../new-york.ts";
import { smallScenario } from "../small-scenario.ts";
import { command, run, start } from "../swiftline.ts";

const cwd = await newYork();
await writeFile(join(cwd, "small.yaml"), smallScenario());
const env = { SWIFTLINE_CITY: "city" };
const line = (out: string): readonly string[] =>
  `simulate run small.yaml --replications 60 --quiet --workers 2 --out ${out}`.split(" ");

async function bytesIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = await readdir(join(cwd, folder));
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(cwd, folder, name), "base64")] as const)),
  );
}

await run(line("undisturbed"), { cwd, env });
const undisturbed = await bytesIn("undisturbed");

/** How many lines the checkpoint has. */
async function linesIn(out: string): Promise<number> {
  const file = join(cwd, out, "checkpoint.ndjson");
  return existsSync(file) ? (await readFile(file, "utf8")).split("\n").length - 1 : 0;
}

test("a run that is killed at any moment, and given again, ends with the same bytes, and runs nothing twice", async () => {
  let nth = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(40), { minLength: 1, maxLength: 2 }), async (moments) => {
      const out = `killed-${nth++}`;
      for (const lines of moments) {
        const { child, outcome } = start(command(...line(out)), { cwd, env });
        while (child.exitCode === null && (await linesIn(out)) < lines) await setTimeout(5);
        child.kill("SIGKILL");
        await outcome;
      }
      const before = await linesIn(out);
      if (before > 0) expect(before).toBeGreaterThanOrEqual(Math.max(...moments));
      expect(await run(line(out), { cwd, env })).toMatchObject({ code: 0 });
      expect(await bytesIn(out)).toEqual(undisturbed);
    }),
    { ...tried(1, 100), endOnFailure: true },
  );
});

test("a reader who leaves after the first line loses nothing that was to be written", async () => {
  const words = command(..."simulate run small.yaml -n 2 --out left --page left.html --log left.ndjson".split(" "));
  const { outcome } = start(["sh", "-c", '"$@" | head -n 1', "sh", ...words], { cwd, env });
  expect((await outcome).stdout).toMatch(/^small: 1 day of nyc-311/);
  const names = ["DICTIONARY.md", "manifest.json", "replications.csv", "series.csv", "summary.csv"];
  expect((await readdir(join(cwd, "left"))).sort()).toEqual(names);
  expect((await readFile(join(cwd, "left.ndjson"), "utf8")).split("\n").length).toBeGreaterThan(100);
  expect(await readFile(join(cwd, "left.html"), "utf8")).toContain("</html>");
});

test("a disk that is full is told, what was found is told nevertheless, and the same command goes on", async () => {
  await mkdir(join(cwd, "full"));
  const words = command(..."simulate run small.yaml -n 20 --quiet --out full".split(" "));
  // No file may grow beyond so many blocks of 512 bytes: the checkpoint fits, the table of replications does not.
  const { outcome } = start(["sh", "-c", 'trap "" XFSZ; ulimit -f 100; exec "$@"', "sh", ...words], { cwd, env });
  const { code, stdout, stderr } = await outcome;
  expect(code).toBe(73);
  expect(stdout).toContain("This is a part of what was asked for: stopped before the end.");
  expect(stderr).toMatch(/full\/checkpoint\.ndjson: it would be larger than a file may be here/);
  const again = await run("simulate run small.yaml -n 20 --quiet --out full".split(" "), { cwd, env });
  expect(again.code).toBe(0);
  expect(await readdir(join(cwd, "full"))).not.toContain("checkpoint.ndjson");
});

test("where a file cannot be written at the end, the figures are told all the same, and the other files are there", async () => {
  const line = "simulate run small.yaml -n 2 --quiet --out logless --log /dev/full";
  const { code, stdout, stderr } = await run(line.split(" "), { cwd, env });
  expect(code).toBe(73);
  expect(stdout).toMatch(/^calls +\d+/m);
  expect(stderr).toContain("/dev/full: the disk is full");
  expect(await readdir(join(cwd, "logless"))).toContain("manifest.json");
});
