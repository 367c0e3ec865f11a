import { expect, test } from "vitest";
import { likelyEncoding } from "./likely-encoding.ts";

const bytes = (text: string): Uint8Array => Buffer.from(text, "latin1");

test("pairs of high bytes are Chinese", () => {
  const beijing = bytes("1,\xb1\xb1\xbe\xa9\xca\xd0\n");
  expect(new TextDecoder("gbk").decode(beijing)).toBe("1,北京市\n");
  expect(likelyEncoding(beijing)).toBe("gbk");
});

test("Chinese in Big5 is not taken for GBK", () => {
  const taipei = bytes("1,\xbb\x4f\xa5\x5f\xa5\xab\xa4\xa4\xa5\xbf\xb0\xcf\xb8\xf4\xbf\x4f\xa4\xa3\xab\x47\n");
  expect(new TextDecoder("big5").decode(taipei)).toBe("1,臺北市中正區路燈不亮\n");
  expect(likelyEncoding(taipei)).toBe("big5");
});

test.each([
  "Montr\xe9al,caf\xe9,na\xefve\n",
  "25\xb0C, 30\xb0C, 28\xb0F\n",
  "\x93quoted\x94\n",
  "\xc4pfel, \xd6l, Stra\xdfe\n",
])("lone high bytes between letters are western: %s", (text) => {
  expect(likelyEncoding(bytes(text))).toBe("windows-1252");
});

test("one bad byte in good UTF-8 is damage, not another encoding", () => {
  expect(likelyEncoding(Buffer.concat([Buffer.from("北京市,上海市,"), bytes("\xff\n")]))).toBe("utf-8");
});

test("a NUL or two do not make a text UTF-16", () => {
  expect(likelyEncoding(Buffer.from("id,text\n1,a\0b\n"))).toBe("utf-8");
});

test.each([
  ["utf-16le", Buffer.from("\ufeffid,名\n", "utf16le")],
  ["utf-16be", Buffer.from("\ufeffid,名\n", "utf16le").swap16()],
  ["utf-16le", Buffer.from("id,name\n", "utf16le")],
  ["utf-16be", Buffer.from("id,name\n", "utf16le").swap16()],
  ["utf-16le", Buffer.from("编号,内容是路灯不亮请尽快维修\n一,噪音扰民\n", "utf16le")],
] as const)("%s is known by its mark or its zeros", (encoding, sample) => {
  expect(likelyEncoding(sample)).toBe(encoding);
});
