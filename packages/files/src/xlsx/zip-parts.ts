import { crc32, inflateRawSync } from "node:zlib";
import { no, ok, type Result } from "@swiftline/core";
import { systemCode } from "../file-fault.ts";

/** The parts of a zip file, none of which is unfolded before it is asked for. */
export interface ZipParts {
  readonly has: (name: string) => boolean;
  /** The text of a part that is there. Answers in words what is wrong with it. */
  readonly text: (name: string) => Result<string, string>;
}

interface Part {
  readonly method: number;
  readonly encrypted: boolean;
  readonly checksum: number;
  readonly packed: number;
  readonly unfolded: number;
  readonly at: number;
}

/** No table is larger than this when unfolded, all parts together. */
const mostBytes = 128 * 1024 * 1024;
/** Sheets of much the same rows shrink a hundredfold; what shrinks more, and is not small, was made to burst. */
const mostRatio = 250;
const smallBytes = 8 * 1024 * 1024;
const mostParts = 10_000;

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const inExtraField = 0xffffffff;

/** Reads the directory of a zip file. Answers in words why it is none, or why it is not unfolded: one made to burst is refused by its directory alone. */
export function openZip(bytes: Buffer): Result<ZipParts, string> {
  let parts: ReadonlyMap<string, Part>;
  try {
    parts = directoryOf(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return no("its list of parts is cut off or damaged");
  }
  if (parts.size === 0) return no("it is no zip file");
  const packed = sum(parts, (part) => part.packed);
  const unfolded = sum(parts, (part) => part.unfolded);
  if (parts.size > mostParts) return no(`it has more than ${mostParts} parts`);
  if (unfolded > mostBytes) return no(`it unfolds to ${inMiB(unfolded)}, and the limit is ${inMiB(mostBytes)}`);
  if (unfolded > smallBytes && unfolded > packed * mostRatio)
    return no(`it unfolds to more than ${mostRatio} times its size (${inMiB(unfolded)})`);
  return ok({
    has: (name) => parts.has(name),
    text(name) {
      const part = parts.get(name);
      return part === undefined ? no(`it has no ${name}`) : textOf(bytes, part, name);
    },
  });
}

const sum = (parts: ReadonlyMap<string, Part>, amount: (part: Part) => number): number =>
  parts.values().reduce((total, part) => total + amount(part), 0);

const inMiB = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024).toLocaleString("en-US")} MiB`;

/** Reading outside the bytes throws a RangeError, which is how a damaged directory shows. */
function directoryOf(bytes: Buffer): ReadonlyMap<string, Part> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const parts = new Map<string, Part>();
  if (end === -1 || bytes.readUInt32LE(end) !== endSignature) return parts;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  for (let seen = 0; seen < count; seen++) {
    if (bytes.readUInt32LE(at) !== entrySignature) throw new RangeError("not an entry of the directory");
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    if (parts.has(name)) throw new RangeError("one name for two parts");
    parts.set(name, partAt(bytes, at, extra));
    at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

function partAt(bytes: Buffer, at: number, extra: Buffer): Part {
  const large = largeNumbers(extra);
  const number = (offset: number): number => {
    const value = bytes.readUInt32LE(at + offset);
    return value === inExtraField ? large() : value;
  };
  const [unfolded, packed, place] = [number(24), number(20), number(42)];
  return {
    encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    method: bytes.readUInt16LE(at + 10),
    checksum: bytes.readUInt32LE(at + 16),
    packed,
    unfolded,
    at: place,
  };
}

/** The 64-bit numbers of an entry (zip64), which some programs write for small files too, in their order. */
function largeNumbers(extra: Buffer): () => number {
  let at = 0;
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2);
  at += 4;
  return () => {
    const value = Number(extra.readBigUInt64LE(at));
    at += 8;
    return value;
  };
}

function textOf(bytes: Buffer, part: Part, name: string): Result<string, string> {
  if (part.encrypted) return no(`${name} is encrypted`);
  if (part.method !== 0 && part.method !== 8) return no(`${name} is packed in a way that is not read`);
  try {
    if (bytes.readUInt32LE(part.at) !== localSignature) return no(`${name} is damaged`);
    const from = part.at + 30 + bytes.readUInt16LE(part.at + 26) + bytes.readUInt16LE(part.at + 28);
    const packed = bytes.subarray(from, from + part.packed);
    const unfolded = part.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: part.unfolded + 1 });
    if (unfolded.length !== part.unfolded || crc32(unfolded) !== part.checksum) return no(`${name} is damaged`);
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(unfolded));
  } catch (error) {
    if (error instanceof TypeError) return no(`${name} is not in UTF-8`);
    if (error instanceof RangeError || systemCode(error) !== undefined) return no(`${name} is damaged`);
    throw error;
  }
}
