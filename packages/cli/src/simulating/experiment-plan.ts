import type { Stopping } from "@swiftline/core/simulation/experiment";
import { invalid } from "../flags.ts";
import type { CityPoint, ExperimentPlan } from "./city-experiment.ts";
import { precisionOf } from "./precision.ts";

/** The flags that say how an experiment is run. */
interface PlanFlags {
  readonly seed: string;
  readonly replications: number;
  readonly antithetic: boolean;
  /** In percent. */
  readonly level: number;
  readonly interval?: ExperimentPlan["interval"];
  readonly "warm-up"?: number | "auto" | undefined;
  readonly precision?: readonly string[] | undefined;
  readonly "at-most"?: number | undefined;
}

/** How the flags want an experiment to be run over these points. Throws `flag/invalid`. */
export function planOf(flags: PlanFlags, [first]: readonly CityPoint[]): ExperimentPlan {
  const { seed, antithetic, level, interval, "warm-up": warmUp } = flags;
  const leaning = interval === "bootstrap" ? { interval } : {};
  const plan = { seed, stopping: stoppingOf(flags), level: shareOf(level), ...leaning, antithetic };
  if (warmUp === undefined || warmUp === 0) return plan;
  if (warmUp === "auto") return { ...plan, warmUp };
  const observations = first?.scenario.days ?? 0;
  return { ...plan, warmUp: { method: "given", dropped: warmUp, observations, capped: false } };
}

function stoppingOf({ replications: minimum, precision = [], "at-most": most, antithetic }: PlanFlags): Stopping {
  if (antithetic && (minimum % 2 !== 0 || minimum < 4))
    throw invalid("antithetic replications come in pairs", "take an even number of --replications, from 4");
  if (precision.length === 0) {
    if (most !== undefined)
      throw invalid("--at-most is for --precision", 'say what is to be known: --precision "wait=5%"');
    return { minimum };
  }
  if (most !== undefined && most < minimum)
    throw invalid(
      `--at-most ${most} is fewer than the ${minimum} replications to begin with`,
      "lower --replications, too",
    );
  return { minimum, cap: most ?? Math.max(1_000, minimum), precisions: precision.map(precisionOf) };
}

/** A percentage as a part of one, to the digits in which it was written. */
export const shareOf = (percent: number): number => Number((percent / 100).toPrecision(12));
