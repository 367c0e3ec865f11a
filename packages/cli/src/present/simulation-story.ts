import type { PolicyBook, Problem } from "@swiftline/core";
import type { ReportSection } from "@swiftline/core/reporting";
import type { DayChart } from "@swiftline/core/simulation/city";
import type { ExperimentResult } from "@swiftline/core/simulation/experiment";
import type { Scenario } from "@swiftline/core/simulation/scenario";
import type { Markup } from "./page/escape.ts";

/** What was simulated under one name of an experiment. */
export interface ToldCity {
  readonly name: string;
  readonly scenario: Scenario;
  readonly book: PolicyBook;
}

/** All that a page of a simulation tells of. */
export interface SimulationStory {
  readonly kind: "run" | "compare" | "sweep";
  /** In the order of the experiment's points. */
  readonly cities: readonly ToldCity[];
  readonly result: ExperimentResult;
  readonly resultHash: string;
  readonly warnings: readonly Problem[];
  /** Some orders of one day of the first city's first replication. */
  readonly day?: DayChart | undefined;
}

/** A section and its picture, if it has one. */
export interface Drawn {
  readonly section: ReportSection;
  readonly figure?: Markup | undefined;
}
