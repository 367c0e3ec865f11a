import { no, ok, type Result } from "@swiftline/core";
import type { CellForm } from "./columns.ts";
import { hoursOf } from "./feel-hours.ts";
import type { FeelValue } from "./feel-syntax.ts";
import type { FeelBound, FeelCell, FeelTest } from "./feel-tests.ts";

export interface CellColumn {
  readonly form: Exclude<CellForm, "dates">;
  readonly optional: boolean;
  /** The codes of the column's list, for `starts with`. */
  readonly codes?: Iterable<string> | undefined;
}

/** Turns FEEL tests into a cell of a condition. Answers in words what the cell cannot say. */
export function cellOfFeel(cell: FeelCell, column: CellColumn): Result<string, string> {
  if (cell.tests.length === 0) return ok("");
  if (column.form === "words") return wordsCell(cell);
  const given = cell.tests.filter(({ is }) => is !== "missing");
  const withMissing = given.length < cell.tests.length;
  const parts = column.form === "hours" ? hoursOf(given) : alternatives(given, column);
  if (!parts.ok) return parts;
  if (!cell.not) return ok([...parts.value, ...(withMissing ? ["!*"] : [])].join("|"));
  if (parts.value.length === 0) return ok("*");
  // FEEL's not("a") holds where there is no value at all; ours asks for one, unless it says otherwise.
  const orMissing = column.optional && !withMissing ? ["!*"] : [];
  return ok([...parts.value.map((part) => `!${part}`), ...orMissing].join("|"));
}

function alternatives(tests: readonly FeelTest[], column: CellColumn): Result<readonly string[], string> {
  const parts: string[] = [];
  for (const test of tests) {
    const part = alternative(test, column);
    if (!part.ok) return part;
    parts.push(...part.value);
  }
  return ok(parts);
}

function alternative(test: FeelTest, column: CellColumn): Result<readonly string[], string> {
  switch (test.is) {
    case "equal":
      return column.form === "numbers" && typeof test.value !== "number"
        ? no("the column holds numbers")
        : listed(valueText(test.value, column.form));
    case "beginning":
      return beginning(test.prefix, column.codes);
    case "compared":
      return ranged(column, [test.value], ([bound]) => `${test.sign}${bound}`);
    case "between":
      return ranged(column, [test.from.value, test.to.value], ([low, high]) => interval(test.from, test.to, low, high));
    case "containing":
      return no("contains is for the text of an appeal");
    case "missing":
      return ok([]);
  }
}

const listed = (text: Result<string, string>): Result<readonly string[], string> => (text.ok ? ok([text.value]) : text);

const interval = (from: FeelBound, to: FeelBound, low = "", high = ""): string =>
  `${from.taken ? "[" : "("}${low}..${high}${to.taken ? "]" : ")"}`;

function ranged(column: CellColumn, bounds: readonly FeelValue[], write: (texts: readonly string[]) => string) {
  if (column.form === "codes") return no("the column holds codes, which have no order");
  const texts = bounds.map((bound) =>
    typeof bound === "number" ? numberText(bound) : no("only numbers can be compared here"),
  );
  const wrong = texts.find((text) => !text.ok);
  return wrong === undefined ? ok([write(texts.map((text) => (text.ok ? text.value : "")))]) : wrong;
}

function numberText(value: number): Result<string, string> {
  const text = String(value);
  return /^-?\d+(\.\d+)?$/.test(text) ? ok(text) : no(`${text} is beyond the numbers that a cell can hold`);
}

/** A constant as one alternative of a cell. */
export function valueText(value: FeelValue, form: CellForm = "codes"): Result<string, string> {
  if (typeof value === "boolean") return ok(value ? "yes" : "no");
  if (typeof value === "number") return numberText(value);
  if (typeof value === "object") return no("dates can be said only in the input that is mapped to date");
  if (value === "") return no("an empty text cannot be said: an empty cell means any value");
  if (value !== value.trim()) return no("a value cannot begin or end with a space");
  if (value.includes("|") || /^[!+]|^\*$/.test(value)) return no(`${value} would be read as signs of a cell (| ! + *)`);
  return form === "attribute" && /^[<>=[\](]/.test(value) ? no(`${value} would be read as a range`) : ok(value);
}

function beginning(prefix: string, codes: Iterable<string> | undefined): Result<readonly string[], string> {
  const found = [...(codes ?? [])].filter((code) => code.startsWith(prefix));
  if (codes === undefined) return no("starts with can be said only where the codes of the column are known");
  return found.length === 0 ? no(`no code starts with ${prefix}`) : ok(found);
}

function wordsCell({ not, tests }: FeelCell): Result<string, string> {
  const signed: string[] = [];
  for (const test of tests) {
    if (test.is !== "containing") return no('a text is asked for words: contains(?, "gas leak")');
    const { any, all, none } = test.words;
    const joined = all.length > 0 || none.length > 0;
    if (joined && (not || tests.length > 1)) return no("words joined by and cannot stand beside others or in not");
    const words = [
      ...any.map((word) => [not ? "!" : "", word]),
      ...all.map((word) => ["+", word]),
      ...none.map((word) => ["!", word]),
    ];
    for (const [sign = "", word = ""] of words) {
      const text = valueText(word);
      if (!text.ok) return text;
      signed.push(sign + text.value);
    }
  }
  return ok(signed.join("|"));
}
