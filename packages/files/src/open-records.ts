import type { Readable } from "node:stream";
import { SwiftlineError } from "@swiftline/core";
import { type ByteSource, collect, openBytes, type Progress } from "./byte-source.ts";
import { lengthOf, widthOf } from "./csv/block-row.ts";
import { openCsv } from "./csv/csv-records.ts";
import { readFault } from "./file-fault.ts";
import type { FileForm, FileFormat } from "./file-form.ts";
import type { FileRow, RowSource } from "./file-row.ts";
import { type SqlAddress, sqlAddress } from "./sql/sql-address.ts";
import { declaredEncoding, isSqlDump, textFormatOf } from "./text-format.ts";
import { openText } from "./text-source.ts";
import { flatJson } from "./trees/flat-json.ts";
import { foreignMarkup } from "./trees/foreign-markup.ts";
import { openTree } from "./trees/open-tree.ts";

/** A file of records, opened. Its rows can be read once. */
export interface Records {
  /** The path as it was given, with the name of the part where one was asked for; `standard input`; or the address of a database without its password. */
  readonly name: string;
  /** How it is written, as found out or told. */
  readonly form: FileForm;
  /** The header's cells, trimmed, or what stands for them. */
  readonly columns: readonly string[];
  /** Whether it is a list that is there and holds no record, as a service answers that has none; it tells no columns. */
  readonly isEmptyList: boolean;
  /** Whether it says of itself that it is one page of several, as far as it was read to open it: a pipe is read once. */
  readonly hasMorePages: boolean;
  /** The rows in the file's order, `size` at a time (2,000 unless said; fewer where they are heavy), the file being read as they are asked for. */
  readonly batches: (size?: number) => AsyncIterable<readonly FileRow[]>;
  readonly progress: () => Progress;
  /** Lets the file go; only needed where not all batches are read. */
  readonly close: () => void;
}

/** How a file is read, where that is not to be found out. What does not fit the file is `flag/invalid`. */
export interface OpenRecordsOptions {
  readonly format?: FileFormat | undefined;
  /** By any name that the web knows it by. */
  readonly encoding?: string | undefined;
  /** What stands between the cells of a table: one character, or `tab`. */
  readonly delimiter?: string | undefined;
  /** Of a table in which quotes are text wherever they stand; found out where cells between tabs show it. */
  readonly quote?: "none" | undefined;
  /** Of a table in which backslashes stand before what would else part cells or records; found out where it is beyond doubt. */
  readonly escape?: "backslash" | undefined;
  readonly header?: boolean | undefined;
  /**
   * How many lines stand above a table's header or first row. Where neither this nor `header` is told, titles are found out
   * where they are beyond doubt; 0 says that there are none.
   */
  readonly skipLines?: number | undefined;
  /** Of a workbook. */
  readonly sheet?: string | undefined;
  /** Of a zip archive. */
  readonly entry?: string | undefined;
  /** Of a database, as an alternative to `query`. */
  readonly table?: string | undefined;
  readonly query?: string | undefined;
  /** The columns that an earlier opening of the same file found: the names in JSON and XML are not looked for again. */
  readonly found?: readonly string[] | undefined;
  /** What `-` reads; the process's standard input unless said. */
  readonly stdin?: Readable | undefined;
}

/**
 * Opens records for streaming, whatever they are in: a table of cells and separators in any usual dialect and encoding, with or
 * without a header, and titles above it; JSON, JSON lines or XML; a sheet of a workbook; each plain, in gzip, zstd or a zip archive,
 * from a path or `-`; or a table or query of a database, `sqlite:FILE` or `postgres://…`. How a file is written is found out by what it
 * holds; its name counts only where JSON may be a document or lines of records. A quote in the middle of a cell is text; a record
 * that is none of this table is handed on and says so. Throws `file/…` faults, here or from `batches`, there behind the rows
 * before: not found, a folder, not readable, empty, or malformed.
 */
export async function openRecords(path: string, options: OpenRecordsOptions = {}): Promise<Records> {
  const address = sqlAddress(path);
  if (address !== undefined) return openDatabase(address, options);
  const { stdin = process.stdin, entry } = options;
  const source = await openBytes(path, { stdin, entry });
  try {
    const isRegular = source.progress().total !== undefined;
    const again = isRegular ? () => openBytes(path, { stdin, entry }) : undefined;
    const opened = await openSource(source, again, options);
    if (opened === "database") {
      source.close();
      return await openDatabase({ kind: "sqlite", target: path, name: path, table: undefined }, options);
    }
    checkFit(source.name, opened.form, options);
    return recordsOf(source.name, opened, source);
  } catch (error) {
    source.close();
    throw error instanceof SwiftlineError ? error : readFault(error, source.name);
  }
}

const sqliteMark = "SQLite format 3\0";

async function openSource(
  source: ByteSource,
  again: (() => Promise<ByteSource>) | undefined,
  options: OpenRecordsOptions,
): Promise<RowSource | "database"> {
  const { name, form: packed } = source;
  const { format, encoding, sheet, header, skipLines, delimiter } = options;
  if (source.kind === "workbook") {
    const { openSheet } = await import("./xlsx/open-sheet.ts");
    const opened = await openSheet(await collect(source.bytes, name), { name, sheet, header, skipLines });
    return { ...opened, form: { ...opened.form, ...packed } };
  }
  const text = await openText(source, encoding);
  const begin = text.sample.toString("latin1");
  if (begin.startsWith(sqliteMark) && format !== "csv") return "database";
  const decoded = new TextDecoder(text.encoding).decode(text.sample);
  if (format === undefined && isSqlDump(decoded))
    throw new SwiftlineError("file/malformed", `${name}: this is a dump of a database, and SQL is not read`, {
      tryThis: "load it into SQLite or PostgreSQL first, and name that: sqlite:FILE or postgres://…",
    });
  const found = format ?? (await formatOf(decoded, packed.entry ?? name));
  if (found === "csv") {
    const dialect = { delimiter, quote: options.quote, escape: options.escape };
    return { ...(await openCsv(text, { name, packed, ...dialect, header, skipLines })), taken: text.taken };
  }
  const foreign = found === "xml" ? foreignMarkup(decoded) : undefined;
  if (foreign !== undefined)
    throw new SwiftlineError("file/malformed", `${name}: this is ${foreign.is}`, { tryThis: foreign.tryThis });
  if (found === "json" || found === "ndjson" || found === "xml") {
    const declared = found === "xml" && encoding === undefined ? declaredEncoding(begin) : undefined;
    const opened = await openTree(
      { ...text, encoding: declared ?? text.encoding },
      {
        name,
        packed,
        format: found,
        columns: options.found,
        again: again && (async () => openText(await again(), encoding)),
      },
    );
    return { ...opened, taken: text.taken };
  }
  throw new SwiftlineError("flag/invalid", `${name}: this is not of the format ${found}`, {
    tryThis: "leave the format out",
  });
}

async function formatOf(begin: string, name: string): Promise<FileFormat> {
  const likely = textFormatOf(begin, name);
  return likely === "json" && (await isOneRecord(begin.trim())) ? "ndjson" : likely;
}

/** Whether a text is one line with an object that is a record of a known form, whatever lists of objects it holds. */
async function isOneRecord(text: string): Promise<boolean> {
  const flat = text.startsWith("{") && !/[\r\n]/.test(text) ? flatJson(text) : undefined;
  if (!flat?.ok) return false;
  const { sources } = await import("@swiftline/core/intake");
  const names = [...flat.value.keys()];
  return sources.some((source) => source.recognises(names));
}

async function openDatabase({ kind, target, name, table }: SqlAddress, options: OpenRecordsOptions): Promise<Records> {
  const told = { name, table: options.table ?? table, query: options.query };
  const opened =
    kind === "sqlite"
      ? (await import("./sql/open-sqlite.ts")).openSqlite(target, told)
      : await (await import("./sql/open-postgres.ts")).openPostgres(target, told);
  try {
    checkFit(name, opened.form, options);
  } catch (error) {
    opened.close();
    throw error;
  }
  return recordsOf(name, opened, { progress: () => ({ bytes: 0, total: undefined }), close: opened.close });
}

/** What each thing that can be told is for. */
const fitting = {
  encoding: ["csv", "json", "ndjson", "xml"],
  delimiter: ["csv"],
  quote: ["csv"],
  escape: ["csv"],
  header: ["csv", "xlsx"],
  skipLines: ["csv", "xlsx"],
  sheet: ["xlsx"],
  table: ["sqlite", "postgres"],
  query: ["sqlite", "postgres"],
} as const satisfies Partial<Record<keyof OpenRecordsOptions, readonly FileFormat[]>>;

const nounOf: Partial<Record<keyof typeof fitting, string>> = {
  skipLines: "lines to skip",
  quote: "quotes",
  escape: "escapes",
};

function checkFit(name: string, { format }: FileForm, options: OpenRecordsOptions): void {
  if (options.format !== undefined && options.format !== format)
    throw new SwiftlineError("flag/invalid", `${name}: this is ${format}, not ${options.format}`, {
      tryThis: "leave the format out",
    });
  for (const [told, formats] of Object.entries(fitting) as [keyof typeof fitting, readonly FileFormat[]][]) {
    if (options[told] === undefined || formats.includes(format)) continue;
    const noun = nounOf[told] ?? told;
    throw new SwiftlineError("flag/invalid", `${name}: this is ${format}, which has no ${noun}`, {
      tryThis: `leave the ${noun} out`,
    });
  }
}

/** A batch of wide rows, or of rows with long texts, is cut off at about so many bytes of memory. */
const HEAVIEST_BATCH = 32_000_000;
const CELL_WEIGHT = 16;

function recordsOf(
  name: string,
  { form, columns, pieces, isEmptyList = false, hasMorePages = false, taken = () => 1 }: RowSource,
  { progress, close }: Pick<ByteSource, "progress" | "close">,
): Records {
  return {
    name,
    form,
    columns,
    isEmptyList,
    hasMorePages,
    progress() {
      const { bytes, total } = progress();
      return { bytes: Math.round(bytes * taken()), total };
    },
    close,
    async *batches(size = 2_000) {
      let batch: FileRow[] = [];
      let weight = 0;
      try {
        for await (const rows of pieces)
          for (const row of rows) {
            batch.push(row);
            weight += lengthOf(row) + widthOf(row) * CELL_WEIGHT;
            if (batch.length < size && weight < HEAVIEST_BATCH) continue;
            yield batch;
            [batch, weight] = [[], 0];
          }
      } catch (error) {
        if (batch.length > 0) yield batch;
        throw error instanceof SwiftlineError ? error : readFault(error, name);
      } finally {
        close();
      }
      if (batch.length > 0) yield batch;
    },
  };
}
