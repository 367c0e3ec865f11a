import { expect, test } from "vitest";
import { canonicalTag } from "./language-tag.ts";

test.each([
  ["en", "en"],
  ["ZH-hant-tw", "zh-Hant-TW"],
  ["iw", "he"],
  ["eng", "en"],
  ["zh-yue", "yue"],
  ["zh-cmn-Hans", "zh-Hans"],
  ["es-419", "es-419"],
  ["zh-Hant-HK", "zh-Hant-HK"],
])("%s is written %s", (tag, canonical) => {
  expect(canonicalTag(tag)).toBe(canonical);
  expect(canonicalTag(canonical)).toBe(canonical);
});

test.each(["", " ", "klingon!!", "english", "zh_Hant", "en-", "-en", "e", "123", "en us", "中文", "en-x", "__proto__"])(
  "%j is no language tag",
  (tag) => expect(canonicalTag(tag)).toBeUndefined(),
);
