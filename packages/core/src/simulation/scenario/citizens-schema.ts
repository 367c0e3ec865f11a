import * as z from "zod";
import { sourced } from "./sourced.ts";
import { Lengths, Share } from "./units.ts";

const DAYS = 86_400_000;
const logOdds = (usual: number, means: string) =>
  sourced(z.number().min(-20).max(20).describe(means), usual, "assumption");

type Usual = Readonly<Record<"base" | "perDay" | "late" | "redone" | "silent" | "again", number>>;

/**
 * What citizens say when they are called back: log-odds, added up. All of these are assumptions, to be calibrated; that repeats are
 * less satisfied is observed (F36, F37).
 */
const odds = (means: string, usual: Usual) =>
  sourced(
    z
      .strictObject({
        base: logOdds(usual.base, "log-odds where none of what follows is so"),
        perDay: logOdds(usual.perDay, "added for each day from the call to the result"),
        late: logOdds(usual.late, "added where the result came after the limit that was promised"),
        redone: logOdds(usual.redone, "added for each time that it was done again"),
        silent: logOdds(usual.silent, "added where nobody had spoken with the caller"),
        again: logOdds(usual.again, "added for a caller who had appealed about it before"),
      })
      .describe(means),
    usual,
    "assumption",
  );

const usualRepeat = { share: 0.3, after: { kind: "exponential", mean: 5 * DAYS } } as const;

export const Citizens = z.strictObject({
  resolved: odds("log-odds that a citizen says it is resolved", {
    base: 2.2,
    perDay: -0.03,
    late: -0.6,
    redone: -0.3,
    silent: -1,
    again: -0.8,
  }),
  satisfied: odds("log-odds that one is satisfied who says that it is resolved", {
    base: 2.8,
    perDay: -0.03,
    late: -0.5,
    redone: -0.3,
    silent: -1,
    again: -0.8,
  }),
  unresolved: odds("log-odds that one is satisfied who says that it is not resolved", {
    base: -2,
    perDay: -0.03,
    late: -0.5,
    redone: -0.3,
    silent: -1,
    again: -0.3,
  }),
  basically: sourced(
    Share.describe("of those who are satisfied, the share that is so only basically"),
    0.1,
    "assumption",
  ),
  repeat: sourced(
    z
      .strictObject({
        share: sourced(
          Share.describe("the share of those whose matter ended unresolved that appeals again"),
          usualRepeat.share,
          "assumption",
        ),
        after: sourced(Lengths.describe("how long after that"), usualRepeat.after, "assumption"),
      })
      .describe("whether one whose matter ended unresolved appeals again, and when"),
    usualRepeat,
    "assumption",
  ),
});
export type Citizens = z.infer<typeof Citizens>;
export type Odds = Citizens["resolved"];
