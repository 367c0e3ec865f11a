import { usualDateForms } from "./date-forms.ts";
import { foldColumn } from "./fold-column.ts";
import type { Mapping } from "./mapping.ts";

/** The forms in which a column writes its dates, tried in turn. */
export type FormsOf = (column: string) => readonly string[];

/** What a mapping says of how dates are written, for each column; `*` speaks of every column that is not named. */
export function formsByColumn(dates: Mapping["dates"]): FormsOf {
  if (dates === undefined) return () => usualDateForms;
  if (typeof dates === "string" || Array.isArray(dates)) return () => [dates].flat();
  const named = new Map(Object.entries(dates).map(([column, forms]) => [foldColumn(column), [forms].flat()]));
  const others = named.get("*") ?? usualDateForms;
  return (column) => named.get(foldColumn(column)) ?? others;
}
