import type { Mix } from "./mix.ts";
import type { MomentName, MomentRates } from "./moments.ts";

/** What the presets come to at every moment that a published figure is of. */
export interface SimulatedMoments {
  readonly rates: Readonly<Record<MomentName, MomentRates>>;
  readonly mix: Readonly<Record<MixedMoment, Mix>>;
}

export const mixedMoments = ["March 2019", "October 2020"] as const;
export type MixedMoment = (typeof mixedMoments)[number];
