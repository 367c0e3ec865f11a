import { sampler } from "../../../chance/distributions/index.ts";
import { meanQueueOfConstantHandling } from "../../../staffing/constant-handling.ts";
import { type HandlingMoments, singleServer } from "../../../staffing/single-server.ts";
import { generalArrivals } from "../exact/general-arrivals.ts";
import { type ExactCase, exponential } from "../exact-case.ts";
import { type CallCentre, callCentre } from "../models/call-centre.ts";

const constant = (value: number) => sampler({ kind: "constant", value });
const erlang = (mean: number, phases: number) => sampler({ kind: "erlang", mean, phases });

/** Those whose handling or arrivals are not exponential begin empty, and are looked at later. */
const simulations = (model: CallCentre, callers: number) =>
  ({
    whole: {
      replications: 12,
      run: (streams, replication) => callCentre(model, streams, replication, { warmUp: 5_000, callers: 25_000 }),
    },
    short: {
      replications: 15,
      measure: "pWait",
      run: (streams, replication) => callCentre(model, streams, replication, { warmUp: callers, callers }),
    },
  }) satisfies Partial<ExactCase>;

function generalHandling(
  name: string,
  model: string,
  service: CallCentre["service"],
  { arrivalRate, callers, ...moments }: HandlingMoments & { readonly arrivalRate: number; readonly callers: number },
): ExactCase {
  return {
    name,
    model,
    exact: () => {
      const { occupancy: rho, ...served } = singleServer(arrivalRate, moments);
      return { rho, ...served };
    },
    ...simulations({ servers: 1, interarrival: exponential(arrivalRate), service }, callers),
  };
}

function generalComing(
  name: string,
  model: string,
  interarrival: CallCentre["interarrival"],
  arrivalRate: number,
  transform: (s: number) => number,
): ExactCase {
  return {
    name,
    model,
    exact: () => {
      const { occupancy: rho, ...met } = generalArrivals(transform, arrivalRate, 1);
      return { rho, ...met };
    },
    ...simulations({ servers: 1, interarrival, service: exponential(1) }, 600),
  };
}

export const singleServerCases: readonly ExactCase[] = [
  generalHandling("mg1-lognormal", "M/G/1: lognormal handling", sampler({ kind: "lognormal", mean: 1, scv: 2 }), {
    arrivalRate: 0.8,
    callers: 600,
    ...{ mean: 1, second: 3, third: 27 },
  }),
  generalHandling("md1", "M/D/1: handling of one length", constant(1), {
    arrivalRate: 0.85,
    callers: 600,
    ...{ mean: 1, second: 1, third: 1 },
  }),
  generalHandling("me1", "M/E3/1: handling in three phases", erlang(1, 3), {
    arrivalRate: 0.9,
    callers: 1_000,
    ...{ mean: 1, second: 4 / 3, third: 20 / 9 },
  }),
  {
    name: "mdc",
    model: "M/D/10: handling of one length",
    exact: () => {
      const meanQueue = meanQueueOfConstantHandling(10, 9);
      return { meanQueue, meanWait: meanQueue / 9, meanSojourn: meanQueue / 9 + 1 };
    },
    ...withMeasure(
      simulations({ servers: 10, interarrival: exponential(9), service: constant(1) }, 1_500),
      "meanQueue",
    ),
  },
  generalComing("dm1", "D/M/1: a call every 1.25 handling times", constant(1.25), 0.8, (s) => Math.exp(-1.25 * s)),
  generalComing("em1", "E2/M/1: calls in two phases", erlang(1 / 0.85, 2), 0.85, (s) => (1.7 / (1.7 + s)) ** 2),
];

function withMeasure({ whole, short }: Pick<ExactCase, "whole" | "short">, measure: string) {
  return { whole, short: { ...short, measure } };
}
