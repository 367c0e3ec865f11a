import {
  type ImportRow,
  isBefore,
  type PolicyBook,
  type Problem,
  type Ready,
  type ReadyRow,
  readRow,
  type TakenIn,
  takeIn,
} from "@swiftline/core";
import type { History } from "@swiftline/core/appeal";
import type { RowReader } from "@swiftline/core/intake";
import { type ReadyFirsts, readyFirsts } from "@swiftline/store";

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
    const taken = rows.map((row) => first(row, rules));
    const times = new Map<string, number>();
    for (const one of taken) if (isFirst(one)) times.set(one.id, (times.get(one.id) ?? 0) + 1);
    const histories: History[] = [];
    const others: (readonly [number, ReadyRow])[] = [];
    const notes: (readonly [number, readonly Problem[]])[] = [];
    for (const [index, one] of taken.entries()) {
      if (!isFirst(one)) others.push([index, one]);
      else if (times.get(one.id) !== 1) others.push([index, { kind: "repeated" }]);
      else {
        histories.push(one.events);
        if (one.notes.length > 0) notes.push([index, one.notes]);
      }
    }
    return { firsts: readyFirsts(histories, { book: rules.book, expectKnown }), others, notes };
  };
}

interface First extends TakenIn {
  readonly id: string;
}

/** The first commit of the appeal that a row tells of, as if nothing were known of it yet. */
function first(row: ImportRow, { read, since, book }: ReadyRules): First | ReadyRow {
  const acts = readRow(row, read);
  if (!acts.ok) return { kind: "rejected", problems: acts.reason };
  if (isBefore(acts.value, since)) return { kind: "skipped" };
  const taken = takeIn([], acts.value, book);
  if (!taken.ok) return { kind: "rejected", problems: taken.reason };
  return { ...taken.value, id: acts.value.acts[0]?.appealId ?? "" };
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
