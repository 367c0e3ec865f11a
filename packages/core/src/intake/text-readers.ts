import { LONGEST_ADDRESS, LONGEST_TEXT } from "../appeal/events.ts";
import type { BoundColumn, BoundColumns } from "./bound-columns.ts";
import type { Mapping } from "./mapping.ts";
import { odd, type RowView, wrong } from "./row-view.ts";

/** How long what an agency reports may be. */
const LONGEST_RESULT = 4000;

/** What was said: the columns that are filled, joined. */
export function textReader(bound: BoundColumns, { join }: Mapping): (row: RowView) => string {
  const columns = bound.of("text");
  const read = joined(bound, columns, join?.text ?? ": ");
  const longest = longestOf("text", LONGEST_TEXT);
  return (row) => (columns.length === 0 ? "" : longest(row, columns, read(row) ?? ""));
}

export function addressReader(bound: BoundColumns, { join }: Mapping): (row: RowView) => string | undefined {
  const columns = bound.of("address");
  const read = joined(bound, columns, join?.address ?? ", ");
  const longest = longestOf("address", LONGEST_ADDRESS);
  return (row) => {
    const address = read(row);
    return address === undefined ? undefined : longest(row, columns, address);
  };
}

/** What was done. One that is too long for an event is cut, with a note: no record is lost over a long answer. */
export function resultReader(bound: BoundColumns, { join }: Mapping): (row: RowView) => string | undefined {
  const columns = bound.of("result");
  const read = joined(bound, columns, join?.result ?? "\n");
  return (row) => {
    const result = read(row);
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

function joined({ text }: BoundColumns, columns: readonly BoundColumn[], separator: string) {
  return (row: RowView): string | undefined => {
    let whole: string | undefined;
    for (const column of columns) {
      const part = text(row, column);
      if (part !== undefined) whole = whole === undefined ? part : whole + separator + part;
    }
    return whole;
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
