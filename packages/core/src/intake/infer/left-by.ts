import { foldColumn } from "../fold-column.ts";
import type { ColumnRole, Mapping } from "../mapping.ts";
import type { Source } from "../source.ts";
import type { ColumnGuess } from "./assign-roles.ts";
import { columnsRead } from "./columns-read.ts";
import type { InferredMapping } from "./infer-mapping.ts";
import { SURE } from "./taken-guesses.ts";

/** A column that surely has a meaning, and that a source does not read with it. */
export interface LeftColumn {
  readonly role: ColumnRole;
  readonly column: string;
}

/** What makes an appeal that appeal, and how long it took; another column for it is another appeal. */
const BY_THE_SAME_COLUMN: ReadonlySet<ColumnRole> = new Set(["id", "registeredAt", "endedAt"]);

/** The columns that a mapping reads, being sure of them, and that a source would leave; none where it reads as much. */
export function leftBy(
  { meaning }: Source,
  header: readonly string[],
  { mapping, columns: guesses }: Pick<InferredMapping, "mapping" | "columns">,
): readonly LeftColumn[] {
  const known = meaning?.({ mapping: undefined });
  if (known === undefined) return [];
  const read = new Set(columnsRead(header, known).map((index) => header[index]));
  return Object.entries(mapping.columns ?? {}).flatMap(([name, named]) => {
    const role = name as ColumnRole;
    const names = [named].flat().filter((column) => column !== undefined);
    const sure = names.filter((column) => guesses.some((guess) => isSurely(guess, role, column)));
    const bound = boundTo(role, known, header);
    const isSame = BY_THE_SAME_COLUMN.has(role) ? bound[0] === names[0] : bound.length > 0;
    const reads = isSame || (!BY_THE_SAME_COLUMN.has(role) && names.every((column) => read.has(column)));
    return reads ? [] : sure.map((column) => ({ role, column }));
  });
}

const isSurely = ({ role, column, confidence }: ColumnGuess, wanted: ColumnRole, name: string): boolean =>
  role === wanted && column === name && confidence >= SURE;

/** The columns of a file that a mapping reads for a role, in its order. */
function boundTo(role: ColumnRole, { columns = {} }: Mapping, header: readonly string[]): readonly string[] {
  const names = [columns[role] ?? []].flat().map(foldColumn);
  return names.flatMap((name) => header.filter((column) => foldColumn(column) === name));
}
