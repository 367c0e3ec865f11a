import { LONGEST_ADDRESS, LONGEST_TEXT } from "../appeal/events.ts";
import type { BoundColumns } from "./bound-columns.ts";
import type { Mapping } from "./mapping.ts";
import { type BoundColumn, joinedText } from "./read-column.ts";
import { odd, type RowView, wrong } from "./row-view.ts";

/** How long what an agency reports may be. */
const LONGEST_RESULT = 4000;

/** What was said: the columns that are filled, joined. */
export function textReader(bound: BoundColumns, { join }: Mapping): (row: RowView) => string {
  const columns = bound.of("text");
  const separator = join?.text ?? ": ";
  const longest = longestOf("text", LONGEST_TEXT);
  return (row) => (columns.length === 0 ? "" : longest(row, columns, joinedText(row, columns, separator) ?? ""));
}

export function addressReader(bound: BoundColumns, { join }: Mapping): (row: RowView) => string | undefined {
  const columns = bound.of("address");
  const separator = join?.address ?? ", ";
  const longest = longestOf("address", LONGEST_ADDRESS);
  return (row) => {
    const address = joinedText(row, columns, separator);
    return address === undefined ? undefined : longest(row, columns, address);
  };
}

/** What was done. One that is too long for an event is cut, with a note: no record is lost over a long answer. */
export function resultReader(bound: BoundColumns, { join }: Mapping): (row: RowView) => string | undefined {
  const columns = bound.of("result");
  const separator = join?.result ?? "\n";
  return (row) => {
    const result = joinedText(row, columns, separator);
    if (result === undefined || result.length <= LONGEST_RESULT) return result;
    const message = `the result has ${result.length} characters; the first ${LONGEST_RESULT} are kept`;
    odd(row, columns[0] ?? "result", { code: "intake/cut", message });
    return result.slice(0, LONGEST_RESULT);
  };
}

/** Columns kept as they are; those that are empty are left out. */
export function attributesReader(bound: BoundColumns): (row: RowView) => Readonly<Record<string, string>> | undefined {
  const { attributes, text } = bound;
  return (row) => {
    let kept: Record<string, string> | undefined;
    for (const [attribute, column] of attributes) {
      const value = text(row, column);
      if (value === undefined) continue;
      kept ??= {};
      kept[attribute] = value;
    }
    return kept;
  };
}

const longestOf =
  (what: string, most: number) =>
  (row: RowView, [column]: readonly BoundColumn[], text: string): string => {
    if (text.length > most) {
      const message = `the ${what} has ${text.length} characters, at most ${most} are kept`;
      wrong(row, column ?? what, { code: "intake/too-long", message });
    }
    return text;
  };
