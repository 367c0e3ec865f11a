import { formsByColumn } from "./column-dates.ts";
import { countsTime } from "./date-forms.ts";
import { isDateRole } from "./date-roles.ts";
import { foldWord } from "./fold-word.ts";
import type { ColumnRole, Mapping } from "./mapping.ts";

/** The words that say nothing in a cell, in small letters, and how long they are: most cells are none, and their length says so. */
export interface EmptyWords {
  readonly words: ReadonlySet<string>;
  readonly lengths: ReadonlySet<number>;
}

/**
 * The words that say nothing in a column with a role: those of the mapping, unless it explains them for that role, and 0 where
 * dates are numbers that count from a beginning.
 */
export function emptyWords(mapping: Mapping): (column: string, role?: ColumnRole) => EmptyWords {
  const all = mapping.empty ?? [];
  const formsOf = formsByColumn(mapping.dates);
  const isCounted = (column: string, role: ColumnRole): boolean => isDateRole(role) && formsOf(column).some(countsTime);
  return (column, role) => {
    if (role === undefined) return emptyWordsOf(all);
    const explained = explainedWords(mapping, role);
    const unexplained = all.filter((word) => !explained.has(foldWord(word)));
    return emptyWordsOf(isCounted(column, role) ? [...unexplained, "0"] : unexplained);
  };
}

const emptyWordsOf = (words: readonly string[]): EmptyWords => ({
  words: new Set(["", ...words.map((word) => word.toLowerCase())]),
  lengths: new Set([0, ...words.map((word) => word.length)]),
});

/** The words of which a mapping says what they mean in a column with this role. */
function explainedWords({ statuses = {}, values = {} }: Mapping, role: ColumnRole): ReadonlySet<string> {
  const crosswalks: { readonly [Role in ColumnRole]?: object | string | undefined } = {
    ...values,
    status: statuses,
    detail: values.category,
  };
  const crosswalk = crosswalks[role];
  return new Set(typeof crosswalk === "object" ? Object.keys(crosswalk).map(foldWord) : []);
}
