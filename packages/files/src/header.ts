const rowsLookedAt = 200;

/**
 * Whether the first record of a table names its columns. Said to be none only on good grounds: it holds a date or a long
 * number where the rows below hold such, and nowhere another kind than they.
 */
export function hasHeader([first, ...rest]: readonly (readonly string[])[]): boolean {
  const rows = rest.slice(0, rowsLookedAt);
  if (first === undefined || rows.length === 0) return true;
  const columns = first.map((cell, at) => ({
    first: kindOf(cell),
    below: kindOfMost(rows.map((cells) => cells[at] ?? "")),
    tells: isTelling(cell),
  }));
  const typed = columns.filter(({ below, first: kind }) => below !== "text" && kind !== "empty");
  return !typed.some(({ tells }) => tells) || typed.some(({ first: kind, below }) => kind !== below);
}

type Kind = "empty" | "number" | "date" | "text";

/** In every order of the parts, with or without a time of day. */
const date = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ]\d{1,2}:\d{2}.*)?$/;
const number = /^[-+]?\d[\d,]*(\.\d+)?$/;

/** What a cell seems to hold, whatever stands around it. */
export function kindOf(cell: string): Kind {
  const text = cell.trim();
  if (text === "") return "empty";
  if (date.test(text)) return "date";
  return number.test(text) ? "number" : "text";
}

/** The kind of nine in ten of the cells that are not empty; text where there is none. */
function kindOfMost(cells: readonly string[]): Kind {
  const kinds = cells.map(kindOf).filter((kind) => kind !== "empty");
  const isMost = (wanted: Kind) => kinds.filter((kind) => kind === wanted).length >= Math.max(1, kinds.length * 0.9);
  return isMost("date") ? "date" : isMost("number") ? "number" : "text";
}

/** A year may name a column, and so may a 1 or a 2; a date, an id or a coordinate does not. */
const isTelling = (cell: string): boolean =>
  kindOf(cell) === "date" || (kindOf(cell) === "number" && (/\d{5}/.test(cell) || /\.\d{2}/.test(cell)));
