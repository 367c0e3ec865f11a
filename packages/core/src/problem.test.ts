import { expect, test } from "vitest";
import { isError, placeOf } from "./problem.ts";

const problem = { code: "routing/no-agency", message: "the rule names no agency" };

test("a place is what terminals link: file, line and column, as far as they are known", () => {
  expect(placeOf({ ...problem, file: "routing.csv", line: 14, column: 3 })).toBe("routing.csv:14:3");
  expect(placeOf({ ...problem, file: "routing.csv", line: 14 })).toBe("routing.csv:14");
  expect(placeOf({ ...problem, file: "routing.csv" })).toBe("routing.csv");
  expect(placeOf(problem)).toBe("");
});

test("what is no warning is an error", () => {
  expect(isError(problem)).toBe(true);
  expect(isError({ ...problem, severity: "warning" })).toBe(false);
});
