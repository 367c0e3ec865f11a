import { gzipSync, zstdCompressSync } from "node:zlib";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import iconv from "iconv-lite";
import type { OpenRecordsOptions } from "../src/index.ts";
import { zip } from "./zip.ts";

/** Strings that have broken programs before, of every kind. */
const naughty = [
  "",
  " ",
  "NULL",
  "null",
  "undefined",
  "NaN",
  "1e1000",
  "-0",
  "0x0",
  "=1+1",
  "=cmd|'/c calc'!A0",
  "@SUM(1)",
  "'; drop table appeals; --",
  "<script>alert(1)</script>",
  "&lt;&amp;",
  "{{7*7}}",
  "%s%n%x",
  "../../etc/passwd",
  "\\",
  "\\\\n",
  '"',
  '""',
  "'",
  "a,b;c|d\te",
  "line\nbreak",
  "line\r\nbreak",
  "\u0000",
  "\u0007\u001b[31m",
  "\ufeff",
  "\u202eright to left",
  "z\u0300\u0301\u0302a\u0303l\u0304g\u0305o",
  "\u200b",
  "\u2028\u2029",
  "ﷺ",
  "👩‍👩‍👧‍👦",
  "𠜎𠜱𠝹",
  "路灯不亮，请尽快维修。",
  "Ω≈ç√∫˜µ≤≥÷",
  "__proto__",
  "constructor",
];

const cell = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...naughty) },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 20_000 }).map((length) => "long ".repeat(length / 5)) },
);

/** Cells of a table, all rows of one width. */
export const table = fc
  .integer({ min: 2, max: 8 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 40 }));

export const writing = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  record_delimiter: fc.constantFrom("\n", "\r\n", "\r"),
  quote: fc.constantFrom('"', "'"),
  marked: fc.boolean(),
});

export type Writing = typeof writing extends fc.Arbitrary<infer Value> ? Value : never;

/** The text of a table with a header, every cell in quotes so that what it is written in can be told. */
export function textOf(rows: readonly (readonly string[])[], { marked, ...manner }: Writing): string {
  const header = (rows[0] ?? []).map((_, at) => `name ${at}`);
  const text = stringify([header, ...rows.map((row) => [...row])], {
    ...manner,
    escape: manner.quote,
    quoted: true,
    quoted_empty: true,
  });
  return marked ? `\ufeff${text}` : text;
}

const encodings = ["utf-8", "utf-16le", "utf-16be", "gbk", "gb18030", "big5", "windows-1252"] as const;

export const encoding = fc.constantFrom(...encodings);

/** What a text is after it was written in an encoding that lacks some of its characters. */
export const throughEncoding = (text: string, name: string): string =>
  iconv.decode(iconv.encode(text, name), name, { stripBOM: false });

const packings = {
  plain: (bytes: Buffer) => bytes,
  gzip: (bytes: Buffer) => gzipSync(bytes),
  zstd: (bytes: Buffer) => zstdCompressSync(bytes),
  zip: (bytes: Buffer) => zip({ "a table.csv": bytes }),
} as const;

export const packing = fc.constantFrom(...(Object.keys(packings) as (keyof typeof packings)[]));

export const pack = (bytes: Buffer, how: keyof typeof packings): Buffer => packings[how](bytes);

/** A way to damage bytes. */
const damage = fc.oneof(
  fc.record({ kind: fc.constant("flip" as const), at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255) }),
  fc.record({ kind: fc.constant("cut" as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({
    kind: fc.constant("insert" as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    bytes: fc.oneof(
      fc.uint8Array({ maxLength: 8 }),
      fc
        .constantFrom('"', "\0", "\r", "\n", ",", '"\n"', "\xff\xfe", "\xb1\xb1", "<", "]", "}")
        .map((text) => Buffer.from(text, "latin1")),
    ),
  }),
  fc.record({
    kind: fc.constant("drop" as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 64 }),
  }),
);

export const damages = fc.array(damage, { minLength: 1, maxLength: 6 });

export type Damage = typeof damage extends fc.Arbitrary<infer Value> ? Value : never;

export function damaged(bytes: Buffer, all: readonly Damage[]): Buffer {
  let done = bytes;
  for (const one of all) {
    const at = Math.floor(one.at * done.length);
    if (one.kind === "cut") done = done.subarray(0, at);
    else if (one.kind === "drop") done = Buffer.concat([done.subarray(0, at), done.subarray(at + one.length)]);
    else if (one.kind === "insert") done = Buffer.concat([done.subarray(0, at), one.bytes, done.subarray(at)]);
    else {
      done = Buffer.from(done);
      if (at < done.length) done[at] = one.byte;
    }
  }
  return done;
}

/** What may be told of a file, rightly or wrongly. */
export const told: fc.Arbitrary<OpenRecordsOptions> = fc.record(
  {
    encoding: fc.constantFrom("utf-8", "gbk", "big5", "utf-16", "latin1", "nonsense"),
    delimiter: fc.constantFrom(",", ";", "tab", "^", "ab"),
    header: fc.boolean(),
    format: fc.constantFrom("csv", "json", "ndjson", "xml", "xlsx", "sqlite"),
    sheet: fc.constant("List"),
    table: fc.constant("calls"),
    entry: fc.constant("a table.csv"),
  },
  { requiredKeys: [] },
);
