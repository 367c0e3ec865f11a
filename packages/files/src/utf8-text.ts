import { isUtf8 } from "node:buffer";
import type { Problem } from "@swiftline/core";
import { likelyEncoding } from "./likely-encoding.ts";

const lineFeed = 0x0a;
const sampleSize = 65_536;

/** Bytes that are not UTF-8: the first of them, counted from 0 in the unpacked text. */
export interface NotUtf8 {
  readonly offset: number;
  readonly line: number;
  readonly encoding: ReturnType<typeof likelyEncoding>;
}

/** The place of the first byte that is not UTF-8; undefined where all is well. A character cut off at the end is not. */
export function findNotUtf8(bytes: Uint8Array): NotUtf8 | undefined {
  if (isUtf8(bytes)) return undefined;
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isUtf8(bytes.subarray(0, wholeCharacters(bytes.subarray(0, middle))))) good = middle;
    else bad = middle;
  }
  const offset = wholeCharacters(bytes.subarray(0, good));
  const context = Math.max(0, offset - sampleSize / 2);
  const sampleFrom = context === 0 ? 0 : bytes.indexOf(lineFeed, context) + 1;
  const sample = bytes.subarray(Math.min(sampleFrom, offset), offset + sampleSize / 2);
  return { offset, line: 1 + count(bytes.subarray(0, offset), lineFeed), encoding: likelyEncoding(sample) };
}

/** How a text came here, for the command that would convert it. */
export interface Way {
  readonly packed: boolean;
  readonly piped: boolean;
}

/** Tells of bytes that are not UTF-8 and what to do. */
export function notUtf8Problem(found: NotUtf8, file: string, way: Way = { packed: false, piped: false }): Problem {
  const { offset, line, encoding } = found;
  const looks = encoding === undefined ? "it is damaged there" : `it looks like ${encoding}`;
  const convert = encoding === undefined ? "iconv -c -f UTF-8 -t UTF-8" : `iconv -f ${encoding} -t UTF-8`;
  const pipe = way.packed ? `gzip -dc | ${convert}` : convert;
  const command = way.packed ? `gzip -dc ${file} | ${convert}` : `${convert} ${file}`;
  const suggestion = way.piped ? `put \`${pipe}\` before this command in the pipe` : `\`${command} > utf-8.csv\``;
  const message = `not UTF-8 at byte ${offset}, line ${line}: ${looks}`;
  return { code: "file/not-utf-8", message, file, line, suggestion };
}

/**
 * Passes a stream of bytes on in pieces that end between characters, until one is not UTF-8; then `fail` makes the
 * error. A mark at the beginning (BOM) is taken off.
 */
export async function* utf8Pieces(
  bytes: AsyncIterable<Uint8Array>,
  fail: (found: NotUtf8) => Error,
): AsyncGenerator<Buffer, void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  let lines = 0;
  const check = (piece: Buffer): Buffer => {
    const found =
      offset === 0 && isUtf16(piece) ? { offset: 0, line: 1, encoding: likelyEncoding(piece) } : findNotUtf8(piece);
    if (found !== undefined) throw fail({ ...found, offset: found.offset + offset, line: found.line + lines });
    lines += count(piece, lineFeed);
    const begin = offset === 0 && piece.indexOf("\ufeff") === 0 ? 3 : 0;
    offset += piece.length;
    return piece.subarray(begin);
  };
  for await (const chunk of bytes) {
    const joined: Buffer = rest.length === 0 ? view(chunk) : Buffer.concat([rest, chunk]);
    const whole = offset === 0 && joined.length < 4 ? 0 : wholeCharacters(joined);
    rest = joined.subarray(whole);
    if (whole > 0) yield check(joined.subarray(0, whole));
  }
  if (rest.length > 0) yield check(rest);
}

/** The same bytes as a Buffer; nothing is copied. */
export const view = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Latin text in UTF-16 without a mark is good UTF-8, full of zeros. */
const isUtf16 = (head: Buffer): boolean =>
  head.includes(0) && likelyEncoding(head.subarray(0, sampleSize))?.startsWith("UTF-16") === true;

/** How many bytes remain when a character that is cut off at the end is left out. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needs > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function count(bytes: Uint8Array, wanted: number): number {
  let found = 0;
  for (let at = bytes.indexOf(wanted); at !== -1; at = bytes.indexOf(wanted, at + 1)) found++;
  return found;
}
