import { expect, test } from "vitest";
import { readQuery } from "./query.ts";

const asked = (words: string) => readQuery(words).map(({ terms, open }) => terms.join(" ") + (open ? "…" : ""));

test("words are asked for one by one, and in quotes as they follow each other", () => {
  expect(asked('noise "Main Street" 12-B')).toEqual(["noise", "main street", "12 b"]);
  expect(asked("“main street” 「噪音」")).toEqual(["main street", "噪音"]);
});

test("a run of Chinese may go on in the text, and one character is the beginning of a pair", () => {
  expect(asked("噪音扰民")).toEqual(["噪音 音扰 扰民"]);
  expect(asked("路")).toEqual(["路…"]);
  expect(asked("噪音A4纸B5")).toEqual(["噪音 音 a4 纸 b5"]);
});

test("nothing has a meaning of its own: operators are words, signs are nothing", () => {
  expect(asked('a OR b NOT c NEAR(d) text:e f* ^g {h} "" " -')).toEqual([
    "a",
    "or",
    "b",
    "not",
    "c",
    "near d",
    "text e",
    "f",
    "g",
    "h",
  ]);
  expect(asked('*()":^{}- 🌳')).toEqual([]);
});

test("a quote that is never closed holds to the end", () => {
  expect(asked('hole "by the school')).toEqual(["hole", "by the school"]);
});
