import { jackson } from "../exact/jackson.ts";
import type { CaseMeasures, ExactCase } from "../exact-case.ts";
import { type Network, type NetworkMeasures, type NetworkSpan, network } from "../models/network.ts";
import { stationaryNumber } from "../models/stationary-number.ts";

/** Customers who come back to the line with a chance of 0.3. */
const feedback: Network = {
  nodes: [{ servers: 1, serviceRate: 1, arrivalRate: 0.5, goesTo: [{ node: 0, chance: 0.3 }] }],
};

/** A hotline, and two kinds of units that hand back or pass on. */
const threeNodes: Network = {
  nodes: [
    { servers: 20, serviceRate: 1, arrivalRate: 17, goesTo: chances({ 1: 0.15, 2: 0.1 }) },
    { servers: 4, serviceRate: 0.9, arrivalRate: 0, goesTo: chances({ 0: 0.1, 2: 0.05 }) },
    { servers: 6, serviceRate: 0.5, arrivalRate: 0, goesTo: chances({ 0: 0.08, 1: 0.02 }) },
  ],
};

/** 1,700 agents, and 343 units among which a third of the calls are divided by Zipf's law, each staffed by the square-root rule. */
function city(): Network {
  const [arrivalRate, serviceRate, ticket, back] = [1500, 0.2, 0.35, 0.08];
  const weights = Array.from({ length: 343 }, (_, index) => 1 / (index + 11));
  const all = weights.reduce((sum, weight) => sum + weight);
  const visits = arrivalRate / (1 - ticket * back);
  const units = weights.map((weight) => {
    const load = (visits * ticket * weight) / all / serviceRate;
    return { servers: Math.ceil(load + Math.sqrt(load)), serviceRate, arrivalRate: 0, goesTo: chances({ 0: back }) };
  });
  const goesTo = weights.map((weight, index) => ({ node: index + 1, chance: (ticket * weight) / all }));
  return { nodes: [{ servers: 1700, serviceRate: 1, arrivalRate, goesTo }, ...units] };
}

function chances(byNode: Readonly<Record<number, number>>): Network["nodes"][number]["goesTo"] {
  return Object.entries(byNode).map(([node, chance]) => ({ node: Number(node), chance }));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Draws of how many are at each node in the long run. */
function stationary(model: Network): NonNullable<NetworkSpan["present"]> {
  const { visitRates } = jackson(model);
  return model.nodes.map((node, at) => stationaryNumber({ ...node, arrivalRate: visitRates[at] as number }));
}

interface NetworkCase {
  readonly name: string;
  readonly model: string;
  readonly network: Network;
  readonly exact: () => CaseMeasures;
  /** What is looked at, of what was measured. */
  readonly measures: (measured: NetworkMeasures) => CaseMeasures;
  readonly whole: { readonly replications: number } & NetworkSpan;
  readonly short: { readonly replications: number; readonly end: number; readonly measure: string };
}

function simulated({ name, model, network: nodes, exact, measures, whole, short }: NetworkCase): ExactCase {
  const brief: NetworkSpan = { present: stationary(nodes), warmUp: 0, end: short.end };
  return {
    name,
    model,
    exact,
    whole: { ...whole, run: (streams, replication) => measures(network(nodes, streams, replication, whole)) },
    short: { ...short, run: (streams, replication) => measures(network(nodes, streams, replication, brief)) },
  };
}

export const networkCases: readonly ExactCase[] = [
  simulated({
    name: "mm1-feedback",
    model: "M/M/1, of whose customers three in ten come back to the line",
    network: feedback,
    exact: () => {
      const { visitRates, meanInNetwork, meanTotalSojourn } = jackson(feedback);
      const [effectiveRate = 0] = visitRates;
      return { effectiveRate, rho: effectiveRate, meanVisits: effectiveRate / 0.5, meanInNetwork, meanTotalSojourn };
    },
    measures: ({ arrivalRates, meanInSystem, meanQueues, meanInNetwork, sojourns, visits }) => ({
      effectiveRate: arrivalRates[0] as number,
      rho: (meanInSystem[0] as number) - (meanQueues[0] as number),
      meanVisits: visits.mean,
      meanInNetwork,
      meanTotalSojourn: sojourns.mean,
    }),
    whole: { replications: 12, warmUp: 2_000, end: 40_000 },
    short: { replications: 10, end: 600, measure: "rho" },
  }),
  simulated({
    name: "jackson",
    model: "Jackson network: a hotline of 20, and units of 4 and 6 that hand back",
    network: threeNodes,
    exact: () => {
      const { visitRates, stations, meanInNetwork, meanTotalSojourn } = jackson(threeNodes);
      const byNode = stations.flatMap(({ meanInSystem, meanWait }, node) => [
        [`arrivalRate_${node}`, visitRates[node]],
        [`meanInSystem_${node}`, meanInSystem],
        [`meanWait_${node}`, meanWait],
      ]);
      return { ...Object.fromEntries(byNode), meanInNetwork, meanTotalSojourn };
    },
    measures: ({ arrivalRates, meanInSystem, waits, meanInNetwork, sojourns }) => {
      const byNode = waits.flatMap(({ mean }, node) => [
        [`arrivalRate_${node}`, arrivalRates[node]],
        [`meanInSystem_${node}`, meanInSystem[node]],
        [`meanWait_${node}`, mean],
      ]);
      return { ...Object.fromEntries(byNode), meanInNetwork, meanTotalSojourn: sojourns.mean };
    },
    whole: { replications: 12, warmUp: 200, end: 1_500 },
    short: { replications: 15, end: 60, measure: "meanInNetwork" },
  }),
  cityCase(),
];

function cityCase(): ExactCase {
  const nodes = city();
  return simulated({
    name: "jackson-city",
    model: "Jackson network: 1,700 agents and 343 units, of which one order in twelve comes back",
    network: nodes,
    exact: () => {
      const { visitRates, stations, meanInNetwork, meanTotalSojourn } = jackson(nodes);
      const unitQueueTotal = sum(stations.slice(1).map(({ meanQueue }) => meanQueue));
      return { intakeRate: visitRates[0] as number, unitQueueTotal, meanInNetwork, meanTotalSojourn };
    },
    measures: ({ arrivalRates, meanQueues, meanInNetwork, sojourns }) => ({
      intakeRate: arrivalRates[0] as number,
      unitQueueTotal: sum(meanQueues.slice(1)),
      meanInNetwork,
      meanTotalSojourn: sojourns.mean,
    }),
    whole: { replications: 5, warmUp: 100, end: 150 },
    short: { replications: 5, end: 0.2, measure: "meanInNetwork" },
  });
}
