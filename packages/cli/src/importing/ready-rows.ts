import {
  type ImportRow,
  isLeftOut,
  type PolicyBook,
  type Problem,
  type Ready,
  type ReadyRow,
  readRow,
  type TakenIn,
  takeIn,
} from "@swiftline/core";
import type { RowReader } from "@swiftline/core/intake";
import { type ReadyFirsts, readyingFirsts } from "@swiftline/store";

/** The same as {@link Ready}, as plain data that is cheap to send: rows of which nothing is said begin their appeals. */
export interface SentReady {
  readonly firsts: ReadyFirsts;
  readonly others: readonly (readonly [index: number, row: ReadyRow])[];
  readonly notes: readonly (readonly [index: number, notes: readonly Problem[]])[];
}

export interface ReadyRules {
  readonly read: RowReader;
  readonly since: number | undefined;
  readonly book: PolicyBook;
}

/** Makes the rows of a batch ready, as if their appeals were unknown. Where most are expected to be known, less is made. */
export function readyRows(rules: ReadyRules): (rows: readonly ImportRow[], expectKnown: boolean) => SentReady {
  return (rows, expectKnown) => {
    const repeated = new Set<string>();
    const made = readyBut(repeated, rows, { ...rules, expectKnown });
    // Only behind the last row is it known which appeals have several, so those batches are made once more.
    return repeated.size === 0 ? made : readyBut(repeated, rows, { ...rules, expectKnown });
  };
}

/** Row by row, so that little is kept of each. Appeals that are repeated are left out, and those that prove to be are noted. */
function readyBut(
  repeated: Set<string>,
  rows: readonly ImportRow[],
  rules: ReadyRules & { readonly expectKnown: boolean },
): SentReady {
  const firsts = readyingFirsts(rows.length, rules);
  const seen = new Set<string>();
  const others: (readonly [number, ReadyRow])[] = [];
  const notes: (readonly [number, readonly Problem[]])[] = [];
  for (const [index, row] of rows.entries()) {
    const one = first(row, rules);
    if (!isFirst(one)) others.push([index, one]);
    else if (repeated.has(one.id)) others.push([index, { kind: "repeated" }]);
    else if (seen.has(one.id)) repeated.add(one.id);
    else {
      seen.add(one.id);
      firsts.add(one.events);
      if (one.notes.length > 0) notes.push([index, one.notes]);
    }
  }
  return { firsts: firsts.done(), others, notes };
}

interface First extends TakenIn {
  readonly id: string;
}

/** The first commit of the appeal that a row tells of, as if nothing were known of it yet. */
function first(row: ImportRow, { read, since, book }: ReadyRules): First | ReadyRow {
  const told = readRow(row, read);
  if (!told.ok) return { kind: "rejected", problems: told.reason };
  if (told.value.kind === "none" || isLeftOut(told.value, since)) return { kind: "skipped" };
  const { appealId } = told.value;
  const taken = takeIn([], told.value, book);
  if (!taken.ok) return { kind: "rejected", appealId, problems: taken.reason };
  return { ...taken.value, id: appealId };
}

const isFirst = (one: First | ReadyRow): one is First => "events" in one;

/** What was sent, row by row. */
export function readyOf({ firsts, others, notes }: SentReady, count: number): Ready {
  const rows = new Array<ReadyRow | undefined>(count);
  for (const [index, row] of others) rows[index] = row;
  const notesAt = new Map(notes);
  let next = 0;
  return {
    firsts,
    rows: Array.from(
      rows,
      (row, index): ReadyRow =>
        row ?? { kind: "first", appealId: firsts.appealIds[next++] ?? "", notes: notesAt.get(index) ?? [] },
    ),
  };
}
