import { expect, test } from "vitest";
import { dialectOf } from "./dialect.ts";

const sniff = (head: string, isAll = false) => dialectOf(Buffer.from(head), isAll);

test("the separator is the one that is there most often outside quotes", () => {
  expect(sniff('"a;b;c;d",e,f\n')?.delimiter).toBe(",");
  expect(sniff("a, b;c;d\n")?.delimiter).toBe(";");
  expect(sniff("a,b\tc\td\n")?.delimiter).toBe("\t");
});

test("one column is a table of commas", () => {
  expect(sniff("id\n")).toEqual({ delimiter: ",", lineEnd: "LF" });
});

test("the first line end outside quotes decides, not one inside a name", () => {
  expect(sniff('"a\rb",c\nd,e\n')?.lineEnd).toBe("LF");
  expect(sniff("a,b\rc,d\r")?.lineEnd).toBe("CR");
  expect(sniff("a,b\r\nc,d\r\n")?.lineEnd).toBe("LF");
});

test("a header that is still coming has no dialect yet, nor has a CR that may be half of CR LF", () => {
  expect(sniff("a,b")).toBeUndefined();
  expect(sniff("a,b\r")).toBeUndefined();
  expect(sniff("a,b\r", true)?.lineEnd).toBe("CR");
  expect(sniff("a;b", true)?.delimiter).toBe(";");
});
