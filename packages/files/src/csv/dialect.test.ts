import { expect, test } from "vitest";
import { dialectOf } from "./dialect.ts";

const sniff = (head: string) => dialectOf(Buffer.from(head));

test("in a header alone the separator is the one that is there most often outside quotes", () => {
  expect(sniff('"a;b;c;d",e,f\n').delimiter).toBe(",");
  expect(sniff("a, b;c;d\n").delimiter).toBe(";");
  expect(sniff("a,b\tc\td\n").delimiter).toBe("\t");
  expect(sniff("a|b|c, d").delimiter).toBe("|");
});

test("records as wide as the header tell more than the header", () => {
  expect(sniff("name, first name;city, state\nSmith, John;Albany\nDoe;Troy\nRoe, Jane, Dr.;Utica\n").delimiter).toBe(
    ";",
  );
  expect(sniff("a;b;c,d\n1,2\n3,4\n5,6\n").delimiter).toBe(",");
});

test("a separator within quotes counts for nothing, also over several lines", () => {
  const text = 'id,text\n1,"a;b;c\nd;e"\n2,"f;g"\n';
  expect(sniff(text)).toEqual({ delimiter: ",", quote: '"', lineEnd: "LF" });
});

test("a quote in the middle of a cell opens nothing", () => {
  expect(sniff('id;text\n1;5" pipe, 6" pipe\n2;7" pipe\n').delimiter).toBe(";");
});

test("one column is a table of commas", () => {
  expect(sniff("id\n")).toEqual({ delimiter: ",", quote: '"', lineEnd: "LF" });
});

test("single quotes are quotes where they stand around whole cells and double ones do not", () => {
  expect(sniff("'id','text'\n'1','it''s, well'\n").quote).toBe("'");
  expect(sniff("id,text\n1,'tis the season\n2,'a'\n").quote).toBe('"');
  expect(sniff("id,text\n1,\"'a'\"\n2,'b'\n").quote).toBe('"');
});

test("quotes between tabs are text where cells begin with one and none is closed", () => {
  const torn = 'id\ttext\n1\t"never came back\n2\t"big" hole\n3\tno "one"\n';
  expect(sniff(torn)).toEqual({ delimiter: "\t", quote: "none", lineEnd: "LF" });
  expect(sniff(`${torn}4\t"a, ""b"""\n`).quote).toBe('"');
  expect(sniff(torn.replaceAll("\t", ";")).quote).toBe('"');
  expect(sniff('"id"\n"big" hole\n').quote).toBe('"');
});

test("that quotes are text is not questioned where it is told", () => {
  expect(dialectOf(Buffer.from('id,text\n1,"a"\n'), { quote: "none" }).quote).toBe("none");
});

test("the first line end outside quotes decides, not one inside a name", () => {
  expect(sniff('"a\rb",c\nd,e\n').lineEnd).toBe("LF");
  expect(sniff("a,b\rc,d\r").lineEnd).toBe("CR");
  expect(sniff("a,b\r").lineEnd).toBe("CR");
  expect(sniff("a,b\r\nc,d\r\n").lineEnd).toBe("CR LF");
});

test("a separator that is told is not questioned", () => {
  expect(dialectOf(Buffer.from("a,b^c\n1,2^3\n"), { delimiter: "^" }).delimiter).toBe("^");
});

test("a hundred thousand quotes that nothing closes are soon given up", () => {
  expect(sniff(`a,b\n${'"x\n,'.repeat(100_000)}`).delimiter).toBe(",");
});
