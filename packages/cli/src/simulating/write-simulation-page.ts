import type { Problem } from "@swiftline/core";
import { writeWhole } from "@swiftline/files";
import type { ProgressLine } from "../present/progress.ts";
import { simulationPage } from "../present/simulation-page.ts";
import type { SimulationStory, ToldCity } from "../present/simulation-story.ts";
import { watchedDay } from "./watched-day.ts";

/** What a page is to tell. */
export interface PageAsked {
  readonly kind: SimulationStory["kind"];
  /** In the order of the experiment's points, under their names. */
  readonly cities: readonly ToldCity[];
  readonly simulated: Pick<SimulationStory, "result" | "resultHash">;
  readonly warnings: readonly Problem[];
  /** Whoever asks to stop has the page without the orders of a day. */
  readonly signal: AbortSignal;
  readonly progress: ProgressLine;
}

/** Writes what a simulation found as an HTML page; of a run also the orders of a day. Throws `file/not-writable`. */
export async function writeSimulationPage(file: string, asked: PageAsked): Promise<void> {
  const { kind, cities, simulated, warnings } = asked;
  const { result, resultHash } = simulated;
  const [city] = cities;
  const isWatched = kind !== "sweep" && city !== undefined && !asked.signal.aborted;
  const day = isWatched ? await watchedDay({ ...city, seed: result.design.seed }, asked) : undefined;
  await writeWhole(file, simulationPage({ kind, cities, result, resultHash, warnings, day }));
}
