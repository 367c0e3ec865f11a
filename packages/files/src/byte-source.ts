import { open } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { SwiftlineError } from "@swiftline/core";
import { readFault } from "./file-fault.ts";
import { view, type Way } from "./utf8-text.ts";

const chunkSize = 262_144;

/** How far a file has been read, in bytes as they lie on the disk; `total` is unknown for a pipe. */
export interface Progress {
  readonly bytes: number;
  readonly total: number | undefined;
}

/** The bytes of a file or of standard input, unpacked. */
export interface ByteSource {
  /** What to call it: its path, or `standard input`. */
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly way: Way;
  readonly progress: () => Progress;
  readonly close: () => void;
}

/** Opens a file, or `stdin` for `-`. Gzip is known by its first bytes, whatever the name says. */
export async function openBytes(path: string, stdin: Readable): Promise<ByteSource> {
  const piped = path === "-";
  const name = piped ? "standard input" : path;
  const { stream, total } = piped ? { stream: stdin, total: undefined } : await openFile(path);
  let read = 0;
  const chunks = count(stream, (bytes) => {
    read += bytes;
  });
  const progress = () => ({ bytes: read, total });
  try {
    const head = await firstBytes(chunks);
    const bytes = join(head, chunks);
    if (isZip(head)) throw zipFault(name);
    const packed = isGzip(head);
    const source = { name, way: { packed, piped }, progress };
    if (!packed) return { ...source, bytes, close: () => void stream.destroy() };
    const gunzip = createGunzip({ chunkSize });
    pipeline(Readable.from(bytes, { objectMode: false }), gunzip, () => {});
    const close = () => {
      gunzip.destroy();
      stream.destroy();
    };
    return { ...source, bytes: gunzip, close };
  } catch (cause) {
    stream.destroy();
    if (cause instanceof SwiftlineError) throw cause;
    throw readFault(cause, name);
  }
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

async function* count(stream: Readable, note: (bytes: number) => void): AsyncGenerator<Buffer, void, undefined> {
  for await (const chunk of stream) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : view(chunk);
    note(bytes.length);
    yield bytes;
  }
}

/** At least as many bytes as it takes to know a format by, unless there are fewer. */
async function firstBytes(chunks: AsyncIterator<Buffer>): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < 4) {
    const next = await chunks.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  return head;
}

async function* join(head: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  if (head.length > 0) yield head;
  yield* rest;
}

const isGzip = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b;

const isZip = (head: Buffer): boolean => head.indexOf("PK\u0003\u0004") === 0;

const zipFault = (file: string): SwiftlineError =>
  new SwiftlineError("file/malformed", `${file}: this is an Excel workbook or another ZIP archive, not CSV`, {
    tryThis: "open it and save the sheet as “CSV UTF-8”, or unpack it",
  });
