import type { FileRow } from "../file-row.ts";
import { doubled, type RowBlock } from "./row-block.ts";

const notAscii = /[\x80-\xff]/;

/**
 * A row of a block. A class, since one is made for every record in every thread: getters of an object literal are made anew
 * with each object, which costs ten times as much.
 */
export class BlockRow implements FileRow {
  readonly block: RowBlock;
  readonly index: number;

  constructor(block: RowBlock, index: number) {
    this.block = block;
    this.index = index;
  }

  get line(): number {
    return this.block.lines[this.index] as number;
  }

  /** How many bytes the record has. */
  get length(): number {
    const { spans } = this.block;
    return (spans[2 * this.index + 1] as number) - (spans[2 * this.index] as number);
  }

  /** How many cells the record has. */
  get width(): number {
    const { firsts } = this.block;
    return (firsts[this.index + 1] as number) - (firsts[this.index] as number);
  }

  /** Whether the record has no text in its cells from one on. */
  isEmptyFrom(cell: number): boolean {
    const { cells, firsts } = this.block;
    const end = 2 * (firsts[this.index + 1] as number);
    for (let place = 2 * ((firsts[this.index] as number) + cell); place < end; place += 2)
      if (cells[place] !== cells[place + 1]) return false;
    return true;
  }

  get raw(): string {
    const { spans } = this.block;
    return bytesOf(this.block).toString("latin1", spans[2 * this.index], spans[2 * this.index + 1]);
  }

  get cells(): readonly string[] {
    const { block, raw, width } = this;
    const from = block.spans[2 * this.index] as number;
    const isAscii = block.isAscii || !notAscii.test(raw);
    const cells = new Array<string>(width);
    let place = 2 * (block.firsts[this.index] as number);
    for (let cell = 0; cell < width; cell++) {
      const begin = block.cells[place++] as number;
      const end = block.cells[place++] as number;
      cells[cell] = isAscii && end < doubled ? raw.slice(begin - from, end - from) : textOf(block, begin, end);
    }
    return cells;
  }
}

/** How many cells a row has, and how many bytes; of a row of a block without making its text. */
export const widthOf = (row: FileRow): number => (row instanceof BlockRow ? row.width : row.cells.length);
export const lengthOf = (row: FileRow): number => (row instanceof BlockRow ? row.length : row.raw.length);

/** The first of a row's cells from one on that is not blank, -1 where there is none; of a row of a block mostly without its text. */
export function filledFrom(row: FileRow, from: number): number {
  if (row instanceof BlockRow && row.isEmptyFrom(from)) return -1;
  return row.cells.findIndex((cell, at) => at >= from && cell.trim() !== "");
}

/** All rows of a block. */
export const rowsOf = (block: RowBlock): BlockRow[] =>
  Array.from(block.lines, (_, index) => new BlockRow(block, index));

function textOf(block: RowBlock, begin: number, end: number): string {
  const text = bytesOf(block).toString("utf8", begin, end >= doubled ? end - doubled : end);
  return end >= doubled ? text.replaceAll(block.quote + block.quote, block.quote) : text;
}

const buffers = new WeakMap<RowBlock, Buffer>();

/** The bytes of a block as Node reads text from them. */
function bytesOf(block: RowBlock): Buffer {
  const known = buffers.get(block);
  if (known !== undefined) return known;
  const { buffer, byteOffset, byteLength } = block.bytes;
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  buffers.set(block, bytes);
  return bytes;
}
