import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { SwiftlineError } from "@swiftline/core";
import { foreignKind } from "./bytes/foreign-file.ts";
import { inflated } from "./bytes/inflated.ts";
import { readAhead } from "./bytes/read-ahead.ts";
import { noted, openZipEntry } from "./bytes/zip-entry.ts";
import { readFault } from "./file-fault.ts";
import type { PackedForm } from "./file-form.ts";

const chunkSize = 262_144;
/** As many bytes as it takes to know what a file is. */
const headSize = 512;
/** What can only be read from its end must lie in memory when it comes through a pipe. */
const mostPiped = 64 * 1024 * 1024;

/** How far a file has been read, in bytes as they lie on the disk; `total` is unknown for a pipe. */
export interface Progress {
  readonly bytes: number;
  readonly total: number | undefined;
}

/** The bytes of a file or of standard input, unpacked. */
export interface ByteSource {
  /** What to call it: its path, or `standard input`; of a part that was asked for, the path with its name behind. */
  readonly name: string;
  /** `workbook` is an XLSX file, in an archive or not, which is a packing and a format at once and is not unpacked here. */
  readonly kind: "plain" | "workbook";
  readonly form: PackedForm;
  readonly bytes: AsyncIterable<Buffer>;
  readonly progress: () => Progress;
  readonly close: () => void;
}

export interface OpenBytesOptions {
  readonly stdin: Readable;
  /** The part of a zip archive that is wanted. */
  readonly entry: string | undefined;
}

/**
 * Opens a file, or `stdin` for `-`. How it is packed is known by its first bytes, whatever the name says: gzip, zstd, or a zip
 * archive with one table in it. Throws `file/…` faults, and `flag/invalid` where a part is wanted of what is no archive.
 */
export async function openBytes(path: string, { stdin, entry }: OpenBytesOptions): Promise<ByteSource> {
  const piped = path === "-";
  const name = piped ? "standard input" : path;
  const { stream, total } = piped ? { stream: stdin, total: undefined } : await openFile(path);
  let read = 0;
  const note = (bytes: number): void => {
    read += bytes;
  };
  const chunks = noted(stream, note);
  const close = (): void => void stream.destroy();
  let closeEntry = (): void => {};
  try {
    const { head, bytes } = await begin(chunks);
    const raw = { name, progress: () => ({ bytes: read, total }), bytes, close };
    if (!isZip(head)) return unpacked(raw, head, entry);
    const archive = piped ? await collect(raw.bytes, name) : path;
    const content = await openZipEntry(archive, { name, entry, note: piped ? () => {} : note });
    if (content === "workbook")
      return { ...raw, kind: "workbook", form: {}, bytes: piped ? one(archive as Buffer) : raw.bytes };
    close();
    if (!piped) read = 0;
    closeEntry = content.close;
    const { head: first, bytes: all } = await begin(content.bytes);
    const part: Raw = {
      name: piped || entry === undefined ? name : `${path}/${entry}`,
      progress: () => ({ bytes: read, total: piped ? undefined : content.packedSize }),
      bytes: all,
      close: content.close,
    };
    const form = { packing: "zip", entry: content.entry } as const;
    return isZip(first) ? { ...part, kind: "workbook", form } : { ...unpacked(part, first, undefined), form };
  } catch (cause) {
    close();
    closeEntry();
    if (cause instanceof SwiftlineError) throw cause;
    throw readFault(cause, name);
  }
}

type Raw = Omit<ByteSource, "kind" | "form">;

/** Bytes that are no zip archive, of which these are the first. */
function unpacked(raw: Raw, head: Buffer, entry: string | undefined): ByteSource {
  const { name, bytes } = raw;
  if (entry !== undefined)
    throw new SwiftlineError("flag/invalid", `${name}: this is no zip archive that could hold ${entry}`, {
      tryThis: "leave the name of the entry out",
    });
  const packing = isGzip(head) ? "gzip" : isZstd(head) ? "zstd" : undefined;
  if (packing !== undefined) return { ...raw, kind: "plain", form: { packing }, bytes: inflated(bytes, packing, name) };
  const other = foreignKind(head);
  if (other === undefined) return { ...raw, kind: "plain", form: {} };
  throw new SwiftlineError("file/malformed", `${name}: this is ${other.is}`, { tryThis: other.tryThis });
}

/** A folder opens like a file; its first read says what it is. */
async function openFile(path: string): Promise<{ readonly stream: Readable; readonly total: number | undefined }> {
  try {
    const handle = await open(path);
    const facts = await handle.stat();
    const total = facts.isFile() ? facts.size : undefined;
    return { stream: handle.createReadStream({ highWaterMark: chunkSize }), total };
  } catch (cause) {
    throw readFault(cause, path);
  }
}

/** Looks at the first bytes of a stream. */
async function begin(
  chunks: AsyncIterable<Buffer>,
): Promise<{ readonly head: Buffer; readonly bytes: AsyncIterable<Buffer> }> {
  let size = 0;
  const { first, all } = await readAhead(chunks, (chunk) => {
    size += chunk.length;
    return size >= headSize;
  });
  return { head: Buffer.concat(first), bytes: all };
}

/** Everything that comes, which must lie in memory. Throws `file/malformed` where it is too much. */
export async function collect(bytes: AsyncIterable<Buffer>, name: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of bytes) {
    pieces.push(piece);
    size += piece.length;
    if (size > mostPiped)
      throw new SwiftlineError("file/malformed", `${name}: it is larger than 64 MiB and must be read as a whole`, {
        tryThis: "unpack it first, or save it as CSV",
      });
  }
  return Buffer.concat(pieces);
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer, void, undefined> {
  yield bytes;
}

const isGzip = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b;

const isZstd = (head: Buffer): boolean => head.length >= 4 && head.readUInt32LE(0) === 0xfd2fb528;

/** Whether these are the first bytes of a zip archive. */
export const isZip = (head: Buffer): boolean =>
  head.length >= 4 && (head.readUInt32LE(0) === 0x04034b50 || head.readUInt32LE(0) === 0x06054b50);
