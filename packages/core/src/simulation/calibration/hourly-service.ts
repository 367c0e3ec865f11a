import { HOUR } from "../../time/duration.ts";
import { type LoggedCall, waitEnded } from "./logged-call.ts";

/** What became in one hour of those who stood in line; counts, and milliseconds added up. Averages over runs need not be whole. */
export interface ServiceOfHour {
  readonly answered: number;
  readonly hungUp: number;
  /** How long those who were answered had waited. */
  readonly waitedMs: number;
}

/** The service of each hour of a span of whole hours. A call belongs to the hour in which its wait was over. */
export function hourlyService(
  calls: readonly LoggedCall[],
  { start, end }: { readonly start: number; readonly end: number },
): readonly ServiceOfHour[] {
  const hours = Array.from({ length: (end - start) / HOUR }, () => ({ answered: 0, hungUp: 0, waitedMs: 0 }));
  for (const call of calls) {
    const hour = hours[Math.floor((waitEnded(call) - start) / HOUR)];
    if (hour === undefined) continue;
    if (call.answered) {
      hour.answered++;
      hour.waitedMs += call.waited;
    } else hour.hungUp++;
  }
  return hours;
}

/** By how much a forecast of the service was wrong, hour by hour, on average over callers. */
export interface ForecastError {
  /** Between the shares that hung up: 0 to 1. */
  readonly hungUp: number;
  /** Between the mean waits of those who were answered; milliseconds. */
  readonly wait: number;
}

/**
 * The mean absolute error of a forecast, each hour weighing as many calls as it really had: an hour is as good or bad as it was for
 * those who called. Where nobody was expected, nobody was expected to hang up or to wait.
 */
export function forecastError(forecast: readonly ServiceOfHour[], seen: readonly ServiceOfHour[]): ForecastError {
  let [calls, answered, hungUp, wait] = [0, 0, 0, 0];
  for (const [place, hour] of seen.entries()) {
    const expected = forecast[place] ?? NOBODY;
    calls += hour.answered + hour.hungUp;
    answered += hour.answered;
    hungUp += (hour.answered + hour.hungUp) * Math.abs(shareHungUp(expected) - shareHungUp(hour));
    wait += hour.answered * Math.abs(meanWait(expected) - meanWait(hour));
  }
  return { hungUp: hungUp / Math.max(1, calls), wait: wait / Math.max(1, answered) };
}

const NOBODY: ServiceOfHour = { answered: 0, hungUp: 0, waitedMs: 0 };

const shareHungUp = ({ answered, hungUp }: ServiceOfHour): number => (hungUp === 0 ? 0 : hungUp / (answered + hungUp));

const meanWait = ({ answered, waitedMs }: ServiceOfHour): number => (waitedMs === 0 ? 0 : waitedMs / answered);
