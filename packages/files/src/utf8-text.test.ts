import { expect, test } from "vitest";
import { findNotUtf8, notUtf8Problem } from "./utf8-text.ts";

test("good UTF-8 has no bad byte", () => {
  expect(findNotUtf8(Buffer.from("a é 急 🚒"))).toBeUndefined();
  expect(findNotUtf8(Buffer.alloc(0))).toBeUndefined();
});

test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])("the first bad byte is found, here after %i characters", (count) => {
  const before = Buffer.from(["a", "é", "急", "🚒", "\n", "b", "😀", "x", "中", "\n"].slice(0, count).join(""));
  const found = findNotUtf8(Buffer.concat([before, Buffer.from([0xff]), Buffer.from("rest 急")]));
  expect(found?.offset).toBe(before.length);
  expect(found?.line).toBe(before.toString().split("\n").length);
});

test("a character that is cut off at the end is bad where it begins", () => {
  const bytes = Buffer.from("ok\n急").subarray(0, 5);
  expect(findNotUtf8(bytes)).toMatchObject({ offset: 3, line: 2 });
});

test("damage is not converted but found, or dropped", () => {
  const problem = notUtf8Problem({ offset: 7, line: 2, encoding: "utf-8" }, "a.csv");
  expect(problem).toMatchObject({ line: 2, suggestion: "`iconv -c -f UTF-8 -t UTF-8 a.csv > utf-8.csv`" });
});
