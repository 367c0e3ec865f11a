import type { Command } from "../appeal/acts/index.ts";
import type { History } from "../appeal/history.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import type { Problem } from "../problem.ts";
import type { Result } from "../result.ts";
import type { Row } from "../table.ts";
import type { Instant } from "../time/instant.ts";
import type { Mapping, MappingInput } from "./mapping.ts";

/** What a row is read against. */
export interface SourceContext {
  readonly book: PolicyBook;
  /** What the columns mean where no preset says so, and what a city's own mapping adds to a preset. */
  readonly mapping?: Mapping | undefined;
  /** When the records are read: what they tell of a later day has not happened. Unless given, nothing is too late. */
  readonly readAt?: Instant | undefined;
}

/** What one row proves: the acts, at their true times, the first of which registers the appeal; none where it is no appeal. */
export interface RowRead {
  readonly acts: readonly Command[];
  /** What is odd about the row, which is taken in all the same. */
  readonly notes: readonly Problem[];
  /** What of the matter and of the agency's work the record can tell at all; everything where it is left out. */
  readonly told?: ReadonlySet<string>;
  /** When the record was last changed, where it says so: what is another thing in it than before became so by then. */
  readonly asOf?: number;
  /** Whether it says that the appeal is not over: one that was closed before `asOf` has been reopened by then. */
  readonly isOpen?: boolean;
  /** All that happened, word for word, where another Swiftline tells it; then `acts` only registers the appeal. */
  readonly history?: History;
}

/** Reads a row, or answers everything for which it cannot be taken in. */
export type RowReader = (row: Row) => Result<RowRead, readonly Problem[]>;

/** A form in which other systems hand over their records. */
export interface Source {
  readonly id: string;
  readonly summary: string;
  /** Whether a file with these columns is of this form, so that `--from` may be left out. */
  readonly recognises: (columns: readonly string[]) => boolean;
  /** Finds the columns once; answers a reader of rows, or what is missing. */
  readonly bind: (columns: readonly string[], context: SourceContext) => Result<RowReader, readonly Problem[]>;
  /** What the columns mean, completed by the mapping at hand; absent where it is no matter of columns. */
  readonly meaning?: (context: Pick<SourceContext, "mapping">) => Mapping | undefined;
  /** A header and one row that the source reads, with the mapping that it needs, if any; run as a test. */
  readonly example: {
    readonly columns: readonly string[];
    readonly cells: readonly string[];
    readonly mapping?: MappingInput;
  };
}
