import { z } from "zod";
import { sourced } from "./sourced.ts";
import { Lengths, Share } from "./units.ts";

const DAYS = 86_400_000;
const logOdds = z.number().min(-20).max(20);

/**
 * What citizens say when they are called back: log-odds, added up. All of these are assumptions, to be calibrated; that repeats are
 * less satisfied is observed (F36, F37).
 */
const Odds = z.strictObject({
  base: logOdds,
  /** For each day from the call to the result. */
  perDay: logOdds,
  /** Where the result came after the limit that was promised. */
  late: logOdds,
  /** Where it was done again, for each time. */
  redone: logOdds,
  /** Where nobody had spoken with the caller. */
  silent: logOdds,
  /** For a caller who had appealed about it before. */
  again: logOdds,
});
export type Odds = z.infer<typeof Odds>;

export const Citizens = z.strictObject({
  /** That they say it is resolved. */
  resolved: sourced(
    Odds,
    { base: 2.2, perDay: -0.03, late: -0.6, redone: -0.3, silent: -1, again: -0.8 },
    "assumption",
  ),
  /** That they are satisfied, where it is resolved and where it is not. */
  satisfied: sourced(
    Odds,
    { base: 2.8, perDay: -0.03, late: -0.5, redone: -0.3, silent: -1, again: -0.8 },
    "assumption",
  ),
  unresolved: sourced(
    Odds,
    { base: -2, perDay: -0.03, late: -0.5, redone: -0.3, silent: -1, again: -0.3 },
    "assumption",
  ),
  /** Of those who are satisfied, those who are so only basically. */
  basically: sourced(Share, 0.1, "assumption"),
  /** Whether one whose matter ended unresolved appeals again, and when. */
  repeat: sourced(
    z.strictObject({ share: Share, after: Lengths }),
    { share: 0.3, after: { kind: "exponential", mean: 5 * DAYS } },
    "assumption",
  ),
});
export type Citizens = z.infer<typeof Citizens>;
