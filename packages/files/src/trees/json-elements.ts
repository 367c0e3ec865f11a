import { SwiftlineError } from "@swiftline/core";
import { longestRecord } from "../longest-record.ts";
import { listNames } from "./list-names.ts";
import { listedColumns, namesIn } from "./listed-columns.ts";

/** The text of one record of a JSON document. Of several that begin on one line each counts as a line of its own. */
export interface JsonElement {
  readonly line: number;
  readonly text: Buffer;
  /** What the values are called of a record that is a list. */
  readonly columns?: readonly string[] | undefined;
}

const [quote, backslash, lineFeed, comma] = [0x22, 0x5c, 0x0a, 0x2c];
const [braceOpen, braceClose, bracketOpen, bracketClose] = [0x7b, 0x7d, 0x5b, 0x5d];
/** Lists of records stand no deeper in the objects around them. */
const deepestList = 2;
/** How a list begins that holds the records though it is empty, or they are lists; under another name it may be a part of a record. */
const namedTable = new RegExp(`"(${listNames})"\\s*:\\s*\\[\\s*$`, "i");
/** What a list is called that says of the records what they are made of. */
const listOfColumns = /"(fields|columns)"\s*:\s*$/i;
const nameSize = 200;

/** Hears what stands around the list of the records. */
export type Aside = (bytes: Buffer) => void;

/**
 * Cuts a JSON document into its records as it is read: the elements of the array that it is, or of the first array of objects in the
 * object that it is (`{"requests": [...]}`) that lists no `fields` or `columns`, of which there may be none; an object without one is
 * a record itself. Records may be lists of values, of an array that is called as such are; what does not say before them how their
 * columns are called says it in the first. Throws `file/malformed` where the document breaks off, behind the records before it, and
 * `file/empty` where there is none.
 */
export async function* jsonElements(
  pieces: AsyncIterable<Buffer>,
  name: string,
  aside: Aside,
): AsyncGenerator<readonly JsonElement[], void, undefined> {
  const cutter = elementCutter(name, aside);
  for await (const piece of pieces) {
    const elements = cutter.read(piece);
    if (elements.length > 0) yield elements;
  }
  yield cutter.end();
}

function elementCutter(name: string, aside: Aside) {
  let held: Buffer = Buffer.alloc(0);
  let at = 0;
  let line = 1;
  /** What is open, from the outside: arrays and objects. */
  const open: number[] = [];
  let inString = false;
  /** In how many things the records stand, once that is known. */
  let base: number | undefined;
  let listJustOpened = false;
  let done = false;
  let begin: { readonly at: number; readonly line: number } | undefined;
  let lastLine = 0;
  let columns: readonly string[] | undefined;
  let cut: JsonElement[] = [];

  const endElement = (): void => {
    if (begin === undefined) return;
    const text = held.subarray(begin.at, at);
    const isList = text[0] === bracketOpen;
    const isHeader = isList && columns === undefined && lastLine === 0;
    lastLine = Math.max(begin.line, lastLine + 1);
    begin = undefined;
    if (isHeader) columns = namesIn(text.toString());
    else cut.push(isList ? { line: lastLine, text, columns } : { line: lastLine, text });
  };
  const foundList = (depth: number): void => {
    base = depth;
    aside(held.subarray(begin?.at ?? at, at));
  };
  const enter = (byte: number): void => {
    const isList = byte === bracketOpen;
    if (base === undefined && isList && open.length === 0) {
      foundList(1);
      begin = undefined;
    }
    const isRowOfTable = isList && listJustOpened && namedTable.test(before(at));
    if (base === undefined && ((byte === braceOpen && listJustOpened) || isRowOfTable)) {
      if (isList) columns = listedColumns(`${held.subarray(begin?.at, at)}`, closing());
      foundList(open.length);
      begin = { at, line };
    }
    const mayHoldRecords = isList && open.length <= deepestList && !open.includes(bracketOpen);
    listJustOpened = mayHoldRecords && !listOfColumns.test(before(at));
    open.push(byte);
  };
  const leave = (byte: number): void => {
    if (listJustOpened && base === undefined && namedTable.test(before(at))) {
      foundList(open.length);
      begin = undefined;
    }
    if (open.length === base && byte === bracketClose) {
      endElement();
      done = true;
    }
    listJustOpened = false;
    open.pop();
  };
  const before = (end: number): string => held.toString("latin1", Math.max(0, end - nameSize), end);
  const closing = (): string => String.fromCharCode(...open.map((byte) => byte + 2).reverse());
  const stepInString = (byte: number): void => {
    if (byte === backslash) at++;
    else if (byte === lineFeed) line++;
    else if (byte === quote) inString = false;
  };
  const step = (byte: number): void => {
    if (byte === lineFeed) line++;
    if (byte <= 0x20) return;
    if (open.length === base && begin === undefined && byte !== comma && byte !== bracketClose) begin = { at, line };
    if (open.length === 0 && base === undefined && begin === undefined) begin = { at, line };
    if (byte === quote) {
      inString = true;
      listJustOpened = false;
    } else if (byte === braceOpen || byte === bracketOpen) enter(byte);
    else if (byte === braceClose || byte === bracketClose) leave(byte);
    else {
      listJustOpened = false;
      if (byte === comma && open.length === base) endElement();
    }
  };
  const taken = (): readonly JsonElement[] => {
    const ready = cut;
    cut = [];
    return ready;
  };
  return {
    read(piece: Buffer): readonly JsonElement[] {
      if (done) {
        aside(piece);
        return [];
      }
      const from = Math.min(begin?.at ?? at, held.length);
      held = from === held.length ? piece : Buffer.concat([held.subarray(from), piece]);
      at -= from;
      if (begin !== undefined) begin = { ...begin, at: 0 };
      for (; at < held.length && !done; at++) (inString ? stepInString : step)(held[at] ?? 0);
      if (done) aside(held.subarray(at));
      if (held.length - (begin?.at ?? at) > longestRecord) throw tooLong(name, begin?.line ?? line);
      return taken();
    },
    end(): readonly JsonElement[] {
      const isOne = base === undefined && open.length === 0 && begin !== undefined;
      if (isOne) endElement();
      else if (!done && (begin !== undefined || open.length > 0)) throw brokenOff(name, line);
      else if (!done) throw noRecord(name);
      return taken();
    },
  };
}

/** A document in which nothing is. */
export const noRecord = (name: string): SwiftlineError =>
  new SwiftlineError("file/empty", `${name}: there is no record in it`, { tryThis: "check how it was exported" });

const brokenOff = (name: string, line: number): SwiftlineError =>
  new SwiftlineError("file/malformed", `${name}:${line}: the JSON document breaks off`, {
    tryThis: "fetch or copy the file again",
  });

const tooLong = (name: string, line: number): SwiftlineError =>
  new SwiftlineError(
    "file/malformed",
    `${name}:${line}: an object of more than ${longestRecord / 1024 / 1024} MiB begins here`,
    {
      tryThis: "write it as a list of objects, or as CSV",
    },
  );
