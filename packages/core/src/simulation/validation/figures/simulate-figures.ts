import type { PolicyBook } from "../../../book/policy-book.ts";
import { type Mix, mixOf } from "./mix.ts";
import { type MomentName, type MomentRates, momentNames, ratesOf, scenarioAt } from "./moments.ts";
import { publishedFigures } from "./published.ts";
import type { PublishedFigure } from "./published-figure.ts";
import { type MixedMoment, mixedMoments, type SimulatedMoments } from "./simulated-moments.ts";

/** A published figure beside what is simulated, which is not a number where it is left out. */
export interface ComparedFigure extends Omit<PublishedFigure, "simulated"> {
  readonly simulated: number;
}

/** Simulates all moments, one a step, with the book of the city `beijing-12345`. */
export function* simulateFigures(
  book: PolicyBook,
  seed: string,
): Generator<{ readonly done: number; readonly total: number }, readonly ComparedFigure[]> {
  const rates = new Map<MomentName, MomentRates>();
  const mix = new Map<MixedMoment, Mix>();
  const total = momentNames.length + mixedMoments.length;
  for (const name of momentNames) {
    rates.set(name, ratesOf(scenarioAt(name, book), book, seed));
    yield { done: rates.size, total };
  }
  for (const name of mixedMoments) {
    mix.set(name, mixOf(scenarioAt(name, book), book, seed));
    yield { done: rates.size + mix.size, total };
  }
  return comparedWith({
    rates: Object.fromEntries(rates) as SimulatedMoments["rates"],
    mix: Object.fromEntries(mix) as SimulatedMoments["mix"],
  });
}

const comparedWith = (city: SimulatedMoments): readonly ComparedFigure[] =>
  publishedFigures.map(({ simulated, ...figure }) => ({ ...figure, simulated: simulated?.(city) ?? Number.NaN }));
