import { sampler } from "../../../chance/distributions/index.ts";
import { erlangA } from "../../../staffing/erlang-a.ts";
import { erlangB } from "../../../staffing/erlang-b.ts";
import { erlangC } from "../../../staffing/erlang-c.ts";
import { limitedLines } from "../../../staffing/limited-lines.ts";
import { type CaseMeasures, type ExactCase, exponential } from "../exact-case.ts";
import { type CallCentre, callCentre, type Span } from "../models/call-centre.ts";
import { type MarkovLine, stationaryNumber } from "../models/stationary-number.ts";

/** Times at which a case is asked how many wait longer, or are answered before, and shares whose longest wait is asked for. */
interface Asked {
  readonly times?: readonly number[];
  readonly served?: readonly number[];
  readonly quantiles?: readonly number[];
}

const modelOf = ({ arrivalRate, serviceRate, patienceRate, ...line }: MarkovLine): CallCentre => ({
  ...line,
  interarrival: exponential(arrivalRate),
  service: exponential(serviceRate),
  ...(patienceRate !== undefined && { patience: exponential(patienceRate) }),
});

/** Lengths of a whole and of a short simulation, both of which begin as in the long run. */
interface Lengths {
  readonly whole: { readonly replications: number; readonly callers: number };
  readonly short: { readonly replications: number; readonly callers: number; readonly measure: string };
}

const simulations = (line: MarkovLine, { whole, short }: Lengths, within: readonly number[] = []) => {
  const span = (callers: number): Span => ({ present: stationaryNumber(line), warmUp: 0, callers, within });
  const [long, brief] = [span(whole.callers), span(short.callers)];
  const model = modelOf(line);
  return {
    whole: { ...whole, run: (streams, replication) => callCentre(model, streams, replication, long) },
    short: { ...short, run: (streams, replication) => callCentre(model, streams, replication, brief) },
  } satisfies Partial<ExactCase>;
};

const at = (name: string, points: readonly number[], value: (point: number) => number): CaseMeasures =>
  Object.fromEntries(points.map((point) => [`${name}_${point}`, value(point)]));

function patient(name: string, line: MarkovLine, lengths: Lengths, asked: Asked = {}): ExactCase {
  const { times = [], served = [], quantiles = [] } = asked;
  return {
    name,
    model: `M/M/${line.servers}: ${Number((line.arrivalRate / line.serviceRate).toFixed(2))} calls in a mean handling time`,
    exact: () => {
      const { occupancy: rho, pWait, meanWait, meanSojourn, meanQueue, meanInSystem, ...c } = erlangC(line);
      return {
        ...{ rho, pWait, meanWait, meanSojourn, meanQueue, meanInSystem },
        ...(quantiles.length > 1 && { sdWait: c.sdWait }),
        ...at("pWaitGt", times, c.waitExceeds),
        ...at("pServedWithin", served, c.answeredWithin),
        ...at("waitQuantile", quantiles, c.waitQuantile),
      };
    },
    ...simulations(line, lengths, [...times, ...served]),
  };
}

function impatient(name: string, line: Required<Omit<MarkovLine, "room">>, lengths: Lengths, asked: Asked): ExactCase {
  const { times = [] } = asked;
  return {
    name,
    model: `M/M/${line.servers}+M: ${line.arrivalRate} calls in a mean handling time, patience of ${1 / line.patienceRate}`,
    exact: () => {
      const { answeredWithin, waitExceeds: _, occupancy: rho, offeredLoad: __, throughput: ___, ...a } = erlangA(line);
      return { ...a, rho, ...at("pServedWithin", times, answeredWithin) };
    },
    ...simulations(line, lengths, times),
  };
}

/** What is blocked depends on no more than the mean of the handling time, so that the whole simulation is of one length. */
function loss(name: string, line: MarkovLine, lengths: Lengths): ExactCase {
  return {
    name,
    model: `M/G/${line.servers}/${line.servers}: ${line.arrivalRate} calls in a mean handling time, of whom nobody waits`,
    exact: () => {
      const pBlock = erlangB(line.servers, line.arrivalRate);
      return { pBlock, meanBusy: line.arrivalRate * (1 - pBlock) };
    },
    ...simulations(line, lengths),
    whole: {
      ...lengths.whole,
      run: (streams, replication) =>
        callCentre({ ...modelOf(line), service: constant }, streams, replication, {
          warmUp: 5_000,
          callers: lengths.whole.callers,
        }),
    },
  };
}

const constant = sampler({ kind: "constant", value: 1 });

function limited(name: string, line: MarkovLine & { readonly room: number }, lengths: Lengths): ExactCase {
  return {
    name,
    model: `M/M/${line.servers}/${line.servers + line.room}: ${line.arrivalRate} calls in a mean handling time`,
    exact: () => {
      const limits = limitedLines(line, line.servers + line.room);
      const { pBlock, pWaitAccepted, meanWaitAccepted, meanQueue, meanInSystem } = limits;
      return { pBlock, pWaitGivenAccepted: pWaitAccepted, meanQueue, meanWait: meanWaitAccepted, meanInSystem };
    },
    ...simulations(line, lengths),
  };
}

const unit = { serviceRate: 1 };
const small = { replications: 12, callers: 25_000 };
const large = { replications: 8, callers: 250_000 };
const all = [0.5, 0.8, 0.95, 0.99];

/** A line whose calls are answered in seconds: 68,000 a day, five minutes each, 247 operators. */
const seconds = { servers: 247, arrivalRate: 68_000 / 24 / 3600, serviceRate: 1 / 300 };

export const callCentreCases: readonly ExactCase[] = [
  patient(
    "mm1",
    { servers: 1, arrivalRate: 0.9, ...unit },
    { whole: { replications: 12, callers: 50_000 }, short: { replications: 30, callers: 400, measure: "pWait" } },
    { times: [1, 5], quantiles: all },
  ),
  patient(
    "mmc",
    { servers: 10, arrivalRate: 9, ...unit },
    { whole: small, short: { replications: 25, callers: 500, measure: "pWait" } },
    { times: [0.25, 1, 3], quantiles: all },
  ),
  // What is rarer than this is known only from runs that last longer than a person waits.
  patient(
    "mmc-large",
    { servers: 1700, arrivalRate: 1680, ...unit },
    { whole: large, short: { replications: 20, callers: 100, measure: "pWait" } },
    { times: [0.01, 0.05] },
  ),
  patient(
    "qed",
    { servers: 1671, arrivalRate: 1650, ...unit },
    { whole: large, short: { replications: 20, callers: 100, measure: "pWait" } },
  ),
  patient(
    "staffing-erlang-c",
    seconds,
    { whole: small, short: { replications: 20, callers: 400, measure: "pWait" } },
    { served: [20] },
  ),
  loss(
    "erlang-b",
    { servers: 10, arrivalRate: 9, ...unit, room: 0 },
    { whole: small, short: { replications: 6, callers: 1_000, measure: "pBlock" } },
  ),
  loss(
    "erlang-b-large",
    { servers: 1700, arrivalRate: 1750, ...unit, room: 0 },
    { whole: { ...small, callers: 100_000 }, short: { replications: 14, callers: 3_000, measure: "meanBusy" } },
  ),
  impatient(
    "erlang-a",
    { servers: 100, arrivalRate: 110, ...unit, patienceRate: 0.5 },
    { whole: small, short: { replications: 10, callers: 600, measure: "pAbandon" } },
    { times: [0.05, 0.2] },
  ),
  impatient(
    "erlang-a-large",
    { servers: 1700, arrivalRate: 1750, ...unit, patienceRate: 0.5 },
    { whole: { ...small, callers: 100_000 }, short: { replications: 8, callers: 500, measure: "meanQueue" } },
    { times: [0.01, 0.05] },
  ),
  limited(
    "mmck",
    { servers: 10, arrivalRate: 11, ...unit, room: 10 },
    { whole: small, short: { replications: 6, callers: 1_000, measure: "meanQueue" } },
  ),
];
