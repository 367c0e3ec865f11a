import fc from "fast-check";
import { expect, test } from "vitest";
import { tried } from "../../../../core/test/runs.ts";
import { sampleKinds, samplePicture, talkativePicture, tells } from "../../../test/sample-pictures.ts";
import { cleanPicture, isHeic } from "./picture.ts";

const kind = fc.constantFrom(...sampleKinds);

test.each(sampleKinds)("a %s that says nothing about itself stays as it is", (kind) => {
  const plain = samplePicture(kind);
  expect(cleanPicture(plain)).toEqual({ kind, bytes: plain });
});

test.each(["png", "gif"] as const)("of a %s nothing is left but its picture", (kind) => {
  const talkative = talkativePicture(kind);
  expect(tells(talkative)).toBe(true);
  expect(cleanPicture(talkative)?.bytes).toEqual(samplePicture(kind));
});

test.each([1, 3, 6, 8])("of a JPEG that lies on its side %i the side is left, and nothing else", (orientation) => {
  const bytes = cleanPicture(talkativePicture("jpg", orientation))?.bytes ?? new Uint8Array();
  expect(tells(bytes)).toBe(false);
  const exif = `4578696600004d4d002a00000008000101120003${"00000001"}000${orientation}${"0".repeat(12)}`;
  expect(Buffer.from(bytes.subarray(2, 38)).toString("hex")).toBe(`ffe10022${exif}`);
  expect([...bytes.subarray(0, 2), ...bytes.subarray(38)]).toEqual([...samplePicture("jpg")]);
});

test("of a WebP the picture is left, and a header that announces nothing more", () => {
  const bytes = cleanPicture(talkativePicture("webp"))?.bytes ?? new Uint8Array();
  expect(tells(bytes)).toBe(false);
  expect([...bytes.subarray(12, 30)]).toEqual([...Buffer.from("VP8X\n\0\0\0"), 0, 0, 0, 0, 3, 0, 0, 3, 0, 0]);
  expect([...bytes.subarray(30)]).toEqual([...samplePicture("webp").subarray(12)]);
  expect(new DataView(bytes.buffer).getUint32(4, true)).toBe(bytes.byteLength - 8);
});

test("what is clean is not changed by cleaning it again", () => {
  for (const kind of sampleKinds) {
    const once = cleanPicture(talkativePicture(kind));
    expect(cleanPicture(once?.bytes ?? new Uint8Array())).toEqual(once);
  }
});

test("a picture that breaks off anywhere is none, or tells nothing", () => {
  fc.assert(
    fc.property(kind, fc.nat(500), (kind, length) => {
      const talkative = talkativePicture(kind);
      const cut = cleanPicture(talkative.subarray(0, Math.min(length, talkative.length - 1)));
      expect(cut === undefined || !tells(cut.bytes)).toBe(true);
    }),
    tried(300, 5000),
  );
});

test("whatever bytes are changed, it is read to an end", () => {
  const change = fc.tuple(fc.nat(600), fc.nat(255));
  fc.assert(
    fc.property(kind, fc.array(change, { maxLength: 8 }), (kind, changes) => {
      const bytes = talkativePicture(kind);
      for (const [place, byte] of changes) bytes[place % bytes.length] = byte;
      const clean = cleanPicture(bytes);
      expect(clean === undefined || clean.bytes.length <= bytes.length + 36).toBe(true);
    }),
    tried(500, 20_000),
  );
});

test.each([
  ["nothing", ""],
  ["a page", "<!doctype html><script>alert(1)</script>"],
  ["a drawing with a script", '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
  ["a page that begins like a picture", "GIF89a<script>alert(1)</script>"],
])("%s is no picture, whatever it is called", (_, content) =>
  expect(cleanPicture(new TextEncoder().encode(content))).toBeUndefined(),
);

test("HEIC is known, and is not among the kinds that are taken", () => {
  const heic = new TextEncoder().encode("\0\0\0\u0018ftypheic\0\0\0\0");
  expect([isHeic(heic), cleanPicture(heic)]).toEqual([true, undefined]);
  expect(isHeic(samplePicture("jpg"))).toBe(false);
});
