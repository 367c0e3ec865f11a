import { type PolicyBook, SwiftlineError } from "@swiftline/core";
import { type Mapping, type RowReader, sources } from "@swiftline/core/intake";
import type { OpenRecordsOptions } from "@swiftline/files";

/** How a file becomes rows and rows become acts, as plain data: a thread that is given it reads as any other does. */
export interface Recipe {
  readonly file: string;
  readonly options: Omit<OpenRecordsOptions, "stdin">;
  readonly city: string;
  readonly source: string;
  readonly mapping: Mapping | undefined;
  readonly columns: readonly string[];
  /** Appeals that were registered before this moment are left out. */
  readonly since: number | undefined;
  /** When the run began: nothing that a record tells of a later day has happened. */
  readonly readAt: number;
}

/** A reader of rows by a recipe whose columns are known to be there. */
export function readerBy({ source, mapping, columns, readAt }: Recipe, book: PolicyBook): RowReader {
  const bound = sources.find(({ id }) => id === source)?.bind(columns, { book, mapping, readAt });
  if (bound?.ok) return bound.value;
  throw new SwiftlineError("import/columns-missing", `the columns of ${source} are not there any more`, {
    problems: bound?.reason ?? [],
  });
}
