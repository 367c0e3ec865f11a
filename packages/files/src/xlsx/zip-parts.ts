import { crc32, inflateRawSync } from "node:zlib";
import { no, ok, type Result } from "@swiftline/core";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { systemCode } from "../file-fault.ts";

/** The parts of a zip file, none of which is unfolded before it is asked for. */
export interface ZipParts {
  readonly has: (name: string) => boolean;
  /** The text of a part that is there. Answers in words what is wrong with it. */
  readonly text: (name: string) => Result<string, string>;
}

/** No table is larger than this when unfolded, all parts together. */
const mostBytes = 128 * 1024 * 1024;
/** Sheets of much the same rows shrink a hundredfold; what shrinks more, and is not small, was made to burst. */
const mostRatio = 250;
const smallBytes = 8 * 1024 * 1024;
const mostParts = 10_000;

const localSignature = 0x04034b50;
const stored = 0;
const deflated = 8;

/** Reads the directory of a zip file. Answers in words why it is none, or why it is not unfolded: one made to burst is refused by its directory alone. */
export async function openZip(bytes: Buffer): Promise<Result<ZipParts, string>> {
  const zip = await opened(bytes);
  if (zip === undefined || zip.entryCount === 0) return no("it is no zip file, or a damaged one");
  if (zip.entryCount > mostParts) return no(`it has more than ${mostParts} parts`);
  const entries = await entriesOf(zip);
  if (!entries.ok) return entries;
  const parts = new Map(entries.value.map((entry) => [entry.fileName, entry]));
  if (parts.size < entries.value.length) return no("its list of parts has one name twice");
  const packed = sum(entries.value, ({ compressedSize }) => compressedSize);
  const unfolded = sum(entries.value, ({ uncompressedSize }) => uncompressedSize);
  if (unfolded > mostBytes) return no(`it unfolds to ${inMiB(unfolded)}, and the limit is ${inMiB(mostBytes)}`);
  if (unfolded > smallBytes && unfolded > packed * mostRatio)
    return no(`it unfolds to more than ${mostRatio} times its size (${inMiB(unfolded)})`);
  return ok({
    has: (name) => parts.has(name),
    text(name) {
      const part = parts.get(name);
      return part === undefined ? no(`it has no ${name}`) : textOf(bytes, part);
    },
  });
}

/** The library speaks in plain errors of what is wrong with an archive. */
const opened = (bytes: Buffer): Promise<ZipFile | undefined> => fromBufferPromise(bytes).catch(() => undefined);

async function entriesOf(zip: ZipFile): Promise<Result<readonly Entry[], string>> {
  try {
    return ok(await Array.fromAsync(zip.eachEntry()));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return no(`its list of parts is cut off or damaged: ${error.message}`);
  }
}

const sum = (entries: readonly Entry[], amount: (entry: Entry) => number): number =>
  entries.reduce((total, entry) => total + amount(entry), 0);

const inMiB = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024).toLocaleString("en-US")} MiB`;

/** Reading outside the bytes throws a RangeError. */
function textOf(bytes: Buffer, part: Entry): Result<string, string> {
  const { fileName, compressionMethod: method, compressedSize, uncompressedSize } = part;
  if (part.isEncrypted()) return no(`${fileName} is encrypted`);
  if (method !== stored && method !== deflated) return no(`${fileName} is packed in a way that is not read`);
  try {
    const at = part.relativeOffsetOfLocalHeader;
    if (bytes.readUInt32LE(at) !== localSignature) return no(`${fileName} is damaged`);
    const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const packed = bytes.subarray(from, from + compressedSize);
    const unfolded = method === stored ? packed : inflateRawSync(packed, { maxOutputLength: uncompressedSize + 1 });
    if (unfolded.length !== uncompressedSize || crc32(unfolded) !== part.crc32) return no(`${fileName} is damaged`);
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(unfolded));
  } catch (error) {
    if (error instanceof TypeError) return no(`${fileName} is not in UTF-8`);
    if (error instanceof RangeError || systemCode(error) !== undefined) return no(`${fileName} is damaged`);
    throw error;
  }
}
