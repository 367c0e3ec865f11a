import type { PolicyBook } from "@swiftline/core";
import type { CityDraws } from "@swiftline/core/simulation/city";
import type { ExperimentRunner, Stopping } from "@swiftline/core/simulation/experiment";
import type { Scenario } from "@swiftline/core/simulation/scenario";
import { pointerTo } from "../json-pointer.ts";

/** What is to be simulated: one scenario, or two on the same random numbers. All of it can be sent to a thread. */
export interface Simulation extends CityDraws {
  readonly points: readonly SimulatedPoint[];
  readonly stopping: Stopping;
  /** How often the intervals have the truth in them, as a part of one. */
  readonly level: number;
}

export interface SimulatedPoint {
  /** No other point of the simulation has it. */
  readonly name: string;
  readonly scenario: Scenario;
  /** Where the request says it, a JSON Pointer: the scenario itself, or the preset that stands for it. */
  readonly place: string;
}

/** Where in the request a part of a point's scenario stands; that of a preset cannot be said closer. */
export const placeIn = ({ place }: SimulatedPoint, path: readonly PropertyKey[]): string =>
  place.endsWith("/preset") ? place : place + pointerTo(path);

/** How much a request may ask to simulate. */
export interface SimulationLimits {
  /** How many people may turn to the hotline, over all replications of all scenarios. */
  readonly contacts: number;
  /** The same in one replication: its memory follows how many of them wait. */
  readonly contactsInOne: number;
  /** How many may work in one replication. */
  readonly people: number;
}

/** What runs replications of cities. The embedder says where: in its own thread, in others, on other machines. */
export interface Simulator {
  readonly limits: SimulationLimits;
  /**
   * Lends a runner as long as `use` lasts. It must be true to `cityReplication` under the book, and stop soon after the signal. What
   * fails otherwise than by a run is thrown.
   */
  withRunner<Value>(
    asked: { readonly simulation: Simulation; readonly book: PolicyBook; readonly signal: AbortSignal },
    use: (runner: ExperimentRunner) => Promise<Value>,
  ): Promise<Value>;
}
