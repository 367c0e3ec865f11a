import { exp, log } from "../../chance/elementary.ts";

/**
 * The probability that a Student variate with so many degrees of freedom, an integer from 1, lies within ±t: the finite sums of
 * Abramowitz and Stegun 26.7.3 and 26.7.4.
 */
export function studentCentral(t: number, degrees: number): number {
  const x = Math.abs(t) / Math.sqrt(degrees);
  const cosine = 1 / Math.sqrt(1 + x * x);
  const sine = x * cosine;
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let power = isOdd ? 3 : 2; power <= degrees - 2; power += 2) {
    term *= ((power - 1) / power) * cosine * cosine;
    sum += term;
  }
  return isOdd ? (2 / Math.PI) * (arctangent(x) + sine * sum) : sine * sum;
}

/**
 * The probability that it lies outside ±t, to ten digits; 1e-300 is the least that is told. Far out 1 less the other one would have
 * no digits left: there it is the incomplete beta function by its series (DLMF 8.17.8), whose terms are all positive.
 */
export function studentTail(t: number, degrees: number): number {
  const square = t * t;
  if (square < 4) return 1 - studentCentral(t, degrees);
  const x = degrees / (degrees + square);
  let term = 2 * densityAtZero(degrees) * Math.sqrt((1 - x) / degrees) * exp(0.5 * degrees * log(x));
  let sum = 0;
  for (let n = 1; sum + term > sum; n++) {
    sum += term;
    term *= ((degrees + 2 * n - 1) / (degrees + 2 * n)) * x;
  }
  return Math.max(1e-300, sum);
}

/**
 * The t within ±t of which a Student variate lies with probability `level`, above 0 and below 1; relative error below 1e-12 up to
 * a level of 0.9999. Newton's steps from 0 never go too far, as the probability rises ever more slowly with t.
 */
export function studentPoint(level: number, degrees: number): number {
  const peak = 2 * densityAtZero(degrees);
  let t = 0;
  for (let step = 0; step < 200; step++) {
    const slope = peak * exp(-0.5 * (degrees + 1) * log(1 + (t * t) / degrees));
    const next = t + (level - studentCentral(t, degrees)) / slope;
    if (!(next - t > 1e-15 * t)) break;
    t = next;
  }
  return t;
}

/** Γ((n + 1) / 2) / (√(πn) Γ(n / 2)), as a product. */
function densityAtZero(degrees: number): number {
  let product = degrees % 2 === 1 ? 1 / Math.PI : 0.5;
  for (let below = degrees % 2 === 1 ? 1 : 2; below < degrees; below += 2) product *= (below + 1) / below;
  return product / Math.sqrt(degrees);
}

/** For x from 0. ECMAScript leaves the last digits of Math.atan to the engine; these are the same on every one. */
function arctangent(x: number): number {
  const half = (tangent: number): number => tangent / (1 + Math.sqrt(1 + tangent * tangent));
  const eighth = half(half(half(x)));
  const square = eighth * eighth;
  let sum = 0;
  for (let power = 27; power >= 1; power -= 2) sum = 1 / power - square * sum;
  return 8 * eighth * sum;
}
