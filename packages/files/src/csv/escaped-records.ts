import { lineEnds } from "../file-form.ts";
import type { FileRow } from "../file-row.ts";
import { longestRecord } from "../longest-record.ts";
import { cellTextOf, damageIn } from "./cell-text.ts";
import { type EscapedDialect, type EscapedRecord, endOfData, escapedSplitter, unescaped } from "./escaped-cells.ts";
import { holdBytes } from "./held-bytes.ts";
import { newReach, tooLong } from "./reach.ts";
import type { RecordReader } from "./record-reader.ts";

interface EscapedManner extends EscapedDialect {
  /** The encoding of the bytes, or that which they had before they were made UTF-8. */
  readonly encoding: string;
}

const endless = "the end of this record is missing: a quote is never closed, or a backslash stands before its line end";

/**
 * Reads records that are written with backslash escapes, as PostgreSQL's COPY and MySQL's SELECT … INTO OUTFILE write them. Empty
 * lines are no records. A record whose end is not found is wrong, and reading goes on behind its first line.
 */
export function escapedRecordReader(manner: EscapedManner): RecordReader {
  const { delimiter, lineEnd, encoding } = manner;
  const text = cellTextOf(encoding, manner);
  const recordIn = escapedSplitter(manner);
  const held = holdBytes({ lineEnd, hasComments: false });
  const reach = newReach();
  /** How many bytes are known not to end the next record. */
  let triedTo = 0;
  let failedAt = 0;
  let inLongLine = false;

  const rowOf = (bytes: Buffer, { cells, end }: EscapedRecord): FileRow | undefined => {
    const { line } = held.cut(held.begin() + end + 1);
    const { to, isEnclosed } = cells.at(-1) as EscapedRecord["cells"][number];
    const own = bytes.subarray(0, isEnclosed ? to + 1 : to);
    const raw = own.toString("latin1");
    if (raw === endOfData) return undefined;
    const written = cells.map((cell) => unescaped(bytes.toString(text.parsedAs, cell.from, cell.to), cell.isEnclosed));
    const read = text.cells(written, own);
    if (!text.isDamaged(own, read)) return { line, cells: read, raw };
    return { line, cells: read, raw, wrong: damageIn(read, encoding) };
  };
  const givenUp = (looked: number): FileRow => {
    reach.afterFailure(held.begin() - failedAt, looked);
    const end = held.endOfLine();
    inLongLine = end === undefined;
    const { line, bytes } = held.cut(end ?? held.end());
    const isLong = inLongLine || bytes.length > longestRecord;
    failedAt = held.begin();
    const own = bytes.subarray(0, longestRecord);
    const raw = own.toString("latin1");
    const cells = text.cells(own.toString(text.parsedAs).split(delimiter), own);
    return { line, cells, raw, wrong: isLong ? tooLong : endless };
  };
  const take = (isEnd: boolean): FileRow[] => {
    const rows: FileRow[] = [];
    for (;;) {
      const bytes = held.since(held.begin());
      if (bytes.length === 0 || (bytes.length < 2 * triedTo && !isEnd)) return rows;
      const within = bytes.subarray(0, reach.bytes());
      const record = recordIn(within);
      triedTo = record === undefined ? within.length : 0;
      if (record === undefined && within.length === bytes.length && !isEnd) return rows;
      const row = record === undefined ? givenUp(within.length) : rowOf(bytes, record);
      if (row !== undefined) rows.push(row);
      triedTo = 0;
    }
  };
  return {
    async read(bytes) {
      const from = inLongLine ? bytes.indexOf(lineEnd === "CR" ? "\r" : "\n") : 0;
      if (from === -1) return [];
      inLongLine = false;
      held.add(bytes.subarray(from));
      return take(false);
    },
    async end() {
      held.add(Buffer.from(lineEnds[lineEnd]));
      return take(true);
    },
    line: held.line,
  };
}
