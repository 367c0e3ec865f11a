import type { PolicyBook } from "../../book/policy-book.ts";
import { MINUTE } from "../../time/duration.ts";
import { startOfDate } from "../../time/zone.ts";
import { antitheticPair } from "../experiment/antithetic.ts";
import type { Measured } from "../experiment/design.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { leanRun } from "./city-run.ts";
import { type WarmedRun, warmedRun } from "./warmed-run.ts";

/** How the chance of an experiment's replications is drawn, and what is left out of them. */
export interface CityDraws {
  readonly seed: string;
  /** Replications 2k and 2k + 1 are antithetic to each other. */
  readonly antithetic: boolean;
  /** The days that are left out at the beginning; fewer than the scenario has. */
  readonly warmUp: number;
}

/** A scenario, and the rules by which it is run. */
export interface CityRules {
  readonly scenario: Scenario;
  readonly book: PolicyBook;
}

/** One replication of a lean run, at its start. */
export function openReplication(
  { scenario, book }: CityRules,
  { seed, antithetic, warmUp }: CityDraws,
  replication: number,
): WarmedRun {
  const half = antithetic ? antitheticPair(replication) : { pair: replication, antithetic: false };
  const run = leanRun({ scenario, book, seed, replication: half.pair, antithetic: half.antithetic });
  return warmedRun(run, startOfDate(book.zone, scenario.from + warmUp));
}

/** One replication in steps of some minutes of its time, between which others have their turn. Answers what it came to. */
export function* cityReplication(rules: CityRules, draws: CityDraws, replication: number): Generator<void, Measured> {
  const { run, measured } = openReplication(rules, draws, replication);
  for (let now = run.start; now < run.end; now += STEP) {
    run.runUntil(Math.min(now + STEP, run.end));
    yield;
  }
  return measured();
}

const STEP = 5 * MINUTE;
