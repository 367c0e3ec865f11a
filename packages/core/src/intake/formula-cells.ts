/** What a spreadsheet program takes for the beginning of a formula, ASCII or full width. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * Puts an apostrophe before text that a spreadsheet program would run as a formula. It also goes before text that begins with
 * apostrophes and then so, so that {@link unguardFormula} gives every text back as it was.
 */
export const guardFormula = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The text as it was before {@link guardFormula}. */
export const unguardFormula = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
