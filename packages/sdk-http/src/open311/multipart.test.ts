import fc from "fast-check";
import { expect, test } from "vitest";
import { tried } from "../../../core/test/runs.ts";
import { boundaryIn, partsOf } from "./multipart.ts";

/** A form as the platform itself writes it, which is the witness here. */
async function written(form: FormData): Promise<{ readonly bytes: Uint8Array; readonly boundary: string }> {
  const response = new Response(form);
  const boundary = boundaryIn(response.headers.get("content-type") ?? "");
  return { bytes: new Uint8Array(await response.arrayBuffer()), boundary: boundary ?? "" };
}

const text = (bytes: Uint8Array): string => new TextDecoder("utf-8", { fatal: true }).decode(bytes);

test("what the platform writes is read back, fields and files, byte for byte", async () => {
  const name = fc
    .string({ minLength: 1, unit: "grapheme" })
    .filter((one) => one.isWellFormed() && !/[\r\n%]/.test(one));
  const value = fc.oneof(fc.string(), fc.constantFrom("--", "\r\n--", "\r\n\r\n", "\r\n-----", "a\r\nb"));
  const field = fc.oneof(value, fc.uint8Array({ maxLength: 300 }));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(name, field), { maxLength: 6 }), async (fields) => {
      const form = new FormData();
      for (const [name, value] of fields)
        form.append(name, typeof value === "string" ? value : new Blob([Uint8Array.from(value)]));
      const { bytes, boundary } = await written(form);
      const read = partsOf(bytes, boundary)?.map((part) => [
        part.name,
        part.fileName === undefined ? text(part.bytes) : [...part.bytes],
      ]);
      const expected = await Promise.all(
        [...form].map(async ([name, value]) => [
          name,
          // Line breaks of a field are sent as CRLF.
          typeof value === "string"
            ? value.replaceAll(/\r\n?|\n/g, "\r\n")
            : [...new Uint8Array(await value.arrayBuffer())],
        ]),
      );
      expect(read ?? "no form").toEqual(fields.length === 0 ? [] : expected);
    }),
    tried(200, 5000),
  );
});

const form = (...lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join("\r\n"));
const named = 'Content-Disposition: form-data; name="a"';

test("what stands before the first delimiter and behind the last is no part, and blanks may follow a delimiter", () => {
  const body = form(
    "preamble",
    "--x \t",
    named,
    "",
    "1",
    "--x",
    "content-disposition: form-data; name=b",
    "",
    "--xy",
    "--x--",
    "epilogue",
  );
  expect(partsOf(body, "x")?.map(({ name, bytes }) => [name, text(bytes)])).toEqual([
    ["a", "1"],
    ["b", "--xy"],
  ]);
});

test.each([
  ["has no end", form("--x", named, "", "1")],
  ["has no empty line", form("--x", named, "--x--")],
  ["has a part without a name", form("--x", "Content-Disposition: form-data", "", "1", "--x--")],
  ["has a part that is no field", form("--x", 'Content-Disposition: attachment; name="a"', "", "1", "--x--")],
  ["is packed", form("--x", named, "Content-Transfer-Encoding: base64", "", "MQ==", "--x--")],
  ["has too many parts", form(...Array.from({ length: 201 }, () => ["--x", named, "", "1"]).flat(), "--x--")],
  ["is empty", form("")],
])("a form that %s is none", (_, body) => expect(partsOf(body, "x")).toBeUndefined());

test("a boundary is read as it is announced, in quotes or without", () => {
  expect(boundaryIn('multipart/form-data; charset=utf-8; boundary="a b;c"')).toBe("a b;c");
  expect(boundaryIn("multipart/form-data; boundary=----x")).toBe("----x");
  expect(boundaryIn("multipart/form-data")).toBeUndefined();
});
