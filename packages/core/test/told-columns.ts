import { foldColumn } from "../src/intake/fold-column.ts";
import type { InferredMapping } from "../src/intake/infer/infer-mapping.ts";
import type { MappingInput } from "../src/intake/mapping.ts";

/** One meaning that a preset gives to columns of a file, and the columns that were inferred for it. */
export interface ToldColumn {
  readonly role: string;
  readonly known: readonly string[];
  readonly inferred: readonly string[];
  /** Whether one of them is meant. */
  readonly agrees: boolean;
}

/** Every meaning that a preset, which a person wrote, gives to a column that the file has, beside what was inferred. */
export function toldColumns(
  { mapping }: InferredMapping,
  preset: MappingInput,
  columns: readonly string[],
): readonly ToldColumn[] {
  return Object.keys(preset.columns ?? {}).flatMap((role) => {
    const known = namedFor(preset, role, columns);
    const inferred = placesOf(role).flatMap((place) => namedFor(mapping, place, columns));
    if (known.length === 0) return [];
    return [{ role, known, inferred, agrees: inferred.some((column) => known.includes(column)) }];
  });
}

/** A guess about a column of which the preset says something: with how much confidence, and whether it was right. */
export interface JudgedGuess {
  readonly confidence: number;
  readonly right: boolean;
}

/** What several columns may say: one more than a preset names is not wrong. */
const SEVERAL: ReadonlySet<string> = new Set(["agency", "area", "text"]);

/** All guesses that a preset can judge, those too that were left out of the mapping. */
export function judgedGuesses(
  { columns: guesses }: InferredMapping,
  preset: MappingInput,
  columns: readonly string[],
): readonly JudgedGuess[] {
  const all = new Set(Object.keys(preset.columns ?? {}).flatMap((role) => namedFor(preset, role, columns)));
  return guesses.flatMap(({ role, column, confidence }) => {
    const known = placesOf(role).flatMap((place) => namedFor(preset, place, columns));
    const unjudged = !all.has(column) && (known.length === 0 || SEVERAL.has(role));
    return unjudged ? [] : [{ confidence, right: known.includes(column) }];
  });
}

/** The levels of a category are a path for one reader, and category and detail for another. */
const placesOf = (role: string): readonly string[] =>
  role === "category" || role === "detail" ? ["category", "detail"] : [role];

/** The columns of a file that a mapping names for a role, as the file calls them. */
function namedFor(mapping: MappingInput, role: string, columns: readonly string[]): readonly string[] {
  const named: Readonly<Record<string, string | string[] | undefined>> = mapping.columns ?? {};
  const wanted = new Set([named[role] ?? []].flat().map(foldColumn));
  return columns.filter((column) => wanted.has(foldColumn(column)));
}
