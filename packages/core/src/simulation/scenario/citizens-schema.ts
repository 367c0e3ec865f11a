import { z } from "zod";
import { sourced } from "./sourced.ts";
import { Lengths, Share } from "./units.ts";

const DAYS = 86_400_000;
const logOdds = (means: string) => z.number().min(-20).max(20).describe(means);

/**
 * What citizens say when they are called back: log-odds, added up. All of these are assumptions, to be calibrated; that repeats are
 * less satisfied is observed (F36, F37).
 */
const Odds = z.strictObject({
  base: logOdds("log-odds where none of what follows is so"),
  perDay: logOdds("added for each day from the call to the result"),
  late: logOdds("added where the result came after the limit that was promised"),
  redone: logOdds("added for each time that it was done again"),
  silent: logOdds("added where nobody had spoken with the caller"),
  again: logOdds("added for a caller who had appealed about it before"),
});
export type Odds = z.infer<typeof Odds>;

export const Citizens = z.strictObject({
  resolved: sourced(
    Odds.describe("log-odds that a citizen says it is resolved"),
    { base: 2.2, perDay: -0.03, late: -0.6, redone: -0.3, silent: -1, again: -0.8 },
    "assumption",
  ),
  satisfied: sourced(
    Odds.describe("log-odds that one is satisfied who says that it is resolved"),
    { base: 2.8, perDay: -0.03, late: -0.5, redone: -0.3, silent: -1, again: -0.8 },
    "assumption",
  ),
  unresolved: sourced(
    Odds.describe("log-odds that one is satisfied who says that it is not resolved"),
    { base: -2, perDay: -0.03, late: -0.5, redone: -0.3, silent: -1, again: -0.3 },
    "assumption",
  ),
  basically: sourced(
    Share.describe("of those who are satisfied, the share that is so only basically"),
    0.1,
    "assumption",
  ),
  repeat: sourced(
    z
      .strictObject({
        share: Share.describe("the share of those whose matter ended unresolved that appeals again"),
        after: Lengths.describe("how long after that"),
      })
      .describe("whether one whose matter ended unresolved appeals again, and when"),
    { share: 0.3, after: { kind: "exponential", mean: 5 * DAYS } },
    "assumption",
  ),
});
export type Citizens = z.infer<typeof Citizens>;
