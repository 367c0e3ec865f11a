import type { PolicyBook } from "@swiftline/core";
import type { History } from "@swiftline/core/appeal";
import { type FlatAppeal, flatAppeal, type Selection, selector } from "@swiftline/core/exporting";
import type { Store } from "@swiftline/store";

/** An appeal of the log, whole and as a flat row. */
export interface SelectedAppeal {
  readonly appealId: string;
  readonly history: History;
  readonly flat: FlatAppeal;
}

/** The appeals that were asked for, ordered by id; those whose import was taken back are not among them. */
export async function* selectedAppeals(
  { log }: Store,
  book: PolicyBook,
  selection: Selection,
): AsyncGenerator<SelectedAppeal> {
  const isSelected = selector(selection, book);
  for await (const { appealId, history } of log.all()) {
    const flat = flatAppeal(history);
    if (flat !== undefined && isSelected(flat)) yield { appealId, history, flat };
  }
}
