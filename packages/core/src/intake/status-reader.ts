import { messageOn } from "../problem.ts";
import type { BoundColumns } from "./bound-columns.ts";
import { foldWord } from "./code-finder.ts";
import type { Mapping } from "./mapping.ts";
import { odd, type RowView } from "./row-view.ts";
import { type Proof, proofOf } from "./status-meaning.ts";

/** What holds where a mapping says nothing. */
const usualStatuses: NonNullable<Mapping["statuses"]> = { Closed: "closed", "*": "open" };

/** Reads what the status of a row proves; undefined where it has none. An unknown status proves no end, with a note. */
export function statusReader(
  bound: BoundColumns,
  { statuses = usualStatuses }: Mapping,
): (row: RowView) => Proof | undefined {
  const [column] = bound.of("status");
  if (column === undefined) return () => undefined;
  const meanings = new Map(Object.entries(statuses).map(([word, meaning]) => [foldWord(word), meaning]));
  const rest = meanings.get("*");
  return (row) => {
    const status = bound.text(row, column);
    if (status === undefined) return undefined;
    const meaning = meanings.get(foldWord(status)) ?? rest;
    if (meaning !== undefined) return proofOf(meaning, status);
    const said = messageOn(status, "is a status that the mapping does not explain; it is taken for open");
    odd(row, column, { code: "intake/unknown-status", ...said });
    return proofOf("open", status);
  };
}
