import { isAscii } from "node:buffer";
import type { Dialect } from "./dialect.ts";
import { doubled, type RowBlock, shared } from "./row-block.ts";

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** What was split off the beginning of some bytes. */
export interface Split {
  /** The records that end within the bytes; undefined where there are none. */
  readonly block: RowBlock | undefined;
  /** Behind the last of them: how many bytes, and how many lines. */
  readonly end: number;
  readonly lines: number;
  /** Whether the next record is one of those that are left to csv-parse, rather than one that has not ended yet. */
  readonly isUnclear: boolean;
}

/**
 * Splits records as RFC 4180 writes them, which csv-parse would split in the same way; in lines that end with LF or CR LF. At
 * the first record that is written otherwise, with text behind a closing quote or a lone CR in front, it stops.
 */
export function recordSplitter({ delimiter, quote }: Dialect): (bytes: Buffer, firstLine: number) => Split {
  const [between, around] = [delimiter.charCodeAt(0), quote === "none" ? undefined : quote.charCodeAt(0)];
  const spans = growing();
  const firsts = growing();
  const cells = growing();
  const lines = growing();
  let cellEnd = 0;
  /** Lines that ended within the record at hand. */
  let inRecord = 0;

  /** Where the separator or line end behind a quoted cell stands, -1 where it has not come, and -2 where it is neither. */
  const quoted = (bytes: Buffer, from: number): number => {
    const { length } = bytes;
    let mark = 0;
    for (let at = from + 1; ; at++) {
      while (at < length && bytes[at] !== around) if (bytes[at++] === lineFeed) inRecord++;
      if (at + 1 >= length) return -1;
      const next = bytes[at + 1];
      if (next === around) {
        mark = doubled;
        at++;
        continue;
      }
      cells.add(from + 1);
      cells.add(at + mark);
      cellEnd = at + 1;
      if (next === between || next === lineFeed) return cellEnd;
      if (next !== carriageReturn) return -2;
      if (at + 2 >= length) return -1;
      return bytes[at + 2] === lineFeed ? cellEnd + 1 : -2;
    }
  };
  const plain = (bytes: Buffer, from: number): number => {
    const { length } = bytes;
    let at = from;
    while (at < length && bytes[at] !== between && bytes[at] !== lineFeed) at++;
    if (at === length) return -1;
    cellEnd = bytes[at] === lineFeed && at > from && bytes[at - 1] === carriageReturn ? at - 1 : at;
    cells.add(from);
    cells.add(cellEnd);
    return at;
  };
  /** Where the line end of the record is, or why there is none. */
  const record = (bytes: Buffer, from: number): number => {
    inRecord = 0;
    for (let at = from; ; at++) {
      at = bytes[at] === around ? quoted(bytes, at) : plain(bytes, at);
      if (at < 0 || bytes[at] === lineFeed) return at;
    }
  };

  return (bytes, firstLine) => {
    for (const list of [spans, firsts, cells, lines]) list.clear();
    const { length } = bytes;
    let [at, line] = [0, firstLine];
    let isUnclear = false;
    while (at < length) {
      if (bytes[at] === lineFeed) {
        at++;
        line++;
      } else if (bytes[at] === carriageReturn) {
        isUnclear = at + 1 < length && bytes[at + 1] !== lineFeed;
        if (isUnclear || at + 1 === length) break;
        at++;
      } else {
        const before = cells.length();
        const end = record(bytes, at);
        if (end < 0) {
          cells.cut(before);
          isUnclear = end === -2;
          break;
        }
        firsts.add(before / 2);
        lines.add(line);
        spans.add(at);
        spans.add(cellEnd);
        at = end + 1;
        line += inRecord + 1;
      }
    }
    firsts.add(cells.length() / 2);
    const block = lines.length() === 0 ? undefined : blockOf(bytes.subarray(0, at));
    return { block, end: at, lines: line - firstLine, isUnclear };
  };

  function blockOf(bytes: Buffer): RowBlock {
    const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
    copy.set(bytes);
    return {
      bytes: copy,
      isAscii: isAscii(bytes),
      quote,
      lines: shared(lines.all()),
      spans: shared(spans.all()),
      firsts: shared(firsts.all()),
      cells: shared(cells.all()),
    };
  }
}

/** A list of whole numbers that is filled again and again. */
function growing() {
  let numbers = new Uint32Array(1024);
  let length = 0;
  return {
    add(number: number): void {
      if (length === numbers.length) {
        const larger = new Uint32Array(2 * length);
        larger.set(numbers);
        numbers = larger;
      }
      numbers[length++] = number;
    },
    length: () => length,
    cut(to: number): void {
      length = to;
    },
    clear(): void {
      length = 0;
    },
    all: () => numbers.subarray(0, length),
  };
}
