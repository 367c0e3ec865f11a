import { expect, test } from "vitest";
import { traceIn } from "./trace-context.ts";

const trace = "12345678901234567890123456789012";
const span = "1234567890123456";
const sound = `00-${trace}-${span}-01`;

const read = (traceparent: string, ...tracestates: readonly string[]) => {
  const headers = new Headers({ traceparent });
  for (const state of tracestates) headers.append("tracestate", state);
  return traceIn(headers);
};

test("a trace is read with its span, and whether it may have been recorded", () => {
  expect(read(sound)).toEqual({ traceId: trace, parentId: span, sampled: true });
  expect(read(`00-${trace}-${span}-00`)?.sampled).toBe(false);
  expect(read(`00-${trace}-${span}-ff`)?.sampled).toBe(true);
  expect(read(`00-${trace}-${span}-fe`)?.sampled).toBe(false);
  expect(traceIn(new Headers())).toBeUndefined();
});

// The cases of the W3C's own test suite (github.com/w3c/trace-context).
test.each([
  ["a version to come", `cc-${trace}-${span}-01`, true],
  ["a version to come that says more", `cc-${trace}-${span}-01-what-the-future-will-be-like`, true],
  ["a version to come that says more at once", `cc-${trace}-${span}-01.what-the-future-will-be-like`, false],
  ["blanks around it", ` \t${sound}\t `, true],
  ["version 00 that says more", `${sound}-what-the-future-will-be-like`, false],
  ["version 00 with an empty rest", `${sound}-`, false],
  ["version ff", `ff-${trace}-${span}-01`, false],
  ["a version that is no number", `.0-${trace}-${span}-01`, false],
  ["a version of one digit", `0-${trace}-${span}-01`, false],
  ["a version of three digits", `000-${trace}-${span}-01`, false],
  ["a trace of zeros", `00-${"0".repeat(32)}-${span}-01`, false],
  ["a trace with a foreign digit", `00-.${trace.slice(1)}-${span}-01`, false],
  ["a long trace", `00-${trace}3-${span}-01`, false],
  ["a short trace", `00-${trace.slice(1)}-${span}-01`, false],
  ["a span of zeros", `00-${trace}-${"0".repeat(16)}-01`, false],
  ["a long span", `00-${trace}-${span}7-01`, false],
  ["a short span", `00-${trace}-${span.slice(1)}-01`, false],
  ["flags that are no number", `00-${trace}-${span}-.0`, false],
  ["flags of three digits", `00-${trace}-${span}-001`, false],
  ["capitals", `00-${trace.slice(2)}AB-${span}-01`, false],
  ["two of them", `${sound}, ${sound}`, false],
  ["nothing", "", false],
])("%s", (_, traceparent, isSound) => {
  expect(read(traceparent) !== undefined).toBe(isSound);
});

test.each([
  ["one entry", ["foo=1"], "foo=1"],
  ["several headers", ["foo=1,bar=2", "baz=3"], "foo=1,bar=2,baz=3"],
  ["blanks around commas", ["foo=1 \t , \t bar=2,  baz=3"], "foo=1,bar=2,baz=3"],
  ["empty entries", ["foo=1,,,bar=2", ""], "foo=1,bar=2"],
  ["every character of a key", ["foo-_*/bar=1,t0@v-1=2,0t@v=3"], "foo-_*/bar=1,t0@v-1=2,0t@v=3"],
  [
    "every kind of character in a value",
    ['a=!"#$%&()*+-./0:;<>?@A[]^_`a{|}~ b'],
    'a=!"#$%&()*+-./0:;<>?@A[]^_`a{|}~ b',
  ],
  ["the longest key and value", [`${"z".repeat(256)}=${"v".repeat(256)}`], `${"z".repeat(256)}=${"v".repeat(256)}`],
  ["32 entries", [Array.from({ length: 32 }, (_, n) => `k${n}=1`).join(",")], expect.stringContaining("k31=1")],
  ["33 entries", [Array.from({ length: 33 }, (_, n) => `k${n}=1`).join(",")], undefined],
  ["the same key twice", ["foo=1,foo=1"], undefined],
  ["a key too long", [`${"z".repeat(257)}=1`], undefined],
  ["a value too long", [`z=${"v".repeat(257)}`], undefined],
  ["a key that begins with a digit", ["1a=1"], undefined],
  ["capitals in a key", ["FOO=1"], undefined],
  ["two at signs", ["foo@bar@baz=1"], undefined],
  ["nothing behind the at sign", ["foo@=1"], undefined],
  ["a system's name too long", [`t@${"v".repeat(15)}=1`], undefined],
  ["no key", ["=1"], undefined],
  ["no value", ["foo="], undefined],
  ["no equals sign", ["foo"], undefined],
  ["an equals sign in the value", ["foo=bar=baz"], undefined],
  ["one bad entry among good ones", ["foo=1,bar"], undefined],
  ["nothing", [""], undefined],
])("of tracestate, %s", (_, tracestates, state) => {
  expect(read(sound, ...tracestates)?.state).toEqual(state);
});

test("a bad state leaves the trace as it is, and without a trace there is no state", () => {
  expect(read(sound, "FOO=1")).toEqual({ traceId: trace, parentId: span, sampled: true });
  expect(read("00-bad", "foo=1")).toBeUndefined();
});
