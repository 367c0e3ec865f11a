import { expect, test } from "vitest";
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

test("four Chinese characters are no short word", () => {
  const words = unmatchedWords({ ...newYork, categories: growTree([{ id: "noise", name: "施工噪声" }]) });
  words.add([unknown("施工燥声"), unknown("噪声")]);
  expect(words.all().map(({ nearest }) => nearest)).toEqual(["noise", undefined]);
});

test("other problems are no words", () => {
  const words = unmatchedWords(newYork);
  words.add([
    { code: "intake/bad-date", message: "no date", value: "soon" },
    { code: "intake/unknown-area", message: "?" },
  ]);
  expect(words.all()).toEqual([]);
});
