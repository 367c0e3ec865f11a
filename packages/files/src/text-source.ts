import { isAscii } from "node:buffer";
import { didYouMean, SwiftlineError } from "@swiftline/core";
import type { ByteSource } from "./byte-source.ts";
import { newDecoder } from "./bytes/decoder.ts";
import { readAhead } from "./bytes/read-ahead.ts";
import { noted } from "./bytes/zip-entry.ts";
import type { TextForm } from "./file-form.ts";
import { likelyEncoding, marks } from "./likely-encoding.ts";

/** A text in its encoding, without its mark. */
export interface TextSource extends TextForm {
  readonly bytes: AsyncIterable<Buffer>;
  /** How it begins, which is in `bytes` as well. */
  readonly sample: Buffer;
  /** Which part of what was read has been taken from `bytes`, from 0 to 1: more is read ahead. */
  readonly taken: () => number;
}

/** So much of a text tells how it is written, where it has other characters than those that all encodings share. */
const enough = 65_536;
/** Further than this nobody looks for the first such character. */
const most = 4_194_304;

/**
 * The text of a file, in the encoding that it is told to be in or else appears to be. Throws `file/empty`, and `flag/invalid`
 * where what is told cannot be.
 */
export async function openText(source: ByteSource, told: string | undefined): Promise<TextSource> {
  const { name } = source;
  const wanted = told === undefined ? undefined : encodingNamed(told, name);
  const read = counted(source.bytes);
  const { begin, ended, all } = await beginningOf(read.bytes);
  const taken = counted(all);
  const mark = marks.find(({ bytes }) => begin.subarray(0, bytes.length).equals(bytes));
  const sample = begin.subarray(mark?.bytes.length ?? 0);
  const encoding = wanted ?? mark?.encoding ?? likelyEncoding(upToLineEnd(begin, ended));
  if (wanted !== undefined) checkEncoding(wanted, { name, mark: mark?.encoding, begin });
  return {
    encoding,
    marked: mark !== undefined,
    sample,
    bytes: mark === undefined ? taken.bytes : behind(mark.bytes.length, taken.bytes),
    taken: () => (read.count() === 0 ? 1 : taken.count() / read.count()),
  };
}

/** The same bytes, and how many of them have been handed on. */
function counted(pieces: AsyncIterable<Buffer>) {
  let count = 0;
  const add = (bytes: number): void => {
    count += bytes;
  };
  return { bytes: noted(pieces, add), count: () => count };
}

async function beginningOf(bytes: AsyncIterable<Buffer>) {
  let size = 0;
  let plain = true;
  const { first, ended, all } = await readAhead(bytes, (piece) => {
    size += piece.length;
    plain &&= isAscii(piece);
    return size >= (plain ? most : enough);
  });
  return { begin: Buffer.concat(first), ended, all };
}

/** A sample must not end within a character. */
const upToLineEnd = (begin: Buffer, ended: boolean): Buffer =>
  ended ? begin : begin.subarray(0, begin.lastIndexOf(0x0a) + 1 || begin.length);

/** The bytes behind the first few. */
async function* behind(count: number, pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let left = count;
  for await (const piece of pieces) {
    if (piece.length > left) yield piece.subarray(left);
    left = Math.max(0, left - piece.length);
  }
}

/** Names that people give; the platform's decoder knows many more. */
const commonNames = ["utf-8", "utf-16le", "utf-16be", "gbk", "gb18030", "big5", "windows-1252", "latin1", "shift_jis"];

function encodingNamed(told: string, name: string): string {
  try {
    return new TextDecoder(told).encoding;
  } catch {
    const { suggestion = `such as ${commonNames.join(", ")}` } = didYouMean(told, commonNames);
    throw new SwiftlineError("flag/invalid", `${name}: there is no encoding ${told}`, { tryThis: suggestion });
  }
}

/** More lines than this with characters that are none are another encoding, not damage. */
const WRONG_SHARE = 0.5;

function checkEncoding(
  wanted: string,
  { name, mark, begin }: { readonly name: string; readonly mark: string | undefined; readonly begin: Buffer },
): void {
  const lines = newDecoder(wanted)
    .more(begin)
    .split(/\r?\n|\r/);
  const wrong = lines.filter((line) => line.includes("\ufffd")).length;
  if ((mark === undefined || mark === wanted) && wrong <= lines.length * WRONG_SHARE) return;
  const looks = mark ?? likelyEncoding(begin);
  throw new SwiftlineError("flag/invalid", `${name}: the text is not in ${wanted}`, {
    tryThis: looks === wanted ? "leave the encoding out" : `it looks like ${looks}`,
  });
}

/** A text as UTF-8, wherever its bytes are cut. Bytes that are no text become U+FFFD. */
export async function* transcoded(
  bytes: AsyncIterable<Buffer>,
  encoding: string,
): AsyncGenerator<Buffer, void, undefined> {
  const decoder = newDecoder(encoding);
  for await (const piece of bytes) {
    const text = decoder.more(piece);
    if (text !== "") yield Buffer.from(text);
  }
  const rest = decoder.end();
  if (rest !== "") yield Buffer.from(rest);
}
