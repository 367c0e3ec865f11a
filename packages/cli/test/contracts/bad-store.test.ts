import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { copyOf, emptyFolder, newYork, newYorkWithRequests, request, table, threeRequests } from "../new-york.ts";
import { canMount, smallDisk } from "../small-disk.ts";
import { run } from "../swiftline.ts";

const fresh = await newYork();
const filled = await newYorkWithRequests();
const mountable = canMount(await emptyFolder());
const many = table(...Array.from({ length: 6_000 }, (_, index) => request({ id: index + 1 })));

function inDatabase(file: string, statement: string): void {
  const database = new DatabaseSync(file);
  database.exec(statement);
  database.close();
}

test("a database of a newer version is left alone", async () => {
  const cwd = await copyOf(filled);
  inDatabase(join(cwd, "city/swiftline.sqlite"), "pragma user_version = 99");
  for (const line of [
    ["appeal", "list"],
    ["import", "requests.csv"],
    ["db", "migrate"],
  ]) {
    const { code, stderr } = await run([...line, "--city", "city"], { cwd });
    expect(code).toBe(76);
    expect(stderr).toMatch(/is of version 99; this Swiftline knows up to \d+\nTry: /);
  }
});

test("a file that is no database, and another program's database, are not touched", async () => {
  const cwd = await copyOf(fresh);
  await writeFile(join(cwd, "requests.csv"), threeRequests);
  await copyFile(join(cwd, "requests.csv"), join(cwd, "text.sqlite"));
  inDatabase(join(cwd, "foreign.sqlite"), "create table recipes (name text)");
  for (const db of ["text.sqlite", "foreign.sqlite"]) {
    const { code, stderr } = await run(["import", "requests.csv", "--city", "city", "--db", db], { cwd });
    expect(code).toBe(74);
    expect(stderr).toMatch(/^Error: \w+\.sqlite is (damaged or is no database|a database of another program)\nTry: /);
  }
  expect(await readFile(join(cwd, "text.sqlite"), "utf8")).toBe(threeRequests);
  inDatabase(join(cwd, "foreign.sqlite"), "insert into recipes values ('bread')");
});

test("looking into a database that is not there says how one comes to be, and makes none", async () => {
  const cwd = await copyOf(fresh);
  const { code, stderr } = await run(["report", "run", "overview", "--city", "city"], { cwd });
  expect(code).toBe(66);
  expect(stderr).toMatch(/there is no store city\/swiftline\.sqlite\nTry: .*import/);
  expect(await readdir(join(cwd, "city"))).not.toContain("swiftline.sqlite");
});

test("a database that somebody changed by other means is told by db check, with exit status 1", async () => {
  const cwd = await copyOf(filled);
  inDatabase(join(cwd, "city/swiftline.sqlite"), "update appeals set status = 'closed' where appeal_id = 'nyc-311:1'");
  const { code, stdout } = await run(["db", "check", "--city", "city"], { cwd });
  expect(code).toBe(1);
  expect(stdout).toMatch(/another status of appeal nyc-311:1 than its log/);
  expect((await run(["db", "rebuild", "--city", "city"], { cwd })).code).toBe(0);
  expect((await run(["db", "check", "--city", "city"], { cwd })).code).toBe(0);
});

test("a backup never replaces a file", async () => {
  const cwd = await copyOf(filled);
  const { code, stderr } = await run(["db", "backup", "requests.csv", "--city", "city"], { cwd });
  expect({ code, stderr }).toMatchObject({
    code: 73,
    stderr: expect.stringContaining("requests.csv is there already"),
  });
  expect(await readFile(join(cwd, "requests.csv"), "utf8")).toBe(threeRequests);
});

test.skipIf(!mountable)(
  "on a full disk whole batches stay, and a second run completes (needs root: mounts a small disk)",
  async () => {
    const cwd = await copyOf(fresh);
    await mkdir(join(cwd, "disk"));
    const disk = smallDisk(join(cwd, "disk"), "3m");
    try {
      await writeFile(join(cwd, "requests.csv"), many);
      const line = ["import", "requests.csv", "--city", "city", "--db", "disk/city.sqlite", "--quiet"];
      const full = await run(line, { cwd });
      expect(full.code).toBe(74);
      expect(full.stderr).toMatch(/the disk that holds disk\/city\.sqlite is full/);
      disk.grow("64m");
      const again = await run([...line, "--json"], { cwd });
      expect(JSON.parse(again.stdout)).toMatchObject({ rows: 6_000, rejected: 0, updated: 0 });
      expect(JSON.parse(again.stdout).unchanged % 2_000).toBe(0);
      expect((await run(["db", "check", "--city", "city", "--db", "disk/city.sqlite"], { cwd })).code).toBe(0);
    } finally {
      disk.remove();
    }
  },
);

test.skipIf(!mountable)(
  "a report that does not fit on the disk leaves no half of it (needs root: mounts a small disk)",
  async () => {
    const cwd = await copyOf(filled);
    await mkdir(join(cwd, "disk"));
    const disk = smallDisk(join(cwd, "disk"), "8k");
    try {
      const { code, stderr } = await run(
        ["report", "run", "overview", "--format", "html", "--out", "disk/page.html", "--city", "city"],
        { cwd },
      );
      expect({ code, stderr }).toMatchObject({ code: 73, stderr: expect.stringContaining("the disk is full") });
      expect(await readdir(join(cwd, "disk"))).toEqual([]);
    } finally {
      disk.remove();
    }
  },
);

test.skipIf(!mountable)("a read-only folder is told (needs root: mounts a disk)", async () => {
  const cwd = await copyOf(filled);
  await mkdir(join(cwd, "disk"));
  const disk = smallDisk(join(cwd, "disk"), "1m");
  try {
    disk.forbidWriting();
    const database = await run(["import", "requests.csv", "--city", "city", "--db", "disk/city.sqlite"], { cwd });
    expect(database).toMatchObject({ code: 73, stderr: expect.stringContaining("disk/city.sqlite cannot be written") });
    const report = await run(["report", "run", "overview", "--out", "disk/report.txt", "--city", "city"], { cwd });
    expect(report).toMatchObject({ code: 73, stderr: expect.stringContaining("disk/report.txt: cannot be written") });
    const city = await run(["init", "nyc-311", "disk/city"], { cwd });
    expect(city).toMatchObject({ code: 73, stderr: expect.stringContaining("disk/city cannot be written") });
  } finally {
    disk.remove();
  }
});
