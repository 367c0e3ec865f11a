import { foldColumn } from "../fold-column.ts";
import type { MappingInput } from "../mapping.ts";

/** The columns of a file from which a mapping takes something, by their places, the first of each name. Those that say who called are never among them. */
export function columnsRead(
  columns: readonly string[],
  { columns: named = {}, attributes = {}, personal = [] }: MappingInput,
): readonly number[] {
  const wanted = [...Object.values(named), ...Object.values(attributes)].flat();
  const read = new Set(wanted.flatMap((name) => (name === undefined ? [] : foldColumn(name))));
  const hidden = new Set([personal].flat().map(foldColumn));
  return columns.flatMap((column, index) => {
    const name = foldColumn(column);
    return read.has(name) && !hidden.has(name) && columns.indexOf(column) === index ? [index] : [];
  });
}
