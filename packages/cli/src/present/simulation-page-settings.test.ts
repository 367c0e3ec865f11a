import { expect, test } from "vitest";
import { shortNames } from "./simulation-page-settings.ts";

const shortened = (...paths: readonly string[]) => {
  const values = Object.fromEntries(paths.map((path) => [path, 1]));
  return [...shortNames([{ name: "one", values }]).values()];
};

test("what is varied is called by the end of its path", () => {
  expect(shortened("operators.groups.0.shifts.0.operators", "callers.patience")).toEqual(["operators", "patience"]);
});

test("ends that two paths share are made longer until they differ", () => {
  expect(shortened("operators.groups.0.shifts.0.operators", "operators.groups.0.shifts.1.operators")).toEqual([
    "shifts.0.operators",
    "shifts.1.operators",
  ]);
});

test("a path that is the end of another one is itself", () => {
  expect(shortened("patience", "callers.patience")).toEqual(["patience", "callers.patience"]);
});
