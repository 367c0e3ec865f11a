import { type TablePlace, tablesIn } from "@swiftline/files";

/** The table that a path names; of an archive of several the first, and `tell` hears which that is. */
export async function firstTable(
  path: string,
  entry: string | undefined,
  tell: (words: string) => void,
): Promise<TablePlace> {
  const {
    tables: [first = { path, entry }, next, ...more],
  } = await tablesIn(path, entry);
  if (next !== undefined)
    tell(
      `${path} holds ${more.length + 2} tables, and this looks at ${first.entry} alone; ${path}/${next.entry} names the next`,
    );
  return first;
}
