import type { Result } from "../result.ts";
import type { Domain, Subject } from "./subject.ts";

/** What is wrong with a cell, and what was probably meant. */
export interface CellProblem {
  readonly message: string;
  readonly suggestion?: string;
}

/**
 * One kind of condition: a column of the table. It reads its own cells, says when they hold and what they saw.
 * A member with `keys` is looked up in the table's index; one without is tried on the rules that the index left.
 * `example` is run as a test.
 */
export interface Condition<Wanted = unknown> {
  /** The column's name. */
  readonly kind: string;
  readonly summary: string;
  readonly parse: (alternatives: readonly string[], domain: Domain) => Result<Wanted, CellProblem>;
  readonly holds: (wanted: Wanted, subject: Subject) => boolean;
  /** The part of the subject that this condition looks at; for a text, the words that were found. */
  readonly got: (wanted: Wanted, subject: Subject) => string;
  readonly index?: {
    /** Every value that satisfies the cell. */
    readonly keys: (wanted: Wanted, domain: Domain) => Iterable<string>;
    readonly keyOf: (subject: Subject) => string | undefined;
  };
  readonly example: { readonly cell: string; readonly matches: Partial<Subject>; readonly misses: Partial<Subject> };
}

/** The cell's own words, in the explanation of a route. */
export const cellOf = (alternatives: readonly string[]): string => alternatives.join("|");

export const defineCondition = <Wanted>(condition: Condition<Wanted>): Condition<Wanted> => condition;
