import { isUtf8 } from "node:buffer";
import { longestRecord } from "../longest-record.ts";
import { addNames, flatJson } from "./flat-json.ts";
import { type JsonElement, jsonElements, noRecord } from "./json-elements.ts";
import type { KeyedRecord, RecordNames } from "./keyed-rows.ts";
import type { TreeOrigin } from "./tree-origin.ts";

/** The records of a JSON document in UTF-8. Throws `file/malformed` where it breaks off. */
export async function* jsonRecords(
  pieces: AsyncIterable<Buffer>,
  origin: TreeOrigin,
): AsyncGenerator<readonly KeyedRecord[], void, undefined> {
  const recordOf = jsonRecordReader(origin);
  for await (const elements of jsonElements(pieces, origin.name, origin.aside)) yield elements.map(recordOf);
}

/** The records of a text in UTF-8 with one JSON object a line. Empty lines are none. Throws `file/empty` where there is no other. */
export async function* jsonLineRecords(
  pieces: AsyncIterable<Buffer>,
  origin: TreeOrigin,
): AsyncGenerator<readonly KeyedRecord[], void, undefined> {
  const recordOf = jsonRecordReader(origin);
  let hasRecords = false;
  for await (const lines of linesOf(pieces)) {
    const records = lines.filter(({ text }) => !isBlank(text)).map(recordOf);
    hasRecords ||= records.length > 0;
    if (records.length > 0) yield records;
  }
  if (!hasRecords) throw noRecord(origin.name);
}

/** The names in the records of {@link jsonRecords}. */
export async function* jsonNames(pieces: AsyncIterable<Buffer>, { name, aside }: TreeOrigin): RecordNames {
  const namesOf = nameReader();
  for await (const elements of jsonElements(pieces, name, aside)) yield namesOf(elements);
}

/** The names in the records of {@link jsonLineRecords}. */
export async function* jsonLineNames(pieces: AsyncIterable<Buffer>): RecordNames {
  const namesOf = nameReader();
  for await (const lines of linesOf(pieces)) yield namesOf(lines);
}

/** Answers names that no element before had. Only those that have such are read in full. */
function nameReader(): (elements: readonly JsonElement[]) => ReadonlySet<string> {
  const seen = new Set<string>();
  return (elements) => {
    const names = new Set<string>();
    for (const { text, columns } of elements) {
      const flat = addNames(text.toString("latin1"), seen) ? flatJson(text.toString("utf8"), columns) : undefined;
      if (flat?.ok) for (const name of flat.value.keys()) names.add(name);
    }
    return names;
  };
}

const textShown = 200;

function jsonRecordReader({ isTranscoded }: TreeOrigin): (element: JsonElement) => KeyedRecord {
  const isSound = (text: Buffer): boolean => (isTranscoded ? !text.includes("\ufffd") : isUtf8(text));
  return ({ line, text, columns }) => {
    const flat = flatJson(text.toString("utf8"), columns);
    if (!flat.ok) return { line, values: new Map(), wrong: `${flat.reason}: ${text.toString("utf8", 0, textShown)}` };
    if (isSound(text)) return { line, values: flat.value };
    return { line, values: flat.value, wrong: "it holds bytes that are no text in the encoding of the file" };
  };
}

const isBlank = (text: Buffer): boolean => text.length < 4 && text.toString("latin1").trim() === "";

async function* linesOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<readonly JsonElement[], void, undefined> {
  let held: Buffer = Buffer.alloc(0);
  let line = 1;
  const cut = (end: number): JsonElement => {
    const element = { line: line++, text: held.subarray(0, end) };
    held = held.subarray(end + 1);
    return element;
  };
  for await (const piece of pieces) {
    const isLong = held.length > longestRecord;
    held =
      held.length === 0
        ? piece
        : isLong
          ? Buffer.concat([held.subarray(0, textShown), piece])
          : Buffer.concat([held, piece]);
    const lines: JsonElement[] = [];
    for (let end = held.indexOf(0x0a); end !== -1; end = held.indexOf(0x0a)) lines.push(cut(end));
    if (lines.length > 0) yield lines;
  }
  if (held.length > 0) yield [cut(held.length)];
}
