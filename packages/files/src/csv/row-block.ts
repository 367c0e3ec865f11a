/**
 * Records side by side in memory that threads can share, with the places of their cells. Their text is made when it is asked
 * for: most cells of most records never are.
 */
export interface RowBlock {
  /** UTF-8. */
  readonly bytes: Uint8Array<SharedArrayBuffer>;
  readonly isAscii: boolean;
  readonly quote: string;
  /** The line on which each record begins. */
  readonly lines: Uint32Array<SharedArrayBuffer>;
  /** Where each record begins, and where it ends without its line end. */
  readonly spans: Uint32Array<SharedArrayBuffer>;
  /** The place in `cells` of each record's first cell, and behind them that of the end. */
  readonly firsts: Uint32Array<SharedArrayBuffer>;
  /** Where each cell begins within its quotes and where it ends; {@link doubled} is added to an end where quotes are doubled. */
  readonly cells: Uint32Array<SharedArrayBuffer>;
}

/** Marks the end of a cell that holds doubled quotes. */
export const doubled = 0x80_00_00_00;

/** A copy that other threads can read too. */
export function shared(numbers: Uint32Array): Uint32Array<SharedArrayBuffer> {
  const copy = new Uint32Array(new SharedArrayBuffer(numbers.byteLength));
  copy.set(numbers);
  return copy;
}
