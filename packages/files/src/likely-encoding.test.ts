import { expect, test } from "vitest";
import { likelyEncoding } from "./likely-encoding.ts";

const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === "number" ? Buffer.from([part]) : Buffer.from(part, "latin1"))));

test("pairs of high bytes are Chinese in GB18030", () => {
  const beijing = bytes(0xb1, 0xb1, 0xbe, 0xa9, 0xca, 0xd0);
  expect(new TextDecoder("gbk").decode(beijing)).toBe("北京市");
  expect(likelyEncoding(bytes("1,", "\xb1\xb1\xbe\xa9\xca\xd0", "\n"))).toBe("GB18030");
});

test("lone high bytes between letters are western", () => {
  expect(likelyEncoding(bytes("Montr\xe9al,caf\xe9,na\xefve\n"))).toBe("WINDOWS-1252");
});

test("one bad byte in good UTF-8 is damage, not another encoding", () => {
  expect(
    likelyEncoding(Buffer.concat([Buffer.from("北京市,上海市,"), bytes(0xff), Buffer.from("\n")])),
  ).toBeUndefined();
});

test.each([
  ["UTF-16LE", Buffer.from("\ufeffid,名\n", "utf16le")],
  ["UTF-16BE", Buffer.from("\ufeffid,名\n", "utf16le").swap16()],
  ["UTF-16LE", Buffer.from("id,name\n", "utf16le")],
  ["UTF-16BE", Buffer.from("id,name\n", "utf16le").swap16()],
] as const)("%s is known by its mark or its zeros", (encoding, sample) => {
  expect(likelyEncoding(sample)).toBe(encoding);
});
