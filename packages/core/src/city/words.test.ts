import { expect, test } from "vitest";
import { namesOf, Words, wordsIn } from "./words.ts";

const noise = { zh: "噪音", en: "Noise", "pt-BR": "Barulho" };

test.each([
  [["en"], "Noise"],
  [["EN"], "Noise"],
  [["zh-Hant"], "噪音"],
  [["pt-br"], "Barulho"],
  [["pt", "en"], "Noise"],
  [["fr", "en"], "Noise"],
  [["fr"], "噪音"],
  [[], "噪音"],
])("of words in three languages, who wants %j gets %s", (wanted, text) => expect(wordsIn(noise, wanted)).toBe(text));

test("words in one language are everybody's", () => expect(wordsIn("Noise", ["zh"])).toBe("Noise"));

test("a node is called by both its names", () => {
  expect(namesOf({ id: "noise", name: "噪音", nameEn: "Noise" }, ["zh", "en"])).toEqual({ zh: "噪音", en: "Noise" });
  expect(namesOf({ id: "noise", name: "噪音" }, ["zh"])).toBe("噪音");
});

test.each([[""], [{}], [{ "english please": "Noise" }], [{ en: "" }], [311]])("%j are no words", (words) =>
  expect(Words.safeParse(words).success).toBe(false),
);
