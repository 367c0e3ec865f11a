import { expect, test } from "vitest";
import { rejectReasons } from "./reject-reasons.ts";

const rejected = (line: number, ...fields: readonly string[]) => ({
  row: { line, cells: [] },
  problems: fields.map((field) => ({ code: "intake/bad-date", field, message: `${field} of line ${line}` })),
});

test("a reason is told once, with how many rows it holds for and the first of them", () => {
  const reasons = rejectReasons();
  reasons.add([rejected(2, "opened"), rejected(3, "closed")]);
  reasons.add([rejected(7, "closed", "opened"), rejected(9, "closed")]);
  expect(reasons.all()).toEqual([
    { code: "intake/bad-date", field: "closed", rows: 3, line: 3, message: "closed of line 3" },
    { code: "intake/bad-date", field: "opened", rows: 2, line: 2, message: "opened of line 2" },
  ]);
});
