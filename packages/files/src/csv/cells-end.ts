import type { Dialect } from "./dialect.ts";

/** Where the first `count` cells of a record end with the separator behind them; where the record ends if it has fewer. */
export function cellsEnd(
  raw: string,
  count: number,
  { delimiter, quote }: Pick<Dialect, "delimiter" | "quote">,
): number {
  let at = 0;
  for (let cell = 0; cell < count; cell++) {
    if (raw[at] === quote) at = closingQuote(raw, at, { delimiter, quote });
    const end = raw.indexOf(delimiter, at);
    if (end === -1) return raw.length;
    at = end + 1;
  }
  return at;
}

/** The quote that a separator or the end follows; the opening one where there is none. */
function closingQuote(raw: string, from: number, { delimiter, quote }: Pick<Dialect, "delimiter" | "quote">): number {
  for (let at = raw.indexOf(quote, from + 1); at !== -1; at = raw.indexOf(quote, at + 1)) {
    if (raw[at + 1] === quote) at++;
    else if (at + 1 === raw.length || raw[at + 1] === delimiter) return at;
  }
  return from;
}
