import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, hashOf, sha256Hex } from "./hash.ts";

test("SHA-256 answers the vectors of FIPS 180-4, and counts UTF-8 bytes", () => {
  expect(sha256Hex("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(sha256Hex("诉求")).not.toBe(sha256Hex("??"));
});

test("the same content has the same hash, however its keys are ordered, at every depth", () => {
  const one = { a: 1, b: { c: [1, { d: 2, e: 3 }], f: "x" } };
  const other = { b: { f: "x", c: [1, { e: 3, d: 2 }] }, a: 1 };
  expect(hashOf(one)).toBe(hashOf(other));
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
      const reversed = Object.fromEntries(Object.entries(record).toReversed());
      expect(canonicalJson(reversed)).toBe(canonicalJson(record));
    }),
  );
});

test("other content, another order of a list and another type have another hash", () => {
  const different = [{ a: 1 }, { a: 2 }, { b: 1 }, { a: "1" }, { a: [1, 2] }, { a: [2, 1] }, { a: null }, [], {}];
  expect(new Set(different.map(hashOf)).size).toBe(different.length);
});

test("a field that is undefined is a field that is not there", () => {
  expect(canonicalJson({ a: 1, b: undefined })).toBe('{"a":1}');
});

test("canonical JSON reads back as the value that was written", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
