import type { Command } from "../appeal/acts/index.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import type { Problem } from "../problem.ts";
import type { Result } from "../result.ts";
import type { Row } from "../table.ts";
import type { Mapping, MappingInput } from "./mapping.ts";

/** What a row is read against. */
export interface SourceContext {
  readonly book: PolicyBook;
  /** What the columns of a file without a preset mean. */
  readonly mapping?: Mapping | undefined;
}

/** What one row proves: the acts, at their true times, the first of which registers the appeal. */
export type RowReader = (row: Row) => Result<readonly Command[], readonly Problem[]>;

/** A form in which other systems hand over their records. */
export interface Source {
  readonly id: string;
  readonly summary: string;
  /** Whether a file with these columns is of this form, so that `--from` may be left out. */
  readonly recognises: (columns: readonly string[]) => boolean;
  /** Finds the columns once; answers a reader of rows, or what is missing. */
  readonly bind: (columns: readonly string[], context: SourceContext) => Result<RowReader, readonly Problem[]>;
  /** A header and one row that the source reads, with the mapping that it needs, if any; run as a test. */
  readonly example: {
    readonly columns: readonly string[];
    readonly cells: readonly string[];
    readonly mapping?: MappingInput;
  };
}
