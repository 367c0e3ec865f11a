import type { FileRow } from "@swiftline/files";

/**
 * Rows on their way from one thread to another: all their text as one string, and where it is cut. Sending it costs a tenth of
 * sending the rows as they are, for a string is copied as a whole.
 */
export interface PackedRows {
  readonly lines: Float64Array;
  /** How many cells each row has. */
  readonly widths: Uint32Array;
  /** How long each row's own text is, and after it each of its cells. */
  readonly lengths: Uint32Array;
  readonly text: string;
  /** What is wrong with rows that are none, by their place. */
  readonly wrong: readonly (readonly [index: number, wrong: string])[];
}

export function packRows(rows: readonly FileRow[]): PackedRows {
  const lines = Float64Array.from(rows, ({ line }) => line);
  const widths = Uint32Array.from(rows, ({ cells }) => cells.length);
  const lengths = new Uint32Array(rows.reduce((sum, { cells }) => sum + cells.length + 1, 0));
  const parts: string[] = [];
  let at = 0;
  const add = (text: string): void => {
    lengths[at++] = text.length;
    parts.push(text);
  };
  for (const { raw, cells } of rows) {
    add(raw);
    for (const cell of cells) add(cell);
  }
  const wrong = rows.flatMap((row, index) => (row.wrong === undefined ? [] : [[index, row.wrong] as const]));
  return { lines, widths, lengths, text: parts.join(""), wrong };
}

/** The rows again. Most are only counted, so their text is cut out when it is asked for. */
export function unpackRows({ lines, widths, lengths, text, wrong }: PackedRows): readonly FileRow[] {
  const wrongAt = new Map(wrong);
  let place = 0;
  let from = 0;
  return Array.from(lines, (line, index): FileRow => {
    const [firstPlace, begin] = [place, from];
    const textBegin = begin + (lengths[firstPlace] ?? 0);
    for (const last = place + (widths[index] ?? 0); place <= last; place++) from += lengths[place] ?? 0;
    const lastPlace = place;
    return {
      line,
      get raw() {
        return text.slice(begin, textBegin);
      },
      get cells() {
        const cells: string[] = [];
        let at = textBegin;
        for (let cell = firstPlace + 1; cell < lastPlace; cell++) {
          const end = at + (lengths[cell] ?? 0);
          cells.push(text.slice(at, end));
          at = end;
        }
        return cells;
      },
      ...(wrongAt.has(index) && { wrong: wrongAt.get(index) ?? "" }),
    };
  });
}

/** What a packed batch may be sent with, instead of being copied. */
export const transferables = ({ lines, widths, lengths }: PackedRows): ArrayBuffer[] =>
  [lines.buffer, widths.buffer, lengths.buffer] as ArrayBuffer[];
