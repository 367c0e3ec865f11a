import type { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { didYouMean, SwiftlineError } from "@swiftline/core";
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from "yauzl";
import { systemCode } from "../file-fault.ts";
import { likelyEncoding } from "../likely-encoding.ts";
import { view } from "../utf8-text.ts";
import { inflated } from "./inflated.ts";

/** One part of a zip archive, unpacked as it is read. */
export interface ZipEntry {
  readonly entry: string;
  /** How many bytes of the archive it takes. */
  readonly packedSize: number;
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

/** Opens the one part of a zip archive that is a table. Throws `file/malformed`, also where there are several and none is named. */
export async function openZipEntry(archive: string | Buffer, options: ZipOptions): Promise<ZipContent> {
  const { name } = options;
  const zip = await open(archive, name);
  try {
    const entries = await entriesOf(zip, name);
    if (options.entry === undefined && holdsAny(entries, [ofWorkbook])) {
      zip.close();
      return "workbook";
    }
    const files = entries.filter(isFile);
    const entry = options.entry === undefined ? onlyTable(files, name) : named(options.entry, files, name);
    if (entry.isEncrypted()) throw malformed(name, `${entry.fileName} is encrypted`, "unpack it with its password");
    if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated)
      throw malformed(name, `${entry.fileName} is packed in a way that is not read`, "unpack it, or pack it anew");
    return {
      entry: entry.fileName,
      packedSize: entry.compressedSize,
      bytes: readEntry(zip, entry, options),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** The files in a zip archive, by name. */
export interface ZipTables {
  readonly tables: readonly string[];
  readonly others: readonly string[];
}

/**
 * The tables in a zip archive, and what else is in it; nothing of a workbook, which is a table itself, or of another document. Throws
 * `file/malformed`, and what the system says.
 */
export async function zipTables(archive: string): Promise<ZipTables> {
  const zip = await open(archive, archive);
  try {
    const entries = await entriesOf(zip, archive);
    return holdsAny(entries, ofOffice) ? { tables: [], others: [] } : sorted(entries.filter(isFile));
  } finally {
    zip.close();
  }
}

const entriesOf = (zip: ZipFile, name: string): Promise<readonly Entry[]> =>
  trying(name, () => Array.fromAsync(zip.eachEntry(), (entry) => Object.assign(entry, { fileName: titleOf(entry) })));

const isInUtf8 = 0x800;
const unicodePath = 0x7075;

/** What a part is called. Chinese Windows does not say in which encoding it writes that, so it is known by its bytes. */
function titleOf({ fileName, fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): string {
  const isTold = (generalPurposeBitFlag & isInUtf8) !== 0 || extraFields.some(({ id }) => id === unicodePath);
  const likely = likelyEncoding(fileNameRaw);
  if (isTold || likely === "windows-1252") return fileName;
  return new TextDecoder(likely).decode(fileNameRaw).replaceAll("\\", "/");
}

const holdsAny = (entries: readonly Entry[], names: readonly string[]): boolean =>
  entries.some(({ fileName }) => names.includes(fileName));

const ofWorkbook = "xl/workbook.xml";

/** Office programs write documents of one of these parts. */
const ofOffice = [ofWorkbook, "[Content_Types].xml", "mimetype"];

const open = (archive: string | Buffer, name: string): Promise<ZipFile> =>
  trying(name, () =>
    typeof archive === "string"
      ? openPromise(archive, { autoClose: false })
      : fromBufferPromise(archive, { autoClose: false }),
  );

/** Neither a folder nor what the Finder and such put beside every file. */
const isFile = ({ fileName }: Entry): boolean => !/\/$|^__MACOSX\/|(^|\/)\.[^/]*$/.test(fileName);

/** By these endings files are tables; by the later ones only where none has an earlier, for a text may be a note on the others. */
const tableEndings = [
  /\.(csv|tsv|tab|psv|json|geojson|ndjson|jsonl|xml|xlsx?)(\.(gz|zst))?$/i,
  /\.(txt|dat)(\.(gz|zst))?$/i,
] as const;

function sorted(files: readonly Entry[]): ZipTables {
  const names = [...new Set(files.map(({ fileName }) => fileName))].toSorted();
  const known = tableEndings.map((ending) => names.filter((name) => ending.test(name)));
  const tables = known.find((some) => some.length > 0) ?? (names.length === 1 ? names : []);
  return { tables, others: names.filter((name) => !tables.includes(name)) };
}

function named(wanted: string, files: readonly Entry[], name: string): Entry {
  const entry = files.find(({ fileName }) => fileName === wanted);
  if (entry !== undefined) return entry;
  const names = files.map(({ fileName }) => fileName);
  const { suggestion = holds(names) } = didYouMean(wanted, names);
  throw malformed(name, `the archive holds no ${wanted}`, suggestion);
}

function onlyTable(files: readonly Entry[], name: string): Entry {
  const { tables, others } = sorted(files);
  const [first, second] = tables;
  if (first !== undefined && second === undefined) return named(first, files, name);
  const names = first === undefined ? others : tables;
  if (names.length === 0) throw new SwiftlineError("file/empty", `${name}: the archive holds no file`);
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
export async function* noted(
  stream: Readable | AsyncIterable<Buffer>,
  note: (bytes: number) => void,
): AsyncGenerator<Buffer, void, undefined> {
  for await (const chunk of stream) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : view(chunk);
    note(bytes.length);
    yield bytes;
  }
}
