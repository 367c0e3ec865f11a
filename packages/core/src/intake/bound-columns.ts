import { didYouMean } from "../nearest.ts";
import type { Problem } from "../problem.ts";
import { no, ok, type Result } from "../result.ts";
import type { Row } from "../table.ts";
import { datesByColumn } from "./column-dates.ts";
import { isDateRole } from "./date-roles.ts";
import { emptyWords } from "./empty-words.ts";
import { foldColumn } from "./fold-column.ts";
import { foldWord } from "./fold-word.ts";
import type { ColumnRole, Mapping } from "./mapping.ts";
import { type BoundColumn, joinedColumn, type ReadColumn, textOf } from "./read-column.ts";

/** The columns of a file by what they mean. */
export interface BoundColumns {
  /** The columns with a role that are there, in the order of the mapping; one for all where a moment is joined. */
  readonly of: (role: ColumnRole) => readonly ReadColumn[];
  readonly attributes: readonly (readonly [attribute: string, column: ReadColumn])[];
  /** Whether a row is no appeal, as the mapping says of a word of it. */
  readonly isSkipped: (row: Row) => boolean;
  /** What a column says in a row: see {@link textOf}. */
  readonly text: (row: Row, column: ReadColumn | undefined) => string | undefined;
}

/** Finds every column that a mapping names; answers each one that is missing, with the nearest one there. */
export function bindColumns(columns: readonly string[], mapping: Mapping): Result<BoundColumns, readonly Problem[]> {
  const called = Map.groupBy(columns.keys(), (index) => foldColumn(columns[index] ?? ""));
  const optional = new Set(mapping.optional?.map(foldColumn));
  const personal = new Set(mapping.personal?.map(foldColumn));
  const problems: Problem[] = [];
  const find = (name: string, role: string): readonly BoundColumn[] => {
    const folded = foldColumn(name);
    const alike = called.get(folded) ?? [];
    const exact = alike.filter((index) => columns[index] === name);
    const [index, second] = exact.length > 0 ? exact : alike;
    if (personal.has(folded)) problems.push(personalProblem(name, role));
    else if (second !== undefined) problems.push(twiceProblem(name, role));
    else if (index !== undefined) return [{ name: columns[index] ?? name, index }];
    else if (!optional.has(folded)) problems.push(missingProblem(name, role, columns));
    return [];
  };
  const emptyIn = emptyWords(mapping);
  const roles = new Map<ColumnRole, readonly ReadColumn[]>();
  for (const [role, names] of Object.entries(mapping.columns ?? {}) as [ColumnRole, string | readonly string[]][]) {
    const found = [names].flat().flatMap((name) => find(name, role));
    const read = found.map((column) => ({ ...column, empty: emptyIn(column.name, role), joins: undefined }));
    const separator = isDateRole(role) ? mapping.join?.[role] : undefined;
    roles.set(role, separator === undefined ? read : joinedColumn(read, separator));
  }
  const attributes = Object.entries(mapping.attributes ?? {}).flatMap(([attribute, name]) =>
    find(name, attribute).map(
      (column) => [attribute, { ...column, empty: emptyIn(column.name), joins: undefined }] as const,
    ),
  );
  const skipped = Object.entries(mapping.skip ?? {}).flatMap(([name, words]) =>
    find(name, "rows to skip").map(({ index }) => ({ index, words: new Set(words.map(foldWord)) })),
  );
  for (const name of mapping.personal ?? [])
    if (!called.has(foldColumn(name)) && !optional.has(foldColumn(name)))
      problems.push(missingProblem(name, "what is personal", columns));
  for (const name of Object.keys(datesByColumn(mapping.dates)))
    if (name !== "*" && !problems.some(({ field }) => field === name)) find(name, "dates");
  for (const role of neededRoles(mapping)) {
    const [name] = [mapping.columns?.[role] ?? role].flat();
    const missed = roles.get(role)?.length === 0 && !problems.some(({ field }) => field === name);
    if (missed && name !== undefined) problems.push(missingProblem(name, role, columns));
  }
  if (problems.length > 0) return no(problems);
  return ok({
    of: (role) => roles.get(role) ?? [],
    attributes,
    isSkipped: ({ cells }) => skipped.some(({ index, words }) => words.has(foldWord(cells[index] ?? ""))),
    text: (row, column) => (column === undefined ? undefined : textOf(row, column)),
  });
}

/** The roles without which a row is no appeal: one of their columns must be there. */
function neededRoles({ id, constants, hotlines }: Mapping): readonly ColumnRole[] {
  const hasCategory = constants?.category !== undefined || hotlines !== undefined;
  return [
    "registeredAt",
    ...(id === undefined ? (["id"] as const) : []),
    ...(hasCategory ? [] : (["category"] as const)),
  ];
}

const missingProblem = (name: string, role: string, columns: readonly string[]): Problem => ({
  code: "intake/column-missing",
  message: `there is no column ${name}, which holds ${role}`,
  line: 1,
  field: name,
  ...didYouMean(name, columns),
});

const twiceProblem = (name: string, role: string): Problem => ({
  code: "table/column-twice",
  message: `column ${name}, which holds ${role}, is there twice`,
  line: 1,
  field: name,
  suggestion: "give each a name of its own in the file",
});

const personalProblem = (name: string, role: string): Problem => ({
  code: "intake/personal",
  message: `${name} is personal, and cannot be taken in as ${role}`,
  line: 1,
  field: name,
  suggestion: "take it out of the columns and attributes, or out of personal",
});

/** The first of these columns that is filled; the first of all where none is, and the only one whatever it holds. */
export const firstFilled = (
  { text }: BoundColumns,
  row: Row,
  columns: readonly ReadColumn[],
): ReadColumn | undefined =>
  columns.length > 1 ? (columns.find((column) => text(row, column) !== undefined) ?? columns[0]) : columns[0];

/** The columns that a mapping needs and a header lacks, as problems; nothing where all are there, be it twice. */
export function missingColumns(columns: readonly string[], mapping: Mapping): readonly Problem[] {
  const bound = bindColumns(columns, mapping);
  return bound.ok ? [] : bound.reason.filter(({ code }) => code !== "table/column-twice");
}
