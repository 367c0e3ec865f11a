import { rm } from "node:fs/promises";
import type { Problem, Row } from "@swiftline/core";
import { stringify } from "csv-stringify/sync";
import iconv from "iconv-lite";
import { wholeDecoder } from "./bytes/decoder.ts";
import { isTranscoded, strayUtf8In } from "./csv/cell-text.ts";
import { cellsEnd } from "./csv/cells-end.ts";
import { escaped, escapedCellsEnd } from "./csv/escaped-cells.ts";
import { markedRejects } from "./csv/escaped-dialect.ts";
import { type CsvForm, type EscapedForm, type FileForm, lineEnds } from "./file-form.ts";
import type { Names } from "./name-beside.ts";
import { rejectColumns } from "./reject-columns.ts";
import { makeFile, type WholeFile } from "./whole-file.ts";

/** A row that was not taken, and everything that is wrong with it. `raw` is its own text, where it has one. */
export interface Rejection {
  readonly row: Row & { readonly raw?: string };
  readonly problems: readonly Pick<Problem, "field" | "value" | "message">[];
}

/** A file of rejected rows in the making. Where nothing is rejected, no file comes to be. */
export interface Rejects {
  /** Writes whole rows, one call after another, so that even a killed process leaves whole rows behind. */
  readonly add: (rejections: readonly Rejection[]) => Promise<void>;
  /** How many bytes of the file are safely on the disk; 0 before the first row. */
  readonly size: () => number;
  /**
   * Puts the file in its place, replacing an older one unless it is to stand beside those that are there; to be called on
   * interruption too. Answers its path if there is one.
   */
  readonly finish: () => Promise<{ readonly file: string | undefined; readonly rows: number }>;
  /** Takes away by what the run could be taken up once more; to be called when nobody will. */
  readonly forget: () => Promise<void>;
}

export interface RejectsOptions {
  /** How the file is written that the rows come from; their own bytes are kept where that is a table of cells and separators. */
  readonly form?: FileForm | undefined;
  /** How many bytes of an interrupted run are kept; what it wrote behind them is written again. */
  readonly resumeAt?: number | undefined;
  /** What the file is called until it is finished, where that is the run's own: by this name it is taken up. */
  readonly partial?: string | undefined;
  /** What a file may be called that replaces none: the first that is free, or that one of the same content has. */
  readonly beside?: Names | undefined;
}

/**
 * Sets rows aside in a CSV file: {@link rejectColumns}, then the row's own columns and its own bytes as they were, in their own
 * encoding and with their own separators, formulas included, for this is data and no spreadsheet; a row in UTF-8 amid others is
 * written in the encoding of the file, if that has its characters. A row of another format, or in an encoding that only can be read
 * (ISO-2022-JP), is written cell by cell, in UTF-8. A row with several problems is there once, their fields, values and reasons joined by `; `. Corrected, the file can be imported
 * like the one it came from, for sources read columns by name and ignore the first four; rejected again, it gets them anew. Until
 * `finish` it is `<target>.partial`, or what `partial` says. Throws `file/not-writable`, also when the disk is full.
 */
export function writeRejects(target: string, columns: readonly string[], options: RejectsOptions = {}): Rejects {
  const { form, resumeAt = 0, partial, beside } = options;
  const writing = form?.format === "csv" && canBeWritten(form) ? asSource(form) : asCsv;
  const skipped = rejectColumns.every((name, position) => columns[position] === name) ? rejectColumns.length : 0;
  let file: WholeFile | undefined;
  let size = resumeAt;
  let rows = 0;

  const append = async (open: WholeFile, bytes: Buffer): Promise<void> => {
    await open.append(bytes);
    size += bytes.length;
  };
  const begin = async (): Promise<WholeFile> => {
    const made = await makeFile(target, { keep: resumeAt, partial, mode: OWNER_ALONE });
    if (resumeAt === 0) await append(made, writing.header([...rejectColumns, ...columns.slice(skipped)]));
    return made;
  };
  return {
    async add(rejections) {
      if (rejections.length === 0) return;
      const open = file ?? (await begin());
      file = undefined;
      await append(open, Buffer.concat(rejections.map((rejection) => writing.row(rejection, skipped))));
      await open.sync();
      file = open;
      rows += rejections.length;
    },
    size: () => size,
    async finish() {
      const done = file ?? (resumeAt > 0 ? await begin() : undefined);
      file = undefined;
      if (beside !== undefined) return { file: await done?.placeBeside(beside), rows };
      await done?.place();
      return { file: done && target, rows };
    },
    async forget() {
      if (partial !== undefined) await rm(partial, { force: true }).catch(() => {});
    },
  };
}

/** How a file of rejected rows is written. */
interface Writing {
  readonly header: (columns: readonly string[]) => Buffer;
  readonly row: (rejection: Rejection, skipped: number) => Buffer;
}

/** What stands in the first four columns. */
function reasonsOf({ row, problems }: Rejection): readonly string[] {
  const joined = (part: "field" | "value" | "message") => problems.flatMap((problem) => problem[part] ?? []).join("; ");
  return [String(row.line), joined("field"), joined("value"), joined("message")];
}

/** A cell is quoted also for a lone CR, which would else melt into the line end. */
const plainCsv = (cells: readonly string[]): Buffer =>
  Buffer.from(stringify([[...cells]], { quoted_match: /[\r\n]/, quoted_empty: false }));

const asCsv: Writing = {
  header: plainCsv,
  row: (rejection, skipped) => plainCsv([...reasonsOf(rejection), ...rejection.row.cells.slice(skipped)]),
};

/** Rows hold whatever callers said, and who they are. */
const OWNER_ALONE = 0o600;

const canBeWritten = ({ encoding }: CsvForm | EscapedForm): boolean => iconv.encodingExists(encoding);

/** As the file that the rows come from, so that their own bytes fit in. */
function asSource(form: CsvForm | EscapedForm): Writing {
  const { encoding, marked, delimiter, lineEnd } = form;
  const { write, header, behind } = form.escape === undefined ? inQuotes(form) : withEscapes(form);
  const end = lineEnds[lineEnd];
  const encode = (text: string): Buffer =>
    encoding === "utf-8" ? Buffer.from(text) : iconv.encode(text, encoding, { addBOM: false });
  const textOf = wholeDecoder(encoding);
  const isStray = strayUtf8In(encoding);
  /** In the file's encoding where that has all of its characters. */
  const encodeWhole = (text: string): Buffer => {
    const encoded = encode(text);
    return textOf(encoded) === text ? encoded : Buffer.from(text);
  };
  return {
    header: (columns) => encode(`${marked ? "\ufeff" : ""}${header(columns)}${end}`),
    row(rejection, skipped) {
      const { cells, raw = "" } = rejection.row;
      const reasons = `${write(reasonsOf(rejection))}${delimiter}`;
      if (raw === "") return encode(`${reasons}${write(cells.slice(skipped))}${end}`);
      const own = Buffer.from(raw.slice(behind(raw, skipped)), "latin1");
      if (isTranscoded(encoding, form)) return encode(`${reasons}${own}${end}`);
      if (isStray(Buffer.from(raw, "latin1"))) return encodeWhole(`${reasons}${own}${end}`);
      return Buffer.concat([encode(reasons), own, encode(end)]);
    },
  };
}

/** How cells are written beside those of a file, and where the first few of a record end with the separator behind them. */
interface Manner {
  readonly write: (cells: readonly string[]) => string;
  readonly header: (columns: readonly string[]) => string;
  readonly behind: (raw: string, count: number) => number;
}

function inQuotes({ delimiter, quote }: CsvForm): Manner {
  const write = (cells: readonly string[]): string =>
    quote === "none"
      ? cells.map((cell) => cell.replaceAll(/[\r\n]/g, " ").replaceAll(delimiter, " ")).join(delimiter)
      : stringify([[...cells]], { delimiter, quote, escape: quote, record_delimiter: "", quoted_match: /[\r\n]/ });
  return { write, header: write, behind: (raw, count) => cellsEnd(raw, count, { delimiter, quote }) };
}

function withEscapes(form: EscapedForm): Manner {
  const { delimiter } = form;
  const write = (cells: readonly string[]): string => cells.map((cell) => escaped(cell, delimiter)).join(delimiter);
  return {
    write,
    header: ([, ...others]) => [markedRejects(form), write(others)].join(delimiter),
    behind: (raw, count) => escapedCellsEnd(raw, count, form),
  };
}
