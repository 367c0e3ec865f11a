import * as z from "zod";
import type { RandomStream } from "../random.ts";

/** A distribution whose parameters are given: what it says, and how it is drawn. */
export interface Law {
  readonly mean: number;
  readonly variance: number;
  /** The probability of at most `x`. */
  readonly cdf: (x: number) => number;
  /** One variate; the same bits on every engine. */
  readonly draw: (stream: RandomStream) => number;
  /** Fills a block with what so many draws would answer, where that takes less time. */
  readonly fill?: (stream: RandomStream, block: Float64Array) => void;
}

/**
 * One kind of distribution. Its parameters are plain data beside `kind`; amounts among them are in one unit, that of the variates.
 * (Methods, so that a list may hold kinds whose parameters differ in type.)
 */
export interface DistributionKind<Parameters extends { readonly kind: string }> {
  readonly kind: Parameters["kind"];
  readonly summary: string;
  /**
   * Whether a variate takes always as many uniform numbers and rises with each. Only then do antithetic streams make it vary in
   * the other direction, and common streams keep scenarios in step when parameters differ.
   */
  readonly monotone: boolean;
  /** The parameters in writing; amounts are written as `amount` reads them (a plain number, a duration). */
  form(amount: Amount): z.ZodType<Omit<Parameters, "kind">>;
  law(parameters: Parameters): Law;
  /** Run as a test. */
  readonly example: Parameters;
}

/** How an amount is written: it reads a number. */
export type Amount = z.ZodType<number>;

export const plainAmount: Amount = z.number();

export const positive = (amount: Amount): Amount => amount.refine((value) => value > 0, "must be above 0");

export const notNegative = (amount: Amount): Amount => amount.refine((value) => value >= 0, "must not be below 0");
