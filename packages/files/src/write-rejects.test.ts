import { access, readdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../test/temporary-folder.ts";
import type { FileRow } from "./file-row.ts";
import { openRecords } from "./open-records.ts";
import { type Rejection, writeRejects } from "./write-rejects.ts";

const late: Rejection = {
  row: { line: 7, cells: ["1", '=HYPERLINK("x"), a\nb', "-3"] },
  problems: [{ field: "closed", value: "yesterday", message: "not a date" }],
};

test("a rejected row stands with line, field, value and reason before its own cells", async () => {
  const target = join(await temporaryFolder(), "rejected.csv");
  const rejects = writeRejects(target, ["id", "text", "n"]);
  await rejects.add([late]);
  expect(await rejects.finish()).toEqual({ file: target, rows: 1 });
  expect(await readFile(target, "utf8")).toBe(
    'swiftline_line,swiftline_field,swiftline_value,swiftline_reason,id,text,n\n7,closed,yesterday,not a date,1,"=HYPERLINK(""x""), a\nb",-3\n',
  );
});

test("where nothing is rejected there is no file", async () => {
  const folder = await temporaryFolder();
  const rejects = writeRejects(join(folder, "rejected.csv"), ["id"]);
  await rejects.add([]);
  expect(await rejects.finish()).toEqual({ file: undefined, rows: 0 });
  expect(await readdir(folder)).toEqual([]);
});

test("until it is finished the file has another name, and holds whole rows", async () => {
  const folder = await temporaryFolder({ "rejected.csv": "an older one\n" });
  const target = join(folder, "rejected.csv");
  const rejects = writeRejects(target, ["id", "text", "n"]);
  await rejects.add([late, late]);
  expect(await readFile(target, "utf8")).toBe("an older one\n");
  const partial = await openRecords(`${target}.partial`);
  const rows: FileRow[] = [];
  for await (const batch of partial.batches()) rows.push(...batch);
  expect(rows.map((row) => row.cells.slice(4))).toEqual([late.row.cells, late.row.cells]);
  await rejects.finish();
  await expect(access(`${target}.partial`)).rejects.toThrow();
});

test("a row with several problems is there once", async () => {
  const target = join(await temporaryFolder(), "rejected.csv");
  const rejects = writeRejects(target, ["id"]);
  const problems = [{ field: "id", value: "a b", message: "has a space" }, { message: "has no date" }];
  await rejects.add([{ row: { line: 2, cells: ["a b"] }, problems }]);
  await rejects.finish();
  expect(await readFile(target, "utf8")).toMatch(/\n2,id,a b,has a space; has no date,a b\n$/);
});

test("a row rejected again gets its reason anew, not twice", async () => {
  const target = join(await temporaryFolder(), "rejected.csv");
  const rejects = writeRejects(target, ["id", "text", "n"]);
  await rejects.add([late]);
  await rejects.finish();
  const records = await openRecords(target);
  const again = writeRejects(join(target, "..", "again.csv"), records.columns);
  for await (const batch of records.batches())
    await again.add(batch.map((row) => ({ row, problems: [{ message: "still wrong" }] })));
  await again.finish();
  const text = await readFile(join(target, "..", "again.csv"), "utf8");
  expect(text.split("\n")[0]).toBe("swiftline_line,swiftline_field,swiftline_value,swiftline_reason,id,text,n");
  expect(text).toContain("\n2,,,still wrong,1,");
});

test("a folder that is not there cannot be written to", async () => {
  const rejects = writeRejects(join(await temporaryFolder(), "no", "rejected.csv"), ["id"]);
  await expect(rejects.add([late])).rejects.toMatchObject({ code: "file/not-writable" });
});

test.skipIf(process.platform !== "linux")("a full disk is named", async () => {
  const folder = await temporaryFolder();
  await symlink("/dev/full", join(folder, "rejected.csv.partial"));
  const rejects = writeRejects(join(folder, "rejected.csv"), ["id"]);
  await expect(rejects.add([late])).rejects.toMatchObject({
    code: "file/not-writable",
    message: expect.stringContaining("the disk is full"),
  });
});
