import { readSimulationTruths } from "../reference/read-reference.ts";
import { type Network, network } from "./network.ts";
import type { ShownCase } from "./shown-case.ts";

/** Customers who come back to the line with a chance of 0.3. */
const feedback: Network = {
  nodes: [{ servers: 1, serviceRate: 1, arrivalRate: 0.5, goesTo: [{ node: 0, chance: 0.3 }] }],
};

/** A hotline, and two kinds of units that hand back or pass on. */
const jackson: Network = {
  nodes: [
    { servers: 20, serviceRate: 1, arrivalRate: 17, goesTo: chances({ 1: 0.15, 2: 0.1 }) },
    { servers: 4, serviceRate: 0.9, arrivalRate: 0, goesTo: chances({ 0: 0.1, 2: 0.05 }) },
    { servers: 6, serviceRate: 0.5, arrivalRate: 0, goesTo: chances({ 0: 0.08, 1: 0.02 }) },
  ],
};

/** 1,700 agents, and 343 units among which a third of the calls are divided by Zipf's law. */
function jacksonCity(): Network {
  const { params } = readSimulationTruths().find(({ id }) => id === "jackson-city-0")!;
  const servers = params.unitServers as readonly number[];
  const weights = servers.map((_, index) => 1 / (index + 1 + Number(params.shift)));
  const all = weights.reduce((sum, weight) => sum + weight);
  const goesTo = weights.map((weight, index) => ({ node: index + 1, chance: (0.35 * weight) / all }));
  const unit = { serviceRate: 0.2, arrivalRate: 0, goesTo: chances({ 0: 0.08 }) };
  return {
    nodes: [
      { servers: 1700, serviceRate: 1, arrivalRate: 1500, goesTo },
      ...servers.map((count) => ({ ...unit, servers: count })),
    ],
  };
}

function chances(byNode: Readonly<Record<number, number>>): Network["nodes"][number]["goesTo"] {
  return Object.entries(byNode).map(([node, chance]) => ({ node: Number(node), chance }));
}

export const networks = {
  "mm1-feedback-0": {
    replications: 12,
    run: (streams, replication) => {
      const { arrivalRates, meanInSystem, meanQueues, meanInNetwork, sojourns, visits } = network(
        feedback,
        streams,
        replication,
        2_000,
        40_000,
      );
      return {
        effectiveRate: arrivalRates[0]!,
        rho: meanInSystem[0]! - meanQueues[0]!,
        meanInSystem: meanInNetwork,
        meanTotalSojourn: sojourns.mean,
        meanVisits: visits.mean,
      };
    },
  },
  "jackson-0": {
    replications: 12,
    run: (streams, replication) => {
      const measured = network(jackson, streams, replication, 200, 1_500);
      const { arrivalRates, meanInSystem, waits, meanInNetwork, sojourns } = measured;
      const byNode = [0, 1, 2].flatMap((node) => [
        [`arrivalRate_${node}`, arrivalRates[node]!],
        [`meanInSystem_${node}`, meanInSystem[node]!],
        [`meanWait_${node}`, waits[node]!.mean],
      ]);
      return { ...Object.fromEntries(byNode), meanInNetwork, meanTotalSojourn: sojourns.mean };
    },
  },
  "jackson-city-0": {
    replications: 5,
    run: (streams, replication) => {
      const measured = network(jacksonCity(), streams, replication, 100, 150);
      const units = measured.meanQueues.slice(1);
      return {
        intakeRate: measured.arrivalRates[0]!,
        unitQueueTotal: units.reduce((sum, queue) => sum + queue),
        meanInNetwork: measured.meanInNetwork,
        meanTotalSojourn: measured.sojourns.mean,
      };
    },
  },
} satisfies Record<string, ShownCase>;
