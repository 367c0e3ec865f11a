import { exp, log } from "../../chance/elementary.ts";

/**
 * The two-sided p-value of so many differences one way and so many the other, if both were equally likely: the exact binomial
 * test, for pairs of ones and zeros known as McNemar's exact test. 1 where there are no differences.
 */
export function signTest(less: number, more: number): number {
  const all = less + more;
  let logTerm = all * log(0.5);
  let tail = 0;
  for (let count = 0; count <= Math.min(less, more); count++) {
    tail += exp(logTerm);
    logTerm += log((all - count) / (count + 1));
  }
  return Math.min(1, 2 * tail);
}
