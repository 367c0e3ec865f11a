import type { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { didYouMean, SwiftlineError } from "@swiftline/core";
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from "yauzl";
import { systemCode } from "../file-fault.ts";
import { view } from "../utf8-text.ts";
import { inflated } from "./inflated.ts";

/** One part of a zip archive, unpacked as it is read. */
export interface ZipEntry {
  readonly entry: string;
  readonly bytes: AsyncIterable<Buffer>;
  readonly close: () => void;
}

/** A workbook is a zip archive too, and is read as a whole. */
export type ZipContent = ZipEntry | "workbook";

export interface ZipOptions {
  readonly name: string;
  /** The part that is wanted, needed where there are several. */
  readonly entry: string | undefined;
  /** Hears of packed bytes as they are read. */
  readonly note: (bytes: number) => void;
}

const deflated = 8;
const stored = 0;

/** Opens the one part of a zip archive that may be a table. Throws `file/malformed`, also where there are several and none is named. */
export async function openZipEntry(archive: string | Buffer, options: ZipOptions): Promise<ZipContent> {
  const { name } = options;
  const zip = await open(archive, name);
  try {
    const entries = await trying(name, () => Array.fromAsync(zip.eachEntry()));
    if (options.entry === undefined && entries.some(({ fileName }) => fileName === "xl/workbook.xml")) {
      zip.close();
      return "workbook";
    }
    const entry = chosen(entries.filter(mayBeTable), options);
    if (entry.isEncrypted()) throw malformed(name, `${entry.fileName} is encrypted`, "unpack it with its password");
    if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated)
      throw malformed(name, `${entry.fileName} is packed in a way that is not read`, "unpack it, or pack it anew");
    return { entry: entry.fileName, bytes: readEntry(zip, entry, options), close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

const open = (archive: string | Buffer, name: string): Promise<ZipFile> =>
  trying(name, () =>
    typeof archive === "string"
      ? openPromise(archive, { autoClose: false })
      : fromBufferPromise(archive, { autoClose: false }),
  );

/** Neither a folder nor what the Finder and such put beside every file. */
const mayBeTable = ({ fileName }: Entry): boolean => !/\/$|^__MACOSX\/|(^|\/)\.[^/]*$/.test(fileName);

function chosen(entries: readonly Entry[], { name, entry: wanted }: ZipOptions): Entry {
  const names = entries.map(({ fileName }) => fileName);
  const [first, second] = entries;
  if (wanted !== undefined) {
    const entry = entries.find(({ fileName }) => fileName === wanted);
    if (entry !== undefined) return entry;
    const { suggestion = holds(names) } = didYouMean(wanted, names);
    throw malformed(name, `the archive holds no ${wanted}`, suggestion);
  }
  if (first === undefined) throw new SwiftlineError("file/empty", `${name}: the archive holds no file`);
  if (second === undefined) return first;
  throw malformed(name, `the archive holds ${names.length} files`, `name the one to read: ${listed(names)}`);
}

const holds = (names: readonly string[]): string => `it holds ${listed(names)}`;

const namesShown = 12;

const listed = (names: readonly string[]): string =>
  names.length <= namesShown
    ? names.join(", ")
    : `${names.slice(0, namesShown).join(", ")}, and ${names.length - namesShown} more`;

/** The bytes of a part; whether they are the ones that were packed shows at the end. */
async function* readEntry(
  zip: ZipFile,
  entry: Entry,
  { name, note }: ZipOptions,
): AsyncGenerator<Buffer, void, undefined> {
  let checksum = 0;
  let size = 0;
  try {
    const raw = await trying(name, () => zip.openReadStreamPromise(entry, { decodeFileData: false }));
    const packed = noted(raw, note);
    for await (const bytes of entry.compressionMethod === deflated ? inflated(packed, "zip", name) : packed) {
      checksum = crc32(bytes, checksum);
      size += bytes.length;
      yield bytes;
    }
  } finally {
    zip.close();
  }
  if (size !== entry.uncompressedSize || checksum !== entry.crc32)
    throw malformed(name, `${entry.fileName} is damaged`, "fetch or copy the file again");
}

/** The library speaks in plain errors of what is wrong with an archive; the system's have codes. */
async function trying<Value>(name: string, act: () => Promise<Value>): Promise<Value> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Error) || systemCode(error) !== undefined) throw error;
    throw malformed(name, `the zip archive cannot be read: ${error.message}`, "fetch or copy the file again", error);
  }
}

const malformed = (name: string, what: string, tryThis: string, cause?: Error): SwiftlineError =>
  new SwiftlineError("file/malformed", `${name}: ${what}`, { tryThis, ...(cause !== undefined && { cause }) });

/** The same bytes, each piece told of before it is handed on. */
export async function* noted(stream: Readable, note: (bytes: number) => void): AsyncGenerator<Buffer, void, undefined> {
  for await (const chunk of stream) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : view(chunk);
    note(bytes.length);
    yield bytes;
  }
}
