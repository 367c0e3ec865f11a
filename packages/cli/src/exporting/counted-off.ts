import type { ProgressLine } from "../present/progress.ts";

/**
 * Hands values on and shows how many there have been. The line is opened with the first of them, so that its pace is that of
 * this work and not of what came before, and it ends with the last one, or where whoever takes them stops.
 */
export async function* countedOff<Value>(
  values: AsyncIterable<Value>,
  open: () => ProgressLine,
): AsyncGenerator<Value> {
  let line: ProgressLine | undefined;
  let rows = 0;
  try {
    for await (const value of values) {
      line ??= open();
      yield value;
      line.show({ bytes: 0, total: undefined, rows: ++rows });
    }
  } finally {
    line?.end();
  }
}
