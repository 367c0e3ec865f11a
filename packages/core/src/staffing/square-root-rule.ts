import { normalCdf } from "../chance/normal.ts";
import { requireLoad } from "./call-queue.ts";

/**
 * How many servers the rule gives: the load and a margin of β times its square root, rounded up. Throws a `RangeError` unless the
 * load is 0 or more, and for a β that would leave fewer than no servers, below minus the root of the load.
 */
export function squareRootServers(offeredLoad: number, beta: number): number {
  requireLoad(offeredLoad);
  const root = Math.sqrt(offeredLoad);
  if (!(beta >= -root && beta < Infinity)) throw new RangeError(`beta is ${beta}`);
  return Math.ceil(offeredLoad + beta * root);
}

/** The β of a number of servers: by how many square roots of the load they exceed it. */
export const betaOf = (servers: number, offeredLoad: number): number =>
  (servers - offeredLoad) / Math.sqrt(offeredLoad);

/** The probability of waiting that a given β, above 0, leads to as the load grows (Halfin and Whitt 1981): no caller hangs up. */
export const delayLimit = (beta: number): number => 1 / (1 + beta / hazard(-beta));

/**
 * The same where callers hang up (Garnett, Mandelbaum and Reiman 2002), for any β: callers in a crowd are as patient as
 * `patience`, a multiple of the mean handling time. Throws a `RangeError` unless β is finite and the patience above 0.
 */
export function impatientDelayLimit(beta: number, patience: number): number {
  if (!Number.isFinite(beta)) throw new RangeError(`beta is ${beta}`);
  if (!(patience > 0 && patience < Infinity)) throw new RangeError(`patience is ${patience}`);
  const root = Math.sqrt(patience);
  return 1 / (1 + hazard(beta * root) / (root * hazard(-beta)));
}

/**
 * The β at which just this share of callers waits, between 0 and 1; with `patience` of callers who hang up, a multiple of the
 * mean handling time. Throws a `RangeError` unless that is above 0.
 */
export function betaFor(pWait: number, patience?: number): number {
  const limit = (beta: number): number =>
    patience === undefined ? delayLimit(beta) : impatientDelayLimit(beta, patience);
  let [low, high] = [patience === undefined ? 0 : -WIDE, WIDE];
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (limit(middle) > pWait) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** No staffing lies so many roots of its load away from it. */
const WIDE = 8;

/** The density of the normal distribution over the probability of what lies beyond; by its expansion where both vanish. */
const hazard = (x: number): number =>
  x > VANISHING
    ? x + 1 / x - 2 / x ** 3 + 10 / x ** 5
    : Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI) / normalCdf(-x);

const VANISHING = 30;
