import type { Result } from "../result.ts";
import type { Domain, Subject } from "./subject.ts";

/** What is wrong with a cell, and what was probably meant. */
export interface CellProblem {
  readonly message: string;
  readonly suggestion?: string;
}

/**
 * One kind of condition: a column of the table. It reads its own cells, says when they hold and what they saw.
 * A member with an `index` is looked up in the table's index; one without is tried on the rules that the index left.
 * `example` is run as a test. (Methods, so that a list may hold members whose wants differ in type: each gets only what it
 * has parsed itself.)
 */
export interface Condition<Wanted = unknown> {
  /** The column's name. */
  readonly kind: string;
  readonly summary: string;
  /** Reads the alternatives of a cell, at least one; answers everything that is wrong with them. */
  parse(alternatives: readonly string[], domain: Domain): Result<Wanted, readonly CellProblem[]>;
  holds(wanted: Wanted, subject: Subject): boolean;
  /** The part of the subject that this condition looks at; for a text, the words that were found. */
  got(wanted: Wanted, subject: Subject): string;
  readonly index?: {
    /** Every value that satisfies the cell. */
    keys(wanted: Wanted, domain: Domain): Iterable<string>;
    keyOf(subject: Subject): string | undefined;
  };
  readonly example: { readonly cell: string; readonly matches: Partial<Subject>; readonly misses: Partial<Subject> };
}

export const defineCondition = <Wanted>(condition: Condition<Wanted>): Condition<Wanted> => condition;
