import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../test/temporary-folder.ts";
import { makeFolder } from "./make-folder.ts";

test("a folder is made with all that it lies in, also by several at once, and one that is there is left alone", async () => {
  const here = await temporaryFolder({});
  const folder = join(here, "one/two/three");
  await Promise.all([makeFolder(folder), makeFolder(folder), makeFolder(join(here, "one/two/four"))]);
  await makeFolder(folder);
  expect((await stat(folder)).isDirectory()).toBe(true);
});

test("where a file stands no folder is made, neither there nor below it", async () => {
  const file = join(await temporaryFolder({ file: "" }), "file");
  for (const folder of [file, join(file, "below")])
    await expect(makeFolder(folder)).rejects.toMatchObject({ code: "file/not-writable" });
});

test.runIf(existsSync("/proc/self"))("where the system lets none be made that is said at once", async () => {
  await expect(makeFolder("/proc/outcome/inside")).rejects.toMatchObject({ code: "file/not-writable" });
});
