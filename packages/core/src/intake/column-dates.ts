import { usualDateForms } from "./date-forms.ts";
import { foldColumn } from "./fold-column.ts";
import type { Mapping } from "./mapping.ts";

/** The forms in which a column writes its dates, tried in turn. */
export type FormsOf = (column: string) => readonly string[];

/** What a mapping says of how dates are written, for each column; `*` speaks of every column that is not named. */
export function formsByColumn(dates: Mapping["dates"]): FormsOf {
  const named = new Map(
    Object.entries(datesByColumn(dates)).map(([column, forms]) => [foldColumn(column), [forms].flat()]),
  );
  const others = named.get("*") ?? usualDateForms;
  return (column) => named.get(foldColumn(column)) ?? others;
}

/** The same, written out column by column. */
export const datesByColumn = (dates: Mapping["dates"] = {}): Readonly<Record<string, string | string[]>> =>
  typeof dates === "string" || Array.isArray(dates) ? { "*": dates } : dates;
