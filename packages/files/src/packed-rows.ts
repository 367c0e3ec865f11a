import { BlockRow } from "./csv/block-row.ts";
import type { RowBlock } from "./csv/row-block.ts";
import type { FileRow } from "./file-row.ts";

/** Rows on their way from one thread to another, as plain data that is cheap to send. */
export type PackedRows = readonly (SomeOfBlock | JoinedRows)[];

/** Rows of a block, which the threads share, so that nothing is copied. */
interface SomeOfBlock {
  readonly block: RowBlock;
  readonly from: number;
  readonly to: number;
}

/** All their text as one string, and where it is cut. Sending it costs a tenth of sending the rows as they are, for a string is copied as a whole. */
interface JoinedRows {
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
  const packed: (SomeOfBlock | JoinedRows)[] = [];
  for (let from = 0; from < rows.length; ) {
    const to = endOfRun(rows, from);
    const first = rows[from];
    if (first instanceof BlockRow) packed.push({ block: first.block, from: first.index, to: first.index + to - from });
    else packed.push(joined(rows.slice(from, to)));
    from = to;
  }
  return packed;
}

/** The rows again. Their text is cut out when it is asked for: most are only counted. */
export const unpackRows = (packed: PackedRows): readonly FileRow[] =>
  packed.flatMap((some) =>
    "block" in some
      ? Array.from({ length: some.to - some.from }, (_, index) => new BlockRow(some.block, some.from + index))
      : separated(some),
  );

/** Where the rows end that follow one another in the same block, or that lie in none. */
function endOfRun(rows: readonly FileRow[], from: number): number {
  const first = rows[from];
  let to = from + 1;
  if (first instanceof BlockRow) while (isInBlock(rows[to], first.block, first.index + to - from)) to++;
  else while (to < rows.length && !(rows[to] instanceof BlockRow)) to++;
  return to;
}

const isInBlock = (row: FileRow | undefined, block: RowBlock, index: number): boolean =>
  row instanceof BlockRow && row.block === block && row.index === index;

function joined(rows: readonly FileRow[]): JoinedRows {
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

function separated({ lines, widths, lengths, text, wrong }: JoinedRows): readonly FileRow[] {
  const wrongAt = new Map(wrong);
  let place = 0;
  let from = 0;
  const next = (): string => {
    const begin = from;
    from += lengths[place++] as number;
    return text.slice(begin, from);
  };
  return Array.from(lines, (line, index): FileRow => {
    const raw = next();
    const cells = Array.from({ length: widths[index] as number }, next);
    const why = wrongAt.get(index);
    return why === undefined ? { line, raw, cells } : { line, raw, cells, wrong: why };
  });
}
