import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checks } from "../src/checks/index.ts";

const page = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");
const rowsOf = (title: string): readonly (readonly string[])[] =>
  (page.split(`## ${title}`)[1]?.split("\n## ")[0] ?? "")
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split("|").map((cell) => cell.trim()));

const isOfAnswer = (id: string): boolean => /\.(xml|json)\./.test(id);

test("the page tells of every check of a meaning, in its words", () => {
  const told = rowsOf("The checks of what answers mean").map(([, id, says, section]) => [id, says, section]);
  const known = checks.filter(({ id }) => !isOfAnswer(id)).map(({ id, says, section }) => [`\`${id}\``, says, section]);
  expect(told.slice(1).toSorted()).toEqual(known.toSorted());
});

test("the page tells of every answer and of every step", () => {
  const named = rowsOf("The checks of an answer").flatMap(([, names = ""]) => names.replaceAll("`", "").split(", "));
  const parts = checks.filter(({ id }) => isOfAnswer(id)).flatMap(({ id }) => id.split(/\.(?:xml|json)\./));
  expect(named.toSorted()).toEqual([...new Set(parts)].toSorted());
});

test("no two checks have one id", () => expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length));
