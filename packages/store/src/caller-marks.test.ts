import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { marksOf, ofOnePerson } from "./caller-marks.ts";

const key = { id: "k", encrypting: Buffer.alloc(32), marking: Buffer.alloc(32, 7) };
const other = { ...key, marking: Buffer.alloc(32, 8) };

test("a mark is the HMAC of what is given, so that it can be told from no other kind of thing", () => {
  const hmac = createHmac("sha256", key.marking).update("phone:+49301234567").digest("base64url");
  expect(marksOf({ phone: "+49 30 1234567" }, key)).toEqual([hmac]);
});

test.each([
  ["+49 (30) 123-45-67", "0049 30 1234567"],
  ["１３８-0013-8000", "13800138000"],
  ["  212 555 0199 ", "(212) 555-0199"],
])("%j and %j are one number", (one, two) =>
  expect(marksOf({ phone: one }, key)).toEqual(marksOf({ phone: two }, key)),
);

test.each([
  ["13812345678", "15812345678"],
  ["+4930123456", "4930123456"],
])("%j and %j are two numbers", (one, two) =>
  expect(marksOf({ phone: one }, key)).not.toEqual(marksOf({ phone: two }, key)),
);

test("an e-mail address is the same in upper and lower case, and is never a telephone number", () => {
  expect(marksOf({ email: " Maria@Example.org" }, key)).toEqual(marksOf({ email: "maria@example.org" }, key));
  expect(marksOf({ email: "13812345678@example.org" }, key)).not.toEqual(marksOf({ phone: "13812345678" }, key));
});

test.each([{}, { name: "Maria" }, { phone: "none" }, { phone: "110" }, { email: "none" }])(
  "%j gives nothing by which a caller could be known again",
  (identity) => expect(marksOf(identity, key)).toEqual([]),
);

test("another key makes other marks", () =>
  expect(marksOf({ phone: "13812345678" }, key)).not.toEqual(marksOf({ phone: "13812345678" }, other)));

const [maria, sameMaria, max, nobody] = [{ name: "Maria  Muster" }, { name: "maria muster" }, { name: "Max" }, {}];

test("who shares a number is one person as long as there is one name", () => {
  expect(ofOnePerson(maria, [sameMaria, nobody])).toEqual([sameMaria, nobody]);
  expect(ofOnePerson(nobody, [maria, sameMaria, nobody])).toEqual([maria, sameMaria, nobody]);
  expect(ofOnePerson(nobody, [nobody])).toEqual([nobody]);
});

test("where there are two names, each has its own and nobody has what has none", () => {
  expect(ofOnePerson(maria, [sameMaria, max, nobody])).toEqual([sameMaria]);
  expect(ofOnePerson(max, [maria, nobody])).toEqual([]);
  expect(ofOnePerson(nobody, [maria, max, nobody])).toEqual([]);
});
