/** A stretch of time in which calls come, and are handled, at one rate. */
export interface RateStretch {
  readonly length: number;
  readonly arrivalRate: number;
  readonly serviceRate: number;
}

/** The load of a stretch, in erlangs: at its end, and averaged over it. */
export interface StretchLoad {
  readonly atEnd: number;
  readonly mean: number;
}

/**
 * The load that calls of changing rates bring with them, when nobody waits and handling takes an exponential time (M(t)/M(t)/∞):
 * it lags behind the rate by about a handling time. Exact for rates that are constant in stretches. Without `atStart` the
 * stretches are repeated for ever, as days are; with it they begin with so much load, 0 for an empty house.
 */
export function offeredLoads(
  stretches: readonly RateStretch[],
  atStart: number = periodicStart(stretches),
): readonly StretchLoad[] {
  let load = atStart;
  return stretches.map(({ length, arrivalRate, serviceRate }) => {
    const settled = arrivalRate / serviceRate;
    const decay = -Math.expm1(-serviceRate * length);
    const mean = settled + ((load - settled) * decay) / (serviceRate * length);
    load += (settled - load) * decay;
    return { atEnd: load, mean };
  });
}

/** The load with which a period must begin to end with the same. */
function periodicStart(stretches: readonly RateStretch[]): number {
  const lives = stretches.reduce((sum, { length, serviceRate }) => sum + length * serviceRate, 0);
  const fromEmpty = offeredLoads(stretches, 0).at(-1)?.atEnd ?? 0;
  return lives === 0 ? 0 : fromEmpty / -Math.expm1(-lives);
}

/** A rate that swings about its mean: mean + swing · sin(2π · time / period). */
export interface SineRate {
  readonly mean: number;
  readonly swing: number;
  readonly period: number;
}

/** The load of a rate that swings, at a time after it has swung for ever; from `emptyAt` on where the house was empty then. */
export function sineLoad(
  { mean, swing, period }: SineRate,
  serviceRate: number,
  time: number,
  emptyAt?: number,
): number {
  const turn = (2 * Math.PI) / period;
  const settled = (at: number): number =>
    mean / serviceRate +
    (swing * (serviceRate * Math.sin(turn * at) - turn * Math.cos(turn * at))) / (serviceRate ** 2 + turn ** 2);
  const missing = emptyAt === undefined ? 0 : settled(emptyAt) * Math.exp(-serviceRate * (time - emptyAt));
  return settled(time) - missing;
}
