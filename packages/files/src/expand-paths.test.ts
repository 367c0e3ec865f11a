import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFile, temporaryFolder } from "../test/temporary-folder.ts";
import { zip } from "../test/zip.ts";
import { expandPaths } from "./expand-paths.ts";

const folderOf = (...names: readonly string[]) =>
  temporaryFolder(Object.fromEntries(names.map((name) => [name, "a\n1\n"])));

describe("a pattern", () => {
  test("is the files that it matches, sorted, and no folder", async () => {
    const folder = await folderOf("b.csv", "a.csv", "notes.txt", "deep.csv/c.csv");
    expect(await expandPaths([join(folder, "*.csv")])).toEqual([join(folder, "a.csv"), join(folder, "b.csv")]);
    expect(await expandPaths([join(folder, "**/*.csv")])).toHaveLength(3);
  });

  test("names no file twice", async () => {
    const folder = await folderOf("a.csv", "b.csv");
    const all = await expandPaths([join(folder, "b.csv"), join(folder, "*.csv")]);
    expect(all).toEqual([join(folder, "b.csv"), join(folder, "a.csv")]);
  });

  test("that nothing matches is a fault", async () => {
    await expect(expandPaths([join(await folderOf(), "*.csv")])).rejects.toMatchObject({
      code: "file/not-found",
      message: expect.stringMatching(/\*\.csv: no file matches this pattern$/),
    });
  });
});

test("what is no pattern stays as it is, there or not", async () => {
  const folder = await folderOf("may [1].csv");
  const paths = ["-", "nowhere.csv", "sqlite:calls.db?table=*", join(folder, "may [1].csv")];
  expect(await expandPaths(paths)).toEqual(paths);
});

test("what lies in an archive is named as it is called there", async () => {
  const path = join(await temporaryFile(zip({ "may [1].csv": "a\n1\n" })), "may [1].csv");
  expect(await expandPaths([path])).toEqual([path]);
});
