import { truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { newYork, request, table } from "../new-york.ts";
import { rowsIn } from "../rows-in.ts";
import { command, run, type Started, start } from "../swiftline.ts";

/** So many that they are taken in with several appends, and read in threads. */
const ROWS = 45_000;
const whole = table(...Array.from({ length: ROWS }, (_, index) => request({ id: index + 1 })));

const running: Started[] = [];
afterEach(() => {
  for (const { child } of running.splice(0)) child.kill("SIGKILL");
});

const importing = (cwd: string, ...more: readonly string[]): Started => {
  const started = start(command("import", ...more, "--city", "city", "--json"), { cwd });
  running.push(started);
  return started;
};

const importsOf = async (cwd: string) => {
  const { stdout } = await run(["import", "list", "--city", "city", "--json"], { cwd });
  return JSON.parse(stdout).imports;
};

async function cityWith(bytes: string): Promise<{ readonly cwd: string; readonly file: string }> {
  const cwd = await newYork();
  const file = join(cwd, "calls.csv");
  await writeFile(file, bytes);
  return { cwd, file };
}

/** Waits until some rows are in, and not all. */
async function underWay(cwd: string): Promise<void> {
  const rows = await rowsIn(cwd, (some) => some > 0);
  expect(rows).toBeLessThan(ROWS);
}

test("a file that is cut while it is read is told, and whole again it is taken in to its end", async () => {
  const { cwd, file } = await cityWith(whole);
  const { outcome } = importing(cwd, "calls.csv");
  await underWay(cwd);
  await truncate(file, whole.indexOf("\n", whole.length / 3) + 1);
  const { code, stdout, stderr } = await outcome;
  expect({ code, said: stdout + stderr }).toMatchObject({
    code: 75,
    said: expect.stringContaining("calls.csv changed while it was read"),
  });
  await writeFile(file, whole);
  const again = await importing(cwd, "calls.csv").outcome;
  expect(again).toMatchObject({ code: 0 });
  expect(JSON.parse(again.stdout)).toMatchObject({ rows: ROWS, new: ROWS });
}, 120_000);

test("a file that grows while it is read is told, and its later rows follow with the next import", async () => {
  const part = whole.slice(0, whole.indexOf("\n", whole.length / 2) + 1);
  const { cwd, file } = await cityWith(part);
  const { outcome } = importing(cwd, "calls.csv");
  await underWay(cwd);
  await writeFile(file, whole);
  expect(await outcome).toMatchObject({ code: 75 });
  const again = await importing(cwd, "calls.csv").outcome;
  expect(again).toMatchObject({ code: 0 });
  const { rows, new: added, unchanged } = JSON.parse(again.stdout);
  expect([rows, added + unchanged]).toEqual([ROWS, ROWS]);
  expect(unchanged).toBeGreaterThan(0);
}, 120_000);

test("a watch takes a file that was cut and sent again while it was read, whole and without being asked", async () => {
  const { cwd, file } = await cityWith(whole);
  const watch = start(command("import", "--watch", ".", "--settle", "300ms", "--city", "city"), { cwd });
  running.push(watch);
  await underWay(cwd);
  await truncate(file, whole.indexOf("\n", whole.length / 3) + 1);
  await writeFile(file, whole);
  await rowsIn(cwd, (rows) => rows === ROWS);
  watch.child.kill("SIGTERM");
  const { code, stderr } = await watch.outcome;
  expect({ code, stderr }).toMatchObject({
    code: 0,
    stderr: expect.stringContaining("calls.csv changed while it was read"),
  });
  expect(await importsOf(cwd)).toMatchObject([{ new: ROWS, finishedAt: expect.any(String) }]);
}, 120_000);
