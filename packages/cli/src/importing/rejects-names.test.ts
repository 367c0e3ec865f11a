import { expect, test } from "vitest";
import { rejectsNames } from "./rejects-names.ts";

test("rejected rows are named after the file that they come from, as it is called unpacked", () =>
  expect(["drop/calls.csv", "drop/late.csv.gz", "-"].map((file) => rejectsNames(file)(1))).toEqual([
    "calls.csv.rejected.csv",
    "late.csv.rejected.csv",
    "stdin.rejected.csv",
  ]));

test("those of a part of an archive say which, folders and all", () =>
  expect(
    ["may.csv", "2025/may.csv.gz", "a\n/../b.csv"].map((entry) => rejectsNames("drop/year.zip", entry)(2)),
  ).toEqual([
    "year.zip.may.csv.2.rejected.csv",
    "year.zip.2025.may.csv.2.rejected.csv",
    "year.zip.a.....b.csv.2.rejected.csv",
  ]));

test("where that name is taken, the next ones have a number", () =>
  expect([1, 2, 3].map(rejectsNames("south/calls.csv.gz"))).toEqual([
    "calls.csv.rejected.csv",
    "calls.csv.2.rejected.csv",
    "calls.csv.3.rejected.csv",
  ]));
