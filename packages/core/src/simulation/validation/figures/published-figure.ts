import type { SimulatedMoments } from "./simulated-moments.ts";

/** What is done with a figure: shown because it was put in or fitted, predicted, or left out. */
type FigureUse = "fitted" | "predicted" | "left out";

/** A figure that was published of Beijing's hotline; a share, or a count. */
export interface PublishedFigure {
  /** Its number in the list, F01 to F31; several stand together under one. */
  readonly id: string;
  readonly period: string;
  readonly what: string;
  /** As it was said, where it is no number that can be compared. */
  readonly published: number | string;
  readonly use: FigureUse;
  /** How it comes to be, or why it is left out. */
  readonly why: string;
  readonly simulated?: (city: SimulatedMoments) => number;
}

/** A figure that is not simulated, and why. */
export const leftOut = (id: string, period: string, what: string, published: string, why: string): PublishedFigure => ({
  id,
  period,
  what,
  published,
  use: "left out",
  why,
});
