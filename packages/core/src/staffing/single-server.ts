/** A handling time by its first three moments; `third` is needed only for the variance of the wait. */
export interface HandlingMoments {
  readonly mean: number;
  readonly second: number;
  readonly third: number;
}

/** The service of one server. */
export interface SingleService {
  readonly occupancy: number;
  readonly pWait: number;
  readonly meanWait: number;
  readonly varWait: number;
  readonly meanSojourn: number;
  readonly meanQueue: number;
  readonly meanInSystem: number;
}

/**
 * M/G/1 by Pollaczek and Khinchine: one server, first come first served, whatever the law of the handling time. Throws a
 * `RangeError` where the load is as large as the server.
 */
export function singleServer(arrivalRate: number, { mean, second, third }: HandlingMoments): SingleService {
  const occupancy = arrivalRate * mean;
  if (!(occupancy < 1)) throw new RangeError(`a load of ${occupancy} is too large for one server`);
  const meanWait = (arrivalRate * second) / (2 * (1 - occupancy));
  return {
    occupancy,
    pWait: occupancy,
    meanWait,
    varWait: (arrivalRate * third) / (3 * (1 - occupancy)) + meanWait ** 2,
    meanSojourn: meanWait + mean,
    meanQueue: arrivalRate * meanWait,
    meanInSystem: arrivalRate * meanWait + occupancy,
  };
}
