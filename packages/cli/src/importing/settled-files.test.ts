import { expect, test } from "vitest";
import { settledFiles } from "./settled-files.ts";

const SETTLE = 100;
const found = (...names: readonly string[]) =>
  names.map((name) => {
    const [file = "", stamp = "1"] = name.split(":");
    return { file, stamp };
  });
const names = ({ ready }: { readonly ready: readonly { readonly file: string }[] }) => ready.map(({ file }) => file);

test("a file is complete when it has not changed for the time to settle, counted from its last change", () => {
  const { look } = settledFiles(SETTLE);
  expect(look(found("a:1"), 0)).toEqual({ ready: [], waiting: true, gone: [] });
  expect(names(look(found("a:2"), 99))).toEqual([]);
  expect(names(look(found("a:2"), 198))).toEqual([]);
  expect(look(found("a:2"), 199)).toEqual({ ready: found("a:2"), waiting: false, gone: [] });
});

test("complete files come by name, whatever the order in which they came; one that still grows keeps nobody waiting", () => {
  const { look } = settledFiles(SETTLE);
  look(found("c", "b", "a:1"), 0);
  const after = look(found("c", "a:2", "b"), 100);
  expect(names(after)).toEqual(["b", "c"]);
  expect(after.waiting).toBe(true);
});

test("what was taken is not ready again, unless it has changed", () => {
  const { look, taken } = settledFiles(SETTLE);
  look(found("a:1"), 0);
  for (const file of look(found("a:1"), 100).ready) taken(file);
  expect(look(found("a:1"), 500)).toEqual({ ready: [], waiting: false, gone: [] });
  expect(look(found("a:2"), 600)).toEqual({ ready: [], waiting: true, gone: [] });
  expect(names(look(found("a:2"), 700))).toEqual(["a"]);
});

test("a file that changed while it was taken is taken once more", () => {
  const { look, taken } = settledFiles(SETTLE);
  look(found("a:1"), 0);
  const [file] = look(found("a:1"), 100).ready;
  look(found("a:2"), 150);
  if (file !== undefined) taken(file);
  expect(names(look(found("a:2"), 250))).toEqual(["a"]);
});

test("a file that was taken away is forgotten: another of its name is a new one", () => {
  const { look, taken } = settledFiles(SETTLE);
  look(found("a:1"), 0);
  for (const file of look(found("a:1"), 100).ready) taken(file);
  look([], 200);
  look(found("a:1"), 300);
  expect(names(look(found("a:1"), 400))).toEqual(["a"]);
});

test("a file that somebody else has is ready again later, and at once when it has changed and settled", () => {
  const { look, held } = settledFiles(SETTLE);
  look(found("a:1"), 0);
  const [file] = look(found("a:1"), 100).ready;
  if (file !== undefined) held(file, 1000);
  expect(look(found("a:1"), 999)).toEqual({ ready: [], waiting: true, gone: [] });
  expect(names(look(found("a:1"), 1000))).toEqual(["a"]);
  if (file !== undefined) held(file, 2000);
  look(found("a:2"), 1100);
  expect(names(look(found("a:2"), 1200))).toEqual(["a"]);
});
