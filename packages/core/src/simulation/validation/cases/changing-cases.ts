import { arrivals } from "../../../chance/arrivals.ts";
import { erlangA } from "../../../staffing/erlang-a.ts";
import { offeredLoads, sineLoad } from "../../../staffing/offered-load.ts";
import { lineInTime } from "../exact/line-in-time.ts";
import type { CaseMeasures, ExactCase } from "../exact-case.ts";
import { type ChangingCentre, changingCentre } from "../models/changing-centre.ts";
import { sineArrivals } from "../models/sine-arrivals.ts";

const unlimited = [[0, 1e9]] as const;

/** By moment, the measures of its name. */
const atMoments = (moments: readonly number[], measures: (moment: number) => CaseMeasures): CaseMeasures =>
  Object.fromEntries(
    moments.flatMap((moment) =>
      Object.entries(measures(moment)).map(([name, value]) => [`${name}_${moment}`, value] as const),
    ),
  );

const simulation = (
  model: ChangingCentre,
  start: number,
  { replications, moments }: { readonly replications: number; readonly moments: readonly number[] },
) =>
  ({
    replications,
    run: (streams, replication) => changingCentre(model, streams, replication, start, moments),
  }) satisfies ExactCase["whole"];

const swinging = { mean: 1000, amplitude: 600, period: 24 };
const sines = [0, 3, 6, 9, 12, 18];

const hourlyRates = [
  120, 80, 60, 50, 60, 110, 260, 640, 1500, 2100, 2200, 1900, 1300, 1400, 1900, 2000, 1800, 1300, 900, 760, 640, 480,
  300, 190,
];
const hourly: ChangingCentre = {
  nextArrival: arrivals({ start: 0, step: 1, expected: hourlyRates }),
  serviceRate: 12,
  schedule: unlimited,
};

function sineCase(): ExactCase {
  const model = { nextArrival: sineArrivals(swinging), serviceRate: 10, schedule: unlimited };
  const { mean, amplitude: swing, period } = swinging;
  return {
    name: "mt-m-inf-sine",
    model: "M(t)/M/∞: the calls of a day swing about their mean",
    exact: () => atMoments(sines, (moment) => ({ m: sineLoad({ mean, swing, period }, 10, moment) })),
    whole: simulation(model, -4, { replications: 15, moments: sines }),
    // Of those who came more than an hour before, one in 20,000 is still there.
    short: { ...simulation(model, -1, { replications: 6, moments: [0] }), measure: "m_0" },
  };
}

function hourlyCase(): ExactCase {
  const hours = hourlyRates.map((_, hour) => hour + 1);
  return {
    name: "mt-m-inf-hourly",
    model: "M(t)/M/∞: calls by the hour of the day",
    exact: () => {
      const loads = offeredLoads(hourlyRates.map((arrivalRate) => ({ length: 1, arrivalRate, serviceRate: 12 })));
      return atMoments(hours, (hour) => ({ m: loads[hour - 1]?.atEnd ?? Number.NaN }));
    },
    whole: simulation(hourly, -4, { replications: 15, moments: hours }),
    short: { ...simulation(hourly, 7, { replications: 6, moments: [8] }), measure: "m_8" },
  };
}

const perStretch = [60, 140, 110, 40];

function transientCase(): ExactCase {
  const model: ChangingCentre = {
    nextArrival: arrivals({ start: 0, step: 2, expected: perStretch }),
    serviceRate: 1,
    leavingRate: 0.5,
    schedule: [[0, 50]],
  };
  const stretches = perStretch.map((calls) => ({ length: 2, arrivalRate: calls / 2 }));
  const ends = [2, 4, 6, 8];
  return {
    name: "mt-m-c-m-transient",
    model: "M(t)/M/50+M from an empty house: four stretches of two mean handling times",
    exact: () => {
      const seen = lineInTime({ servers: 50, serviceRate: 1, patienceRate: 0.5 }, stretches);
      return {
        ...atMoments(ends, (end) => {
          const { waitingTime: _, ...moment } = seen[end / 2 - 1] as (typeof seen)[number];
          return moment;
        }),
        expectedArrivals: 350,
        expectedAbandoned: 0.5 * (seen.at(-1)?.waitingTime ?? Number.NaN),
      };
    },
    whole: simulation(model, 0, { replications: 600, moments: ends }),
    short: { ...simulation(model, 0, { replications: 12, moments: [4] }), measure: "meanQueue_4" },
  };
}

/** Palm's model with the load of the moment is exact where callers are as patient as calls are long, whatever the shifts. */
function shiftsCase(): ExactCase {
  const servers = [60, 85, 105, 118, 112, 100, 92, 96, 110, 120, 114, 101];
  const rate = { mean: 100, swing: 20, period: 2 * Math.PI };
  const model: ChangingCentre = {
    nextArrival: sineArrivals({ ...rate, amplitude: rate.swing }),
    serviceRate: 1,
    leavingRate: 1,
    schedule: [...servers.entries()],
  };
  const moments = [0.5, 1.5, 2.5, 4, 6, 8, 10, 12];
  const loadAt = (time: number): number => sineLoad(rate, 1, time, 0);
  const at = (time: number, there: number) =>
    erlangA({ servers: there, arrivalRate: loadAt(time), serviceRate: 1, patienceRate: 1 });
  return {
    name: "mt-m-st-m-theta-eq-mu",
    model:
      "M(t)/M/s(t)+M with twelve shifts: patience as long as handling (Feldman, Mandelbaum, Massey and Whitt 2008)",
    exact: () => ({
      ...atMoments(moments, (time) => {
        const { pWait, meanQueue, throughput } = at(time, servers[Math.floor(time)] ?? (servers.at(-1) as number));
        return { m: loadAt(time), pDelay: pWait, meanQueue, meanBusy: throughput };
      }),
      expectedArrivals: 1200 + 20 * (1 - Math.cos(12)),
      expectedAbandoned: integral(servers, (time, there) => at(time, there).meanQueue),
    }),
    whole: simulation(model, 0, { replications: 250, moments }),
    short: { ...simulation(model, 0, { replications: 8, moments: [2.5] }), measure: "m_2.5" },
  };
}

/** Over the shifts, each one unit long, by Simpson's rule. */
function integral(servers: readonly number[], value: (time: number, there: number) => number): number {
  const steps = 256;
  let sum = 0;
  for (const [from, there] of servers.entries())
    for (let step = 0; step <= steps; step++) {
      const weight = step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2;
      // The load at the very beginning is 0, where nobody waits.
      const time = from + step / steps;
      sum += time === 0 ? 0 : (weight * value(time, there)) / (3 * steps);
    }
  return sum;
}

export const changingCases: readonly ExactCase[] = [sineCase(), hourlyCase(), transientCase(), shiftsCase()];
