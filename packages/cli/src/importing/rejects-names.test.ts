import { expect, test } from "vitest";
import { rejectsNames } from "./rejects-names.ts";

const namesOf = (...files: readonly string[]): readonly string[] => files.map(rejectsNames(files));

test("rejected rows are named after the file that they come from, as it is called unpacked", () =>
  expect(namesOf("drop/calls.csv", "drop/late.csv.gz", "-")).toEqual([
    "calls.csv.rejected.csv",
    "late.csv.rejected.csv",
    "stdin.rejected.csv",
  ]));

test("files of one name never share a file of rejected rows", () =>
  expect(namesOf("north/calls.csv", "south/calls.csv", "south/calls.csv.gz")).toEqual([
    "calls.csv.rejected.csv",
    "calls.csv.2.rejected.csv",
    "calls.csv.3.rejected.csv",
  ]));

test("rejected rows never go over a file that the same command imports", () =>
  expect(namesOf("calls.csv", "./calls.csv.rejected.csv")).toEqual([
    "calls.csv.2.rejected.csv",
    "calls.csv.rejected.csv.rejected.csv",
  ]));

test("a file that comes again has the same name again", () => {
  const nameOf = rejectsNames([]);
  const names = ["drop/calls.csv", "drop/calls.csv.gz", "drop/calls.csv"].map(nameOf);
  expect(names).toEqual(["calls.csv.rejected.csv", "calls.csv.2.rejected.csv", "calls.csv.rejected.csv"]);
});
