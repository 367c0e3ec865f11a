import { isUtf8 } from "node:buffer";
import type { Problem } from "@swiftline/core";
import { wholeCharacters } from "./bytes/whole-characters.ts";
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

/** Tells of bytes that are not UTF-8 and what to do. */
export function notUtf8Problem({ offset, line, encoding }: NotUtf8, file: string): Problem {
  const damaged = encoding === "utf-8";
  const looks = damaged ? "it is damaged there" : `it looks like ${encoding}`;
  const convert = damaged ? "iconv -c -f UTF-8 -t UTF-8" : `iconv -f ${encoding} -t UTF-8`;
  const message = `not UTF-8 at byte ${offset}, line ${line}: ${looks}`;
  return { code: "file/not-utf-8", message, file, line, suggestion: `\`${convert} ${file} > utf-8.csv\`` };
}

/** The same bytes as a Buffer; nothing is copied. */
export const view = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function count(bytes: Uint8Array, wanted: number): number {
  let found = 0;
  for (let at = bytes.indexOf(wanted); at !== -1; at = bytes.indexOf(wanted, at + 1)) found++;
  return found;
}
