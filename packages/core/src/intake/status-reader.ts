import { messageOn } from "../problem.ts";
import { type BoundColumns, firstFilled } from "./bound-columns.ts";
import { foldWord } from "./fold-word.ts";
import { meaningOfStatus } from "./known-statuses.ts";
import type { Mapping } from "./mapping.ts";
import { odd, type RowView } from "./row-view.ts";
import { type Proof, proofOf, type StatusMeaning } from "./status-meaning.ts";

/** What holds where a mapping says nothing. */
const usualStatuses: NonNullable<Mapping["statuses"]> = { Closed: "closed", "*": "open" };

/**
 * Reads what the status of a row proves, by the first of its columns that is filled; undefined where none is. An unknown status
 * proves no end, with a note; so does any that the mapping says nothing of where the row has a closing date all the same.
 */
export function statusReader(bound: BoundColumns, { statuses }: Mapping): (row: RowView) => Proof | undefined {
  const [columns, ends] = [bound.of("status"), bound.of("endedAt")];
  const meaningOf = statusMeaning(statuses ?? usualStatuses);
  const isDoubtful = (row: RowView, meaning: StatusMeaning): boolean =>
    statuses === undefined && meaning === "open" && bound.text(row, firstFilled(bound, row, ends)) !== undefined;
  return (row) => {
    const column = firstFilled(bound, row, columns);
    const status = bound.text(row, column);
    if (column === undefined || status === undefined) return undefined;
    const meaning = meaningOf(status);
    if (meaning !== undefined && !isDoubtful(row, meaning)) return proofOf(meaning, status);
    const said = messageOn(status, "is a status that the mapping does not explain; it is taken for open");
    odd(row, column, { code: "intake/unknown-status", ...said });
    return proofOf("open", status);
  };
}

/** Where a mapping says nothing of all other statuses, one that is narrowed down has the meaning of its parts. */
function statusMeaning(statuses: NonNullable<Mapping["statuses"]>): (status: string) => StatusMeaning | undefined {
  const meanings = new Map(Object.entries(statuses).map(([word, meaning]) => [foldWord(word), meaning]));
  const rest = meanings.get("*");
  return (status) => meanings.get(foldWord(status)) ?? rest ?? meaningOfStatus(status, (word) => meanings.get(word));
}
