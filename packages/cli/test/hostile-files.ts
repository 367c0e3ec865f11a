import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { columns, csv, type HostileFile, monsters, valid } from "./monster-files.ts";
import { naughtyTexts } from "./naughty-texts.ts";
import { header } from "./new-york.ts";

const ids = fc.nat({ max: 100_000 });
const good = fc.array(ids.map(valid), { minLength: 1, maxLength: 40 });
const cell = fc.oneof(fc.constantFrom(...naughtyTexts), fc.string({ unit: "binary", maxLength: 20 }), fc.lorem());
const lineEnds = fc.constantFrom("\n", "\r\n", "\r");

/** Ordinary rows with a hostile text somewhere in each. */
const naughtyCells = fc
  .tuple(fc.array(fc.tuple(ids, fc.nat(columns.length - 1), cell), { minLength: 1, maxLength: 40 }), lineEnds)
  .map(([rows, lineEnd]) => ({
    name: "naughty-cells.csv",
    bytes: Buffer.from(csv([columns, ...rows.map(([id, at, text]) => valid(id).with(at, text))], lineEnd)),
    rows: rows.length,
  }));

const wrongLengths = fc
  .array(fc.array(fc.constantFrom("1", "NYPD", "", "2026-05-02T10:00"), { minLength: 2, maxLength: 30 }), {
    maxLength: 60,
  })
  .map((rows) => ({ name: "wrong-lengths.csv", bytes: Buffer.from(csv([columns, ...rows])) }));

/** Lines in the bytes of several encodings, as where two exports were glued together. */
const mixedEncodings = fc
  .array(fc.constantFrom("José", "\u00ff\u00fe", "噪音"), { minLength: 1, maxLength: 30 })
  .chain((words) =>
    fc.tuple(fc.constant(words), fc.infiniteStream(fc.constantFrom("utf8", "latin1", "utf16le", "gbk"))),
  )
  .map(([words, encodings]) => ({
    name: "mixed-encodings.csv",
    bytes: Buffer.concat([
      Buffer.from(`${header}\n`),
      ...words.map((word, id) => encode(csv([valid(id).with(5, word)]), String(encodings.next().value))),
    ]),
  }));

/** Not in the platform's own encoders: 噪音 in GBK, the rest as Latin-1. */
const gbk = Buffer.from([0xd4, 0xeb, 0xd2, 0xf4]);
const encode = (text: string, encoding: string): Buffer =>
  encoding === "gbk"
    ? Buffer.from(text.replace("噪音", gbk.toString("latin1")), "latin1")
    : Buffer.from(text, encoding as BufferEncoding);

/** Bytes that are changed, cut or strewn with NUL, of a file that was whole and perhaps packed. */
const damaged = fc
  .record({
    rows: good,
    packed: fc.boolean(),
    damage: fc.constantFrom("cut", "flipped", "nul", "tail", "twice"),
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    garbage: fc.uint8Array({ minLength: 1, maxLength: 40 }),
  })
  .map(({ rows, packed, damage, at, garbage }) => {
    const text = Buffer.from(csv([columns, ...rows]));
    const whole = packed ? gzipSync(text) : text;
    return {
      name: `${damage}${packed ? ".csv.gz" : ".csv"}`,
      bytes: damages[damage](whole, Math.floor(at * whole.length), Buffer.from(garbage)),
    };
  });

const damages = {
  cut: (whole, at) => whole.subarray(0, at),
  flipped: (whole, at) =>
    Buffer.concat([whole.subarray(0, at), Buffer.from([~whole[at]! & 0xff]), whole.subarray(at + 1)]),
  nul: (whole, at) => Buffer.concat([whole.subarray(0, at), Buffer.alloc(17), whole.subarray(at)]),
  tail: (whole, _at, garbage) => Buffer.concat([whole, garbage]),
  twice: (whole) => gzipSync(whole),
} as const satisfies Record<string, (whole: Buffer, at: number, garbage: Buffer) => Buffer>;

const endings = [".csv", ".tsv", ".json", ".ndjson", ".xml", ".xlsx", ".zip", ".csv.gz", ".csv.zst", ".sqlite"];
const magics = [
  "",
  "PK\u0003\u0004",
  "PK\u0005\u0006",
  "\u001f\u008b\u0008",
  "(\u00b5/\u00fd",
  "SQLite format 3\u0000",
  "\u00ff\u00fe",
  "\u00fe\u00ff",
  "\u0089PNG\r\n",
  "PAR1",
  "%PDF-1.7",
];

/** Noise, or what begins like a format and goes on as noise, under any name. */
const binary = fc
  .tuple(fc.constantFrom(...magics), fc.uint8Array({ maxLength: 3_000 }), fc.constantFrom(...endings))
  .map(([magic, noise, ending]) => ({
    name: `binary${ending}`,
    bytes: Buffer.concat([Buffer.from(magic, "latin1"), Buffer.from(noise)]),
  }));

/** Any of them; the large ones seldom. */
export const hostileFile: fc.Arbitrary<HostileFile> = fc.oneof(
  { arbitrary: naughtyCells, weight: 5 },
  { arbitrary: wrongLengths, weight: 2 },
  { arbitrary: mixedEncodings, weight: 2 },
  { arbitrary: damaged, weight: 5 },
  { arbitrary: binary, weight: 4 },
  { arbitrary: fc.constantFrom(...monsters), weight: 3 },
);
