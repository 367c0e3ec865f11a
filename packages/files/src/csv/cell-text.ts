import { isAscii, isUtf8 } from "node:buffer";
import { wholeDecoder } from "../bytes/decoder.ts";
import { wholeCharacters } from "../bytes/whole-characters.ts";
import type { CsvForm, EscapedForm } from "../file-form.ts";

/** How the bytes of a record become the text of its cells. */
export interface CellText {
  /** What csv-parse makes of the bytes before. */
  readonly parsedAs: "utf8" | "latin1";
  readonly cells: (parsed: string[], bytes: Buffer) => string[];
  /** Whether no record within these bytes is damaged, which saves looking at each. */
  readonly isSound: (bytes: Buffer) => boolean;
  /** Whether some bytes of a record are no text in the encoding. */
  readonly isDamaged: (bytes: Buffer, cells: readonly string[]) => boolean;
}

const notAscii = /[\x80-\xff]/;
const replacement = "\ufffd";

const utf8: CellText = {
  parsedAs: "utf8",
  cells: (parsed) => parsed,
  isSound: (bytes) => isUtf8(bytes.subarray(0, wholeCharacters(bytes))),
  isDamaged: (bytes) => !isUtf8(bytes),
};

/** Text that was made UTF-8 of another encoding, with a mark for each byte that was none. */
const madeUtf8: CellText = {
  parsedAs: "utf8",
  cells: (parsed) => parsed,
  isSound: (bytes) => !bytes.includes(replacement),
  isDamaged: (_, cells) => cells.some((cell) => cell.includes(replacement)),
};

/** Encodings that hold ASCII, so that a record can be told apart before its cells are decoded. */
function decodedCells(encoding: string): CellText {
  const ofEncoding = wholeDecoder(encoding);
  const ofUtf8 = (bytes: Buffer): string => bytes.toString("utf8");
  const isStray = strayUtf8In(encoding);
  return {
    parsedAs: "latin1",
    cells(parsed, bytes) {
      if (isAscii(bytes)) return parsed;
      const textOf = isStray(bytes) ? ofUtf8 : ofEncoding;
      return parsed.map((cell) => (notAscii.test(cell) ? textOf(Buffer.from(cell, "latin1")) : cell));
    },
    isSound: isAscii,
    isDamaged: madeUtf8.isDamaged,
  };
}

/** Encodings of which no ASCII character is told by its byte alone. */
const withoutAscii = /^(utf-16(le|be)|iso-2022-jp|replacement)$/;
/** Encodings with one byte a character. */
const singleBytes = /^(windows-|iso-8859|koi8|macintosh|x-mac|ibm866)/;

/** Three bytes of Chinese in another encoding are a character of UTF-8 by a chance of 2 %, so that 4 of them alone are by one of 10⁻⁷. */
const fewestOfUtf8 = 4;

/**
 * Whether a record of a file in an encoding with several bytes a character is in UTF-8 all the same, as where lines of two
 * programs were put together. One of a few such characters may be either, and counts as text of the file's encoding.
 */
export function strayUtf8In(encoding: string): (record: Buffer) => boolean {
  if (encoding === "utf-8" || withoutAscii.test(encoding) || singleBytes.test(encoding)) return () => false;
  return (record) =>
    isUtf8(record) && record.reduce((count, byte) => (byte >> 4 === 0xe ? count + 1 : count), 0) >= fewestOfUtf8;
}

/** What parts cells and records, besides line ends. */
export type Parting = Pick<CsvForm | EscapedForm, "delimiter" | "escape">;

/**
 * Whether a table must be made UTF-8 before its records can be told apart: where the encoding holds no ASCII, or a separator such
 * as `|`, or a backslash, may also be the second byte of a Chinese character.
 */
export const isTranscoded = (encoding: string, { delimiter, escape: mark }: Parting): boolean =>
  withoutAscii.test(encoding) ||
  (encoding !== "utf-8" && !singleBytes.test(encoding) && (mark !== undefined || /[0-9@-~]/.test(delimiter)));

export function cellTextOf(encoding: string, parting: Parting): CellText {
  if (encoding === "utf-8") return utf8;
  return isTranscoded(encoding, parting) ? madeUtf8 : decodedCells(encoding);
}

/** Says which cell of a record is damaged. */
export function damageIn(cells: readonly string[], encoding: string): string {
  const at = cells.findIndex((cell) => cell.includes(replacement));
  return `cell ${at + 1} holds bytes that are no text in ${encoding}`;
}
