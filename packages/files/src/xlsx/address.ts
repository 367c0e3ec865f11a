/** A cell of a sheet. Both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** `C14`, as spreadsheets name the third cell of row 14. */
export const cellAddress = (line: number, column: number): string => `${columnLetters(column)}${line}`;

/** `C` for 3, `AA` for 27. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
}

/** The place of `C14` or `$C$14`; undefined where it is none that a sheet can have. */
export function parseAddress(address: string): Place | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(address) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const line = Number(digits);
  return line === 0 ? undefined : { line, column };
}
