import type { PolicyBook } from "../../../book/policy-book.ts";
import { log } from "../../../chance/elementary.ts";
import { citizensSaying } from "../../scenario/presets/beijing-learning.ts";
import { type MomentName, ratesOf, scenarioAt } from "./moments.ts";

/** The two rates that a moment should come to. */
interface PublishedRates {
  readonly resolved: number;
  readonly satisfied: number;
}

interface FittedOdds {
  readonly resolved: number;
  readonly unresolved: number;
}

/**
 * The log-odds with which a moment, simulated, has the published rates: step by step towards them, always with the same people, until
 * both are met to a hundredth of a point.
 */
export function fitOdds(moment: MomentName, target: PublishedRates, book: PolicyBook, seed: string): FittedOdds {
  let odds: FittedOdds = { resolved: logOdds(target.resolved), unresolved: 0 };
  for (let step = 0; step < STEPS; step++) {
    const { resolved, satisfied } = ratesOf(scenarioAt(moment, book, citizensSaying(odds)), book, seed);
    const [short, unhappy] = [target.resolved - resolved, target.satisfied - satisfied];
    if (Math.abs(short) < CLOSE && Math.abs(unhappy) < CLOSE) return odds;
    // More who say resolved are more who are satisfied; what is left must come from the others, who move slower.
    const others = Math.max(0.05, (1 - resolved) / 4);
    odds = {
      resolved: odds.resolved + logOdds(target.resolved) - logOdds(resolved),
      unresolved: odds.unresolved + within(1, (unhappy - short * HAPPIER) / others),
    };
  }
  return odds;
}

const STEPS = 20;
const CLOSE = 0.0001;
/** By about so much more are those satisfied for whom it is resolved. */
const HAPPIER = 0.5;

const logOdds = (share: number): number => log(share / (1 - share));
const within = (most: number, value: number): number => Math.max(-most, Math.min(most, value));
