import { mkdir, mkdtemp, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { requireReplaceable } from "./replaceable.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "swiftline-"));
  for (const name of ["city/calendars", "city/routing/2027-01-01", "routing"])
    await mkdir(join(folder, name), { recursive: true });
  for (const name of ["city/city.yaml", "city/calendars/work.yaml", "calls.csv", "older.csv"])
    await writeFile(join(folder, name), "");
  await writeFile(join(folder, "records"), `SQLite format 3\0${"\0".repeat(84)}`);
  await writeFile(join(folder, "short"), "SQLite");
  await symlink("calls.csv", join(folder, "link.csv"));
  await symlink("city", join(folder, "town"));
});

const replacing = (name: string, ...needed: readonly string[]) =>
  requireReplaceable(
    { asked: "--out", path: join(folder, name) },
    needed.map((one) => join(folder, one)),
  );

test.each(["records", "records-wal", "records-shm", "records-journal"])(
  "%s is not replaced, for a database is known by its first bytes",
  (name) =>
    expect(replacing(name)).rejects.toMatchObject({
      code: "flag/invalid",
      message: expect.stringMatching(/^--out would replace .*, which belongs to a database$/),
    }),
);

test.each([
  "city/city.yaml",
  "city/open311.yaml",
  "town/areas.csv",
  "city/calendars/work.yaml",
  "city/routing/2027-01-01/assign.csv",
  "city/swiftline.sqlite",
  "city/swiftline.sqlite-wal",
])("%s is not replaced, nor made before the city does, for it belongs to one", (name) =>
  expect(replacing(name)).rejects.toMatchObject({
    code: "flag/invalid",
    message: expect.stringMatching(/, which belongs to a city$/),
  }),
);

test.each([
  ["calls.csv", "calls.csv"],
  ["calls.csv", "link.csv"],
  ["link.csv", "calls.csv"],
  ["new.sqlite", "new.sqlite"],
  ["new.sqlite-wal", "new.sqlite"],
])("%s is not replaced where the command needs %s", (name, needed) =>
  expect(replacing(name, "older.csv", needed)).rejects.toMatchObject({
    code: "flag/invalid",
    message: expect.stringMatching(/, which the same command needs$/),
  }),
);

test("a folder is no file to write", () =>
  expect(replacing("city")).rejects.toMatchObject({
    code: "file/not-writable",
    message: expect.stringMatching(/this is a folder, not a file$/),
  }));

test.each([
  "older.csv",
  "new.csv",
  "short",
  "city/overview.html",
  "city/routing.golden.jsonl",
  "city/routing/found.golden.jsonl",
  "city/routing/NOTES.md",
  "routing/assign.csv",
  "areas.csv",
  "no-such-folder/new.csv",
])("%s may be written", (name) => expect(replacing(name, "calls.csv")).resolves.toBeUndefined());

test("standard output and what is no plain file may be written", async () => {
  for (const path of ["-", "/dev/null", "/dev/stdout"])
    await expect(requireReplaceable({ asked: "--out", path }, ["-"])).resolves.toBeUndefined();
});
