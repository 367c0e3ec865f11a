import type { PolicyBook } from "../../book/policy-book.ts";
import { formatDate } from "../../time/civil-date.ts";
import { dateOf } from "../../time/zone.ts";
import type { AppealFacts } from "../facts.ts";

/** Something to count under a key. */
export interface Count {
  readonly key: readonly string[];
  readonly measure: string;
  /** 1 unless said. */
  readonly amount?: number;
}

/**
 * A narrow sum that reports read instead of the table: few dimensions, whole counts. A report that needs another view declares
 * another rollup; one over all dimensions would be as long as the table itself.
 */
export interface Rollup {
  readonly name: string;
  readonly dimensions: readonly string[];
  readonly measures: readonly string[];
  readonly count: (facts: AppealFacts, book: PolicyBook) => readonly Count[];
}

/** The local date of an instant in the city, `2026-04-12`. */
export const dayOf = (instant: number, book: PolicyBook): string => formatDate(dateOf(book.zone, instant));

/** Stands for an agency, an area or a rule that is not there. */
export const NONE = "-";
