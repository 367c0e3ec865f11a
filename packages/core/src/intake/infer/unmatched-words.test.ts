import { describe, expect, test } from "vitest";
import { newYork } from "../../../test/literals/cities.ts";
import { growTree } from "../../city/tree.ts";
import { unmatchedWords } from "./unmatched-words.ts";

const [category] = newYork.categories.nodes;
if (category === undefined) throw new Error("New York has no categories");

const unknown = (word: string) => ({ code: "intake/unknown-category", message: `${word} is not known`, value: word });

test("words are counted, the most frequent first, each with the nearest code", () => {
  const words = unmatchedWords(newYork);
  const misspelt = `${category.name}s`;
  words.add([unknown("纳税"), unknown(misspelt)]);
  words.add([unknown(misspelt), { code: "intake/unknown-status", message: "?", value: "Parked" }]);
  expect(words.all()).toEqual([
    { about: "values.category", word: misspelt, rows: 2, nearest: category.id },
    { about: "values.category", word: "纳税", rows: 1, nearest: undefined },
    { about: "statuses", word: "Parked", rows: 1, nearest: undefined },
  ]);
});

test("words of a closed list belong to the role of their column", () => {
  const words = unmatchedWords(newYork, { columns: { resolved: "Is_Resolved", satisfied: "满意度" } });
  const unexplained = (field: string, value: string) => ({ code: "intake/unknown-word", message: "?", field, value });
  words.add([unexplained("Is Resolved", "sort of"), unexplained("满意度", "一般"), unexplained("other", "?")]);
  words.add([unexplained("满意度", "一般")]);
  expect(words.all()).toEqual([
    { about: "values.satisfied", word: "一般", rows: 2, nearest: undefined },
    { about: "values.resolved", word: "sort of", rows: 1, nearest: undefined },
  ]);
});

test("four Chinese characters are no short word", () => {
  const words = unmatchedWords({ ...newYork, categories: growTree([{ id: "noise", name: "施工噪声" }]) });
  words.add([unknown("施工燥声"), unknown("燥声")]);
  expect(words.all().map(({ nearest }) => nearest)).toEqual(["noise", undefined]);
});

describe("a part of one name alone", () => {
  const tree = growTree([
    { id: "shahe", name: "昌平区沙河镇人民政府" },
    { id: "huilongguan", name: "昌平区回龙观街道办事处" },
    { id: "roads", name: "Department of Roads", nameEn: "Roads" },
    { id: "broads", name: "Broads Authority" },
  ]);
  const nearestOf = (word: string) => {
    const words = unmatchedWords({ ...newYork, categories: tree });
    words.add([unknown(word)]);
    return words.all()[0]?.nearest;
  };

  test.each([
    ["沙河镇", "shahe"],
    ["沙河", "shahe"],
    ["回龙观街道", "huilongguan"],
    ["roads", "roads"],
    ["authority", "broads"],
  ])("%s is nearest to it", (word, code) => expect(nearestOf(word)).toBe(code));

  test.each(["昌平区", "区", "road"])("%s, which is a part of none or of several, is not", (word) =>
    expect(nearestOf(word)).toBeUndefined(),
  );
});

test("other problems are no words", () => {
  const words = unmatchedWords(newYork);
  words.add([
    { code: "intake/bad-date", message: "no date", value: "soon" },
    { code: "intake/unknown-area", message: "?" },
  ]);
  expect(words.all()).toEqual([]);
});
