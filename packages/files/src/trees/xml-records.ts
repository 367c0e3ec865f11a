import { SwiftlineError } from "@swiftline/core";
import { SaxesParser } from "saxes";
import { longestRecord } from "../longest-record.ts";
import { noRecord } from "./json-elements.ts";
import type { KeyedRecord, RecordNames } from "./keyed-rows.ts";
import { listNames } from "./list-names.ts";
import type { TreeOrigin } from "./tree-origin.ts";

/** An element that is open, and what was heard in it. */
interface Open {
  readonly path: string;
  text: string;
  hasElements: boolean;
}

/** In the outermost element stand the records. */
const depthOfRecords = 2;
const deepest = 50;
/** What the outermost element is called where it may be empty. */
const namedList = new RegExp(`^(${listNames})$`, "i");

/**
 * The records of an XML document, which are the elements within the outermost; their own elements are the values, `a.b` for one that
 * stands in another, joined by `; ` where one is there again. Empty lines before the declaration are passed over; entities
 * that a document declares are not. An outermost element that is called as lists of records are may hold none. Throws
 * `file/malformed` where it is no XML or breaks off, behind the records before it, and `file/empty` where any other holds none.
 */
export async function* xmlRecords(
  pieces: AsyncIterable<Buffer>,
  origin: TreeOrigin,
): AsyncGenerator<readonly KeyedRecord[], void, undefined> {
  const decoder = new TextDecoder();
  const reader = recordsHeard(origin);
  const isSound = soundUtf8();
  let begun = false;
  for await (const piece of pieces) {
    if (!isSound(piece)) reader.passDamage();
    const text: string = decoder.decode(piece, { stream: true });
    const rest: string = begun ? text : text.trimStart();
    if (!begun) reader.passLines(text.slice(0, text.length - rest.length));
    begun ||= rest !== "";
    const records = reader.read(rest);
    if (records.length > 0) yield records;
  }
  yield reader.end();
}

/** The names in the records of {@link xmlRecords}. */
export async function* xmlNames(pieces: AsyncIterable<Buffer>, origin: TreeOrigin): RecordNames {
  for await (const records of xmlRecords(pieces, origin))
    yield new Set(records.flatMap(({ values }) => [...values.keys()]));
}

/** Tells whether a text in UTF-8 is whole up to the end of each of its pieces. */
function soundUtf8(): (piece: Buffer) => boolean {
  const strict = new TextDecoder("utf-8", { fatal: true });
  let sound = true;
  return (piece) => {
    try {
      if (sound) strict.decode(piece, { stream: true });
    } catch {
      sound = false;
    }
    return sound;
  };
}

function recordsHeard({ name, isTranscoded }: TreeOrigin) {
  const parser = new SaxesParser();
  const open: Open[] = [];
  let values = new Map<string, string>();
  let line = 1;
  let linesBefore = 0;
  let size = 0;
  let records: KeyedRecord[] = [];
  let hasRecords = false;
  /** Whether the outermost element is a list, as far as it was read, that may be empty. */
  let mayBeEmpty = false;
  let failure: SwiftlineError | undefined;
  /** Whether a mark in the text may stand for a byte that was none. */
  let mayBeDamaged = isTranscoded;

  const fail = (message: string): void => {
    failure ??= new SwiftlineError("file/malformed", `${name}:${parser.line + linesBefore}: ${message}`, {
      tryThis: "fetch or copy the file again, or check it with xmllint",
    });
  };
  parser.on("error", ({ message }) => fail(`this is no XML: ${message.replace(/^\d+:\d+: /, "")}`));
  parser.on("opentag", ({ name: tag, attributes }) => {
    const within = open.at(-1);
    if (within !== undefined) within.hasElements = true;
    open.push({ path: pathOf(open, tag), text: "", hasElements: false });
    if (open.length > deepest) fail(`elements stand in one another more than ${deepest} deep`);
    if (open.length === 1) mayBeEmpty = namedList.test(pathOf([], tag));
    if (open.length !== depthOfRecords) return;
    hasRecords = true;
    values = new Map();
    line = parser.line + linesBefore;
    size = 0;
    for (const [attribute, value] of Object.entries(attributes))
      if (!/^xmlns(:|$)/.test(attribute)) values.set(attribute, value);
  });
  const hear = (text: string): void => {
    const element = open.at(-1);
    size += text.length;
    if (size > longestRecord && open.length >= depthOfRecords) fail("a record is too long");
    else if (element !== undefined && open.length > depthOfRecords) element.text += text;
    else if (open.length === 1 && text.trim() !== "") mayBeEmpty = false;
  };
  parser.on("text", hear);
  parser.on("cdata", hear);
  parser.on("closetag", () => {
    const element = open.pop();
    if (failure !== undefined || element === undefined || open.length < depthOfRecords - 1) return;
    if (open.length === depthOfRecords - 1) records.push(recordOf(line, values, mayBeDamaged));
    else if (!element.hasElements) add(values, element.path, element.text.trim());
  });
  const taken = (): readonly KeyedRecord[] => {
    const done = records;
    records = [];
    return done;
  };
  return {
    passDamage(): void {
      mayBeDamaged = true;
    },
    passLines(blank: string): void {
      linesBefore += blank.split("\n").length - 1;
    },
    /** What was heard before a fault is answered first; the fault is thrown at the next call. */
    read(text: string): readonly KeyedRecord[] {
      if (failure !== undefined) throw failure;
      parser.write(text);
      return taken();
    },
    end(): readonly KeyedRecord[] {
      if (failure === undefined) parser.close();
      if (failure !== undefined) throw failure;
      if (!hasRecords && !mayBeEmpty) throw noRecord(name);
      return taken();
    },
  };
}

/** Names without their prefix; those within a record joined. */
function pathOf(open: readonly Open[], tag: string): string {
  const name = tag.slice(tag.indexOf(":") + 1);
  const parent = open.length > depthOfRecords ? open.at(-1) : undefined;
  return parent === undefined ? name : `${parent.path}.${name}`;
}

function add(values: Map<string, string>, path: string, text: string): void {
  const before = values.get(path);
  values.set(path, before === undefined || before === "" ? text : text === "" ? before : `${before}; ${text}`);
}

function recordOf(line: number, values: ReadonlyMap<string, string>, mayBeDamaged: boolean): KeyedRecord {
  const isDamaged = mayBeDamaged && values.values().some((value) => value.includes("\ufffd"));
  return isDamaged
    ? { line, values, wrong: "it holds bytes that are no text in the encoding of the file" }
    : { line, values };
}
