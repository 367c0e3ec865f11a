import { messageOn } from "../problem.ts";
import { type BoundColumns, firstFilled } from "./bound-columns.ts";
import { toHalfWidth } from "./half-width.ts";
import type { Mapping } from "./mapping.ts";
import type { ReadColumn } from "./read-column.ts";
import { odd, type Remark, type RowView, wrong } from "./row-view.ts";

/**
 * The record's own number; undefined with a note where it has none and the mapping says how else it is known. What a
 * spreadsheet made of a number is told, since two records would become one appeal by it, or one record two.
 */
export function numberReader(bound: BoundColumns, { id: otherwise }: Mapping): (row: RowView) => string | undefined {
  const columns = bound.of("id");
  if (columns.length === 0) return () => undefined;
  return (row) => {
    const column = firstFilled(bound, row, columns) as ReadColumn;
    const id = numberIn(bound.text(row, column));
    if (id === undefined && otherwise !== undefined)
      return odd(row, column, {
        code: "intake/content-hash",
        message: "the id is empty: the record is known by what it says",
      });
    if (id === undefined) return wrong(row, column, { code: "intake/empty", message: "the id is empty" });
    const fault = faultOf(id);
    if (fault !== undefined) return wrong(row, column, { code: "intake/bad-id", ...fault });
    if (!isShown(id)) return id;
    odd(row, column, { code: "intake/bad-id", ...messageOn(id, SHOWN_ODD), suggestion: AS_TEXT });
    return wholeOf(id);
  };
}

const SHOWN_ODD = "is as a spreadsheet shows a number; its commas and the zeros behind its point are left out";
const AS_TEXT = "export it anew with the column as text, or as a number without separators and decimals";

/** What exports write where there is no number. */
const NONE = new Set(["n/a", "-", "--", "null", "none"]);
const LONGEST_NONE = 4;

/** `="00777"` and `'00777` keep a spreadsheet from reading a number as one, and stand for what is in the quotes, or behind the one. */
const KEPT_TEXT = /^(?:="([^"]*)"|'(.*))$/;

function numberIn(text: string | undefined): string | undefined {
  const bare = text?.startsWith("=") || text?.startsWith("'") ? text.replace(KEPT_TEXT, "$1$2").trim() : text;
  if (bare === undefined || bare === "") return undefined;
  const id = toHalfWidth(bare);
  return id.length <= LONGEST_NONE && NONE.has(id.toLowerCase()) ? undefined : id;
}

/** `1.23E+14`, with the decimal sign of any country. */
const POWER_OF_TEN = /^-?\d(?:[.,]\d+)?E\+\d+$/i;
/** `#REF!`, `#N/A`, `#DIV/0!` and the like, in any language. */
const ERROR_CELL = /^#(?:N\/A|[\p{Lu}/0]+[!?])$/u;

/**
 * `1,234,561`, `1234562.0` and `1,234,561.00`, each of which is a whole number in one way only. Where a point parts the thousands, it
 * may as well part the levels of a number, as in `2.001.117`.
 */
const SHOWN = /^[1-9](?:\d{0,2}(?:,\d{3})+(?:\.0+)?|\d*\.0+)$/;
/** Whether an id is a whole number as spreadsheets and the programs behind them show one. */
export const isShown = (id: string): boolean => (id.includes(",") || id.endsWith("0")) && SHOWN.test(id);

const wholeOf = (shown: string): string => shown.replaceAll(",", "").split(".", 1)[0] ?? "";

/** What a spreadsheet keeps of a number, in digits; zeros stand for the others. */
const KEPT_DIGITS = 15;

/** Most numbers have neither sign, which is cheaper to see than what it means. */
function faultOf(id: string): Omit<Remark, "code"> | undefined {
  if ((id.includes("+") && POWER_OF_TEN.test(id)) || (isShown(id) && wholeOf(id).length > KEPT_DIGITS)) {
    const suggestion = "export it anew with the column as text: format the cells as Text before the numbers come in";
    return {
      ...messageOn(id, "is a number that a spreadsheet shortened, of which the last digits are lost"),
      suggestion,
    };
  }
  if (id.startsWith("#") && ERROR_CELL.test(id))
    return { ...messageOn(id, "is the error of a formula"), suggestion: "write the number itself, and export it anew" };
  if (!/^[^\p{Cc}]{1,120}$/u.test(id)) return { message: "an id has at most 120 characters and no line break" };
  return undefined;
}
