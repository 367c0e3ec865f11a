import { mkdir, readdir, readFile, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../test/temporary-folder.ts";
import { makeFile, writeWhole } from "./whole-file.ts";

test("a file has its name only when it is whole, and then replaces an older one", async () => {
  const folder = await temporaryFolder({ "report.csv": "old\n" });
  const target = join(folder, "report.csv");
  const file = await makeFile(target);
  await file.append("new\n");
  expect(await readFile(target, "utf8")).toBe("old\n");
  await file.place();
  expect(await readFile(target, "utf8")).toBe("new\n");
  expect(await readdir(folder)).toEqual(["report.csv"]);
});

test("a device is written as it is and stays a device", async () => {
  const folder = await temporaryFolder();
  const target = join(folder, "nowhere");
  await symlink("/dev/null", target);
  await writeWhole(target, "gone\n");
  expect((await stat(target)).isCharacterDevice()).toBe(true);
  expect(await readdir(folder)).toEqual(["nowhere"]);
});

test("a file that cannot be placed leaves nothing behind", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "report.csv"));
  await expect(writeWhole(join(folder, "report.csv"), "text\n")).rejects.toMatchObject({ code: "file/not-writable" });
  expect(await readdir(folder)).toEqual(["report.csv"]);
});

test("a folder that is not there is told", async () => {
  const target = join(await temporaryFolder(), "no-such-folder", "report.csv");
  await expect(writeWhole(target, "text\n")).rejects.toMatchObject({ code: "file/not-writable" });
});
