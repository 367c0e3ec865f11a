import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFile } from "../test/temporary-folder.ts";
import { workbook, zip } from "../test/zip.ts";
import { tablesIn } from "./tables-in.ts";

const archive = (...names: readonly string[]) =>
  temporaryFile(zip(Object.fromEntries(names.map((name) => [name, "a\n1\n"]))), "year.zip");

const entriesOf = async (path: string) => (await tablesIn(path)).tables.map(({ entry }) => entry);

describe("an archive of several tables", () => {
  test("is each of them by name, without what lies beside them", async () => {
    const path = await archive(
      "b.csv",
      "a.csv.gz",
      "2025/",
      "2025/c.XLSX",
      "__MACOSX/._a.csv",
      ".DS_Store",
      "readme.txt",
    );
    expect(await tablesIn(path)).toEqual({
      tables: ["2025/c.XLSX", "a.csv.gz", "b.csv"].map((entry) => ({ path, entry })),
      others: ["readme.txt"],
    });
  });

  test("may call them texts, where none is called a table", async () => {
    expect(await entriesOf(await archive("may.txt", "june.txt", "map.png"))).toEqual(["june.txt", "may.txt"]);
  });

  test("is a part of it where one is named, by a path that goes on or besides it", async () => {
    const path = await archive("a.csv", "2025/b.csv");
    const expected = { tables: [{ path, entry: "2025/b.csv" }], others: [] };
    expect(await tablesIn(join(path, "2025/b.csv"))).toEqual(expected);
    expect(await tablesIn(path, "2025/b.csv")).toEqual(expected);
  });
});

describe("one table, whose opening says what is wrong with it, is", () => {
  test.each([
    ["an archive of one", zip({ "a.csv": "a\n1\n", ".DS_Store": "x" })],
    ["an archive of none", zip({ "a.png": "x", "b.png": "x" })],
    ["an archive that is cut off", zip({ "a.csv": "a\n1\n", "b.csv": "a\n1\n" }).subarray(0, 90)],
    ["a workbook", workbook({ sheets: { one: "", two: "" } })],
    ["a document", zip({ mimetype: "x", "content.xml": "<a/>", "meta.xml": "<a/>" })],
    ["a plain file", "a\n1\n"],
  ])("%s", async (_, content) => {
    const path = await temporaryFile(content);
    expect((await tablesIn(path)).tables).toEqual([{ path, entry: undefined }]);
  });

  test.each(["-", "nowhere.csv", "nowhere/a.csv", "sqlite:calls.db", "postgres://host/calls"])("%s", async (path) => {
    expect((await tablesIn(path)).tables).toEqual([{ path, entry: undefined }]);
  });

  test("a path that goes on behind a plain file", async () => {
    const path = join(await temporaryFile("a\n1\n"), "b.csv");
    expect((await tablesIn(path)).tables).toEqual([{ path, entry: undefined }]);
  });
});
