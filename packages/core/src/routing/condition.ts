import type { Result } from "../result.ts";
import type { Domain } from "./domain.ts";
import type { Subject } from "./subject.ts";

/** What is wrong with a cell, and what was probably meant. */
export interface CellProblem {
  readonly message: string;
  readonly suggestion?: string;
}

/**
 * One kind of condition: a column of a table. It reads its own cells, says when they hold and what they saw.
 * Its `form` says in which of three ways it takes part in the index and in the analysis; a condition without one is tried on
 * the rules that the index left, and nothing can be proved about it. `example` is run as a test. (Methods, so that a list may
 * hold members whose wants differ in type: each gets only what it has parsed itself.)
 */
export interface Condition<Wanted = unknown> {
  /** The column's name. */
  readonly kind: string;
  readonly summary: string;
  /** Reads the alternatives of a cell, at least one; answers everything that is wrong with them. */
  parse(alternatives: readonly string[], domain: Domain): Result<Wanted, readonly CellProblem[]>;
  /** The plain meaning of a cell, one rule at a time: what the index is held to. */
  holds(wanted: Wanted, subject: Subject, domain: Domain): boolean;
  /** What the subject has of that which this condition looks at; undefined where it is not known. */
  got(wanted: Wanted, subject: Subject, domain: Domain): string | undefined;
  readonly form?: Form<Wanted>;
  readonly example: { readonly cell: string; readonly matches: Partial<Subject>; readonly misses: Partial<Subject> };
}

export type Form<Wanted = unknown> = ValueForm<Wanted> | RangeForm<Wanted> | TokenForm<Wanted>;

/** The subject has one value, or none; a cell takes some values. */
export interface ValueForm<Wanted = unknown> {
  readonly by: "value";
  wants(wanted: Wanted): Values;
  valueOf(subject: Subject, domain: Domain): string | undefined;
  /** Every value that there can be, where the list is closed. */
  known(domain: Domain): Iterable<string> | undefined;
  /** Whether a subject may have none. */
  readonly optional: boolean;
}

/** The subject has one number, or none; a cell takes some spans of numbers. */
export interface RangeForm<Wanted = unknown> {
  readonly by: "range";
  wants(wanted: Wanted): Ranges;
  valueOf(subject: Subject, domain: Domain): number | undefined;
  readonly optional: boolean;
  /** Whether only whole numbers occur. */
  readonly whole: boolean;
}

/** The subject has any number of tokens, such as the words of its text; a cell asks for some and against others. */
export interface TokenForm<Wanted = unknown> {
  readonly by: "token";
  wants(wanted: Wanted): Tokens;
  /** Finds which of these tokens a subject has, for many subjects. */
  finder(tokens: readonly string[], domain: Domain): TokenFinder;
  /** Whether a subject that has one token has the other too, whatever it is: `gas leak` implies `gas`. */
  implies(token: string, other: string): boolean;
}

export interface TokenFinder {
  /** Writes the positions of the tokens found, each once, and answers how many there are. */
  find(subject: Subject, found: Uint32Array): number;
  /** Where in the subject they stand, for those that have a place. */
  places?(subject: Subject): readonly TokenPlace[];
}

/** A token, by its position in the finder's list, and the part [from, to) of the subject's text where it first stands. */
export interface TokenPlace {
  readonly token: number;
  readonly from: number;
  readonly to: number;
}

/** The values that a cell takes: these, or all but these; and whether it takes a subject that has none. */
export interface Values {
  readonly of: ReadonlySet<string>;
  readonly except: boolean;
  readonly missing: boolean;
}

/** The spans [from, to) that a cell takes, sorted and apart from each other. Infinite where open. */
export interface Ranges {
  readonly spans: readonly (readonly [from: number, to: number])[];
  readonly missing: boolean;
}

/** Some of `any` (where it names one), each of `all`, and none of `none`. */
export interface Tokens {
  readonly any: readonly string[];
  readonly all: readonly string[];
  readonly none: readonly string[];
}

export const takesValue = ({ of, except, missing }: Values, value: string | undefined): boolean =>
  value === undefined ? missing : of.has(value) !== except;

export const takesNumber = ({ spans, missing }: Ranges, value: number | undefined): boolean =>
  value === undefined ? missing : spans.some(([from, to]) => from <= value && value < to);

export const takesTokens = ({ any, all, none }: Tokens, has: (token: string) => boolean): boolean =>
  (any.length === 0 || any.some(has)) && all.every(has) && !none.some(has);

export const defineCondition = <Wanted>(condition: Condition<Wanted>): Condition<Wanted> => condition;
