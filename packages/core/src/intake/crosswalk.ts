import type { Problem } from "../problem.ts";
import { no, ok, type Result } from "../result.ts";
import { readTable, type Table } from "../table.ts";
import { foldWord } from "./fold-word.ts";
import type { Crosswalk, Mapping } from "./mapping.ts";

/** The tables that a mapping names in place of crosswalks; they lie beside its file. */
export const crosswalkFiles = ({ values = {} }: Mapping): readonly string[] => [
  ...new Set(Object.values(values).filter((value) => typeof value === "string")),
];

/** Reads a crosswalk as a table of two columns: `from`, the word of the file, and `to`, the city's own. */
export function readCrosswalk(table: Table): Result<Crosswalk, readonly Problem[]> {
  const first = new Map<string, number>();
  const read = readTable(table, { required: ["from", "to"], optional: ["note"] }, (row) => {
    const [from, to] = [row.get("from"), row.get("to")];
    if (from === undefined) return void row.wrong("from", "intake/empty", "the word of the file is empty");
    if (to === undefined) return void row.wrong("to", "intake/empty", `${from} leads nowhere`);
    const twin = first.get(foldWord(from));
    if (twin !== undefined)
      return void row.wrong("from", "intake/word-twice", `${from} is already on line ${twin}`, { value: from });
    first.set(foldWord(from), row.line);
    return [from, to] as const;
  });
  return read.problems.length > 0 ? no(read.problems) : ok(Object.fromEntries(read.values));
}

/** The mapping with its crosswalks in it, read from the tables that it names. */
export function withCrosswalks(mapping: Mapping, crosswalks: ReadonlyMap<string, Crosswalk>): Mapping {
  const { values = {} } = mapping;
  const named = Object.entries(values).map(([role, value]) => [
    role,
    typeof value === "string" ? (crosswalks.get(value) ?? value) : value,
  ]);
  return { ...mapping, values: Object.fromEntries(named) as Mapping["values"] };
}

/** The words of the file in the city's own. */
export interface Translation {
  /** The city's word for one of the file; undefined where the crosswalk does not know it. */
  readonly of: (word: string) => string | undefined;
  /** What stands for every word that is not known otherwise. */
  readonly rest: string | undefined;
}

/** Throws where a table of the mapping was never read in: see {@link withCrosswalks}. */
export function translation(crosswalk: Crosswalk | string | undefined): Translation {
  if (typeof crosswalk === "string") throw new Error(`the crosswalk ${crosswalk} has not been read in`);
  const folded = new Map(Object.entries(crosswalk ?? {}).map(([from, to]) => [foldWord(from), to]));
  return { of: (word) => folded.get(foldWord(word)), rest: folded.get("*") };
}
