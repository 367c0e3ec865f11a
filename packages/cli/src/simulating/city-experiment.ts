import { invariant, type PolicyBook } from "@swiftline/core";
import type { Point, Stopping, WarmUp } from "@swiftline/core/simulation/experiment";
import type { Scenario } from "@swiftline/core/simulation/scenario";
import type { Zone } from "@swiftline/core/time";

/** A scenario in a city, as it can be sent to a thread and written down. */
export interface SimulatedCity {
  /** No other city of an experiment has it. */
  readonly name: string;
  /** The scenario as people wrote it: what a YAML file holds. */
  readonly written: unknown;
  /** The folder of the city, and the version of the book that was read from it when the scenario was checked. */
  readonly folder: string;
  readonly book: string;
}

/** A point of an experiment: what is simulated there, and by which rules. */
export interface CityPoint extends Point {
  readonly scenario: Scenario;
  readonly book: PolicyBook;
}

/** How an experiment is run, whatever is simulated. */
export interface ExperimentPlan {
  readonly seed: string;
  readonly stopping: Stopping;
  readonly level: number;
  /** Student's where it is left out. */
  readonly interval?: "student" | "bootstrap";
  readonly antithetic: boolean;
  /** The days that every replication leaves out at its beginning, or that a pilot is to find them; none where it is left out. */
  readonly warmUp?: WarmUp | "auto";
}

/**
 * What is to be run, and how. A point is the city with its name; where there is but one city, it is that one with the point's values in
 * its scenario. The first point is the one that the others are compared with.
 */
export interface CityExperiment {
  readonly cities: readonly SimulatedCity[];
  readonly points: readonly CityPoint[];
  readonly plan: ExperimentPlan;
}

/** The zone of the first city: tables tell times by its clocks. */
export function zoneOf({ points: [first] }: CityExperiment): Zone {
  invariant(first !== undefined, "an experiment has a point");
  return first.book.zone;
}
