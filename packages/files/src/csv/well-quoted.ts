import type { Dialect } from "./dialect.ts";

/** Whether every quote that opens a cell of a record is closed at the end of the cell, those within it being doubled. */
export function isWellQuoted(raw: string, { delimiter, quote }: Pick<Dialect, "delimiter" | "quote">): boolean {
  let at = 0;
  while (at < raw.length) {
    if (raw[at] === quote) {
      at = raw.indexOf(quote, at + 1);
      while (at !== -1 && raw[at + 1] === quote) at = raw.indexOf(quote, at + 2);
      if (at === -1) return false;
      at++;
      while (raw[at] === " ") at++;
      if (at < raw.length && raw[at] !== delimiter) return false;
    } else at = raw.indexOf(delimiter, at);
    if (at === -1) return true;
    at++;
  }
  return true;
}
