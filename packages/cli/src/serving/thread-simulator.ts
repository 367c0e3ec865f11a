import type { SimulationLimits, Simulator } from "@swiftline/sdk-http";
import { ownModule } from "../own-module.ts";
import { threadPool } from "../simulating/thread-pool.ts";
import type { GivenSimulation } from "./served-model.ts";

export interface ThreadSimulatorOptions {
  /** The folder of the city that is served. */
  readonly folder: string;
  /** How many threads one simulation has; one when left out, so that the others of the machine answer requests. */
  readonly threads?: number;
  /** How much the objects of a thread may take. */
  readonly mostMegabytes?: number;
  readonly limits?: Partial<SimulationLimits>;
}

/** A few minutes of one thread, and some hundred megabytes. */
const usual: SimulationLimits = { contacts: 30_000_000, contactsInOne: 5_000_000, people: 1_000_000 };
const MOST_MEGABYTES = 1024;

/** Simulates in threads that live as long as the simulation: who cancels it ends them at once. */
export const threadSimulator = ({
  folder,
  threads = 1,
  mostMegabytes = MOST_MEGABYTES,
  limits,
}: ThreadSimulatorOptions): Simulator => ({
  limits: { ...usual, ...limits },
  async withRunner({ simulation, book, signal }, use) {
    const given: GivenSimulation = { simulation, folder, book: book.version };
    const source = { module: ownModule("serving/served-model").url.href, given };
    const pool = threadPool(source, { threads, signal, mostMegabytes });
    try {
      return await use(pool.runner);
    } finally {
      await pool.end();
    }
  },
});
