import { copyFile, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PolicyBook } from "@swiftline/core";
import { openCity } from "@swiftline/files";
import { openStore } from "@swiftline/store";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, describe, expect, test, vi } from "vitest";
import * as z from "zod";
import { zip } from "../../../files/test/zip.ts";
import Import from "../../src/commands/import.ts";
import { newYork, request, table } from "../new-york.ts";
import { command, run, type Started, start } from "../swiftline.ts";

const good = (...ids: readonly number[]): string => table(...ids.map((id) => request({ id })));

async function cityWithDropFolder(): Promise<string> {
  const cwd = await newYork();
  await mkdir(join(cwd, "drop"));
  return cwd;
}

/** How many rows the first import of a city has taken in so far. */
async function rowsIn(cwd: string, book: PolicyBook): Promise<number> {
  const store = await openStore(join(cwd, "city/swiftline.sqlite"), { book, mode: "read" });
  const [first] = await store.imports.list().finally(store.close);
  return first?.counts.rows ?? 0;
}

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });

const running: Started[] = [];
afterEach(() => {
  for (const { child } of running.splice(0)) child.kill("SIGKILL");
});

function watching(cwd: string, ...more: readonly string[]): Started {
  const watch = start(command("import", "--watch", "drop", "--settle", "100ms", "--city", "city", ...more), { cwd });
  running.push(watch);
  return watch;
}

/** Waits until a watch has said something; what it says stays in its outcome too. */
function saying({ child }: Started, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes(words)) resolve();
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("close", () => reject(new Error(`the watch ended before it said ${words}; it said: ${said}`)));
  });
}

/** Asks a watch to stop, as a service manager does. */
function stopped({ child, outcome }: Started): Started["outcome"] {
  child.kill("SIGTERM");
  return outcome;
}

const idsIn = async (cwd: string): Promise<readonly string[]> => {
  const { stdout } = await run(["appeal", "list", "--city", "city", "--json"], { cwd });
  return JSON.parse(stdout).appeals.map(({ id }: { readonly id: string }) => id);
};

test("what comes to lie in a folder is in when it is whole, also behind a bad file; a new watch takes only what is new", async () => {
  const cwd = await cityWithDropFolder();
  await writeFile(join(cwd, "drop/1.csv"), good(1, 2));
  const first = watching(cwd);
  await saying(first, "1.csv: 2 rows");
  await writeFile(join(cwd, "drop/2.csv"), "neither,nor\n1,2\n");
  await saying(first, "Warning: drop/2.csv");
  await writeFile(join(cwd, "drop/3.csv.part"), good(3));
  await rename(join(cwd, "drop/3.csv.part"), join(cwd, "drop/3.csv"));
  await saying(first, "3.csv: 1 row");
  expect(await stopped(first)).toMatchObject({ code: 0 });
  expect(await idsIn(cwd)).toHaveLength(3);

  await writeFile(join(cwd, "drop/4.csv"), good(4));
  const second = watching(cwd);
  await saying(second, "4.csv: 1 row");
  const { code, stdout } = await stopped(second);
  expect(code).toBe(0);
  expect(stdout).not.toMatch(/[13]\.csv: /);
  expect(await idsIn(cwd)).toHaveLength(4);
});

test("a file that what was told of the form does not fit does not stop the watch", async () => {
  const cwd = await cityWithDropFolder();
  await writeFile(join(cwd, "drop/1.json"), "[]");
  const watch = watching(cwd, "--delimiter", ",");
  await saying(watch, "this is json, which has no delimiter");
  await writeFile(join(cwd, "drop/2.csv"), good(1));
  await saying(watch, "2.csv: 1 row");
  expect(await stopped(watch)).toMatchObject({ code: 0 });
});

test("a file that was taken back is left alone by a new watch, and brought in again by hand", async () => {
  const cwd = await cityWithDropFolder();
  await writeFile(join(cwd, "drop/1.csv"), good(1, 2));
  const first = watching(cwd);
  await saying(first, "1.csv: 2 rows");
  await stopped(first);
  const { imports } = JSON.parse((await run(["import", "list", "--city", "city", "--json"], { cwd })).stdout);
  const undo = ["import", "undo", imports[0].id, "--reason", "wrong", "--city", "city"];
  expect(await run(undo, { cwd })).toMatchObject({ code: 0 });
  await writeFile(join(cwd, "drop/2.csv"), good(3));
  const second = watching(cwd);
  await saying(second, "2.csv: 1 row");
  await stopped(second);
  expect(await idsIn(cwd)).toHaveLength(1);
  await run(["import", "drop/1.csv", "--city", "city"], { cwd });
  expect(await idsIn(cwd)).toHaveLength(3);
});

test("a watch that rejected rows ends with status 3 when it is told to stop", async () => {
  const cwd = await cityWithDropFolder();
  await writeFile(join(cwd, "drop/1.csv"), table(request({ id: 1 }), request({ id: "" })));
  const watch = watching(cwd);
  await saying(watch, "1.csv: 2 rows");
  expect(await stopped(watch)).toMatchObject({ code: 3, stdout: expect.stringContaining("1 rejected") });
});

test("two nights of one name have their rejected rows in two files", async () => {
  const cwd = await cityWithDropFolder();
  const watch = watching(cwd);
  for (const id of ["M1", "T1"]) {
    await writeFile(join(cwd, "drop/calls.csv"), table(request({ id, created: "never" })));
    await saying(watch, id === "M1" ? "in calls.csv.rejected.csv" : "in calls.csv.2.rejected.csv");
  }
  expect(await stopped(watch)).toMatchObject({ code: 3 });
  expect(await readFile(join(cwd, "calls.csv.rejected.csv"), "utf8")).toContain(",M1,never,");
  expect(await readFile(join(cwd, "calls.csv.2.rejected.csv"), "utf8")).toContain(",T1,never,");
});

test("an archive of several tables is in table by table, also behind a bad one of them", async () => {
  const cwd = await cityWithDropFolder();
  const bad = "neither,nor\n1,2\n";
  await writeFile(join(cwd, "drop/1.zip"), zip({ "a.csv": good(1), "b.csv": bad, "c.csv": good(2), "d.csv": bad }));
  const watch = watching(cwd);
  await saying(watch, "1.zip/d.csv");
  await writeFile(join(cwd, "drop/2.csv"), good(3));
  await saying(watch, "2.csv: 1 row");
  const { code, stderr } = await stopped(watch);
  expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining("Warning: drop/1.zip/b.csv") });
  expect(await idsIn(cwd)).toHaveLength(3);
});

test("folders in the folder are passed over", async () => {
  const cwd = await cityWithDropFolder();
  await mkdir(join(cwd, "drop/0"));
  await writeFile(join(cwd, "drop/0/1.csv"), good(1));
  await writeFile(join(cwd, "drop/2.csv"), good(2));
  const watch = watching(cwd);
  await saying(watch, "2.csv: 1 row");
  await stopped(watch);
  expect(await idsIn(cwd)).toHaveLength(1);
});

test("a program follows a watch line by line; of a file that was mended the last line says nothing", async () => {
  const cwd = await cityWithDropFolder();
  const watch = watching(cwd, "--json");
  for (const [name, text] of [
    ["1.csv", good(1, 2)],
    ["2.csv", "neither,nor\n1,2\n"],
    ["3.csv", "neither,nor\n1,2\n"],
  ] as const) {
    await writeFile(join(cwd, "drop", name), text);
    await saying(watch, name);
  }
  await writeFile(join(cwd, "drop/2.csv"), good(3));
  await saying(watch, '"file":"drop/2.csv","source"');
  const { code, stdout } = await stopped(watch);
  const lines = stdout.trimEnd().split("\n");
  expect({ code, lines: lines.map((line) => JSON.parse(line)) }).toMatchObject({
    code: 0,
    lines: [
      { rows: 2, new: 2, files: [{ file: "drop/1.csv" }], failed: [] },
      { rows: 0, files: [], failed: [{ file: "drop/2.csv", code: "import/unknown-source" }] },
      { rows: 0, files: [], failed: [{ file: "drop/3.csv" }] },
      { rows: 1, new: 1, files: [{ file: "drop/2.csv" }], failed: [] },
      { rows: 3, new: 3, files: [], failed: [{ file: "drop/3.csv" }] },
    ],
  });
  const valid = ajv.compile(z.toJSONSchema(Import.answers));
  for (const line of lines) expect(valid(JSON.parse(line)), JSON.stringify(valid.errors)).toBe(true);
});

describe("a watch that is stopped in the middle of a file", () => {
  const requests = new URL("../../../../examples/nyc-311/requests.csv.gz", import.meta.url);

  test("says how much of it is in and ends like an import; the next one goes on with it", async () => {
    const cwd = await cityWithDropFolder();
    await copyFile(requests, join(cwd, "drop/requests.csv.gz"));
    const first = watching(cwd);
    await saying(first, "imported ");
    const { code, stderr } = await stopped(first);
    expect({ code, stderr }).toMatchObject({
      code: 130,
      stderr: expect.stringMatching(
        /drop\/requests\.csv\.gz: stopped after [\d,]+ rows, which are in\n.*Try: run the same/,
      ),
    });
    const second = watching(cwd);
    await saying(second, "this one went on where it stood");
    expect(await stopped(second)).toMatchObject({ code: 0, stdout: expect.stringContaining("50,000 rows in") });
  });

  test("says so to a program", async () => {
    const cwd = await cityWithDropFolder();
    await copyFile(requests, join(cwd, "drop/requests.csv.gz"));
    const watch = watching(cwd, "--json");
    const book = await openCity(join(cwd, "city"));
    await vi.waitFor(async () => expect(await rowsIn(cwd, book)).toBeGreaterThan(0), { timeout: 60_000 });
    const { code, stdout } = await stopped(watch);
    const rows = (await rowsIn(cwd, book)).toLocaleString("en");
    const failed = [
      {
        file: "drop/requests.csv.gz",
        code: "import/interrupted",
        message: `drop/requests.csv.gz: stopped after ${rows} rows, which are in`,
      },
    ];
    const [told, total] = stdout.trimEnd().split("\n");
    expect({ code, told: JSON.parse(told ?? ""), total: JSON.parse(total ?? "") }).toMatchObject({
      code: 130,
      told: { failed },
      total: { failed },
    });
  });
});

test("a length of stillness without a folder to watch is refused", async () => {
  const outcome = await run(["import", "x.csv", "--settle", "1s"]);
  expect(outcome).toMatchObject({ code: 64, stderr: expect.stringContaining("--watch") });
});

test("a folder that is not there is told at once", async () => {
  const cwd = await newYork();
  expect(await watching(cwd).outcome).toMatchObject({
    code: 66,
    stderr: expect.stringContaining("drop: there is no such folder to watch"),
  });
});
