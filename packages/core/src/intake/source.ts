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

/** What one row tells; nothing where it is no appeal. */
export type RowRead = { readonly kind: "none" } | AppealRead;

/** What a row tells of an appeal: the acts that it proves, or all that happened. */
export type AppealRead = ProvedRead | ToldRead;

interface OfAppeal {
  readonly appealId: string;
  readonly registeredAt: Instant;
}

/** The acts that a row proves, at their true times. */
export interface ProvedRead extends OfAppeal {
  readonly kind: "proved";
  readonly acts: readonly Command[];
  /** What is odd about the row, which is taken in all the same. */
  readonly notes: readonly Problem[];
  /** What of the matter and of the agency's work the record can tell at all; everything where it is left out. */
  readonly told?: ReadonlySet<string>;
  /** How the record stood when it was last changed, where it says when that was. */
  readonly last?: LastChange | undefined;
}

interface LastChange {
  /** What is another thing in the record than before became so by then. */
  readonly asOf: Instant;
  /** Whether it says that the appeal is not over: one that was closed before has been reopened by then. */
  readonly isOpen: boolean;
}

/** All that happened to an appeal, word for word, as another Swiftline tells it. */
export interface ToldRead extends OfAppeal {
  readonly kind: "told";
  readonly history: History;
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
