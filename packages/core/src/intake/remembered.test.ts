import { expect, test } from "vitest";
import { remembered, rememberedPaths } from "./remembered.ts";

test("an answer is computed once, also where it is nothing", () => {
  const asked: string[] = [];
  const answer = remembered((text) => {
    asked.push(text);
    return text === "none" ? undefined : text.length;
  });
  expect(["noise", "none", "noise", "none"].map(answer)).toEqual([5, undefined, 5, undefined]);
  expect(asked).toEqual(["noise", "none"]);
});

test("a path is not the one that reads the same, nor a longer or a shorter one", () => {
  const answer = rememberedPaths((path) => path.join("|"));
  expect([["a", "b"], ["ab"], ["a"], ["a", "b", ""], []].map(answer)).toEqual(["a|b", "ab", "a", "a|b|", ""]);
});

test("however many different texts there are, each has its own answer", () => {
  const answer = remembered((text) => `${text}!`);
  const texts = Array.from({ length: 25_000 }, (_, number) => `${number}`);
  expect([...texts, ...texts].every((text) => answer(text) === `${text}!`)).toBe(true);
});
