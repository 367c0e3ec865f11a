import type { Counts } from "../../../satisfaction/interval.ts";
import { studentTail } from "./tails.ts";

/** What a unit shows, and how uncertain that is by chance alone. */
export interface Effect {
  readonly value: number;
  readonly variance: number;
}

/** What peers show together: their mean, how much it is in doubt, and how much they differ among themselves (variances). */
interface Spread {
  readonly mean: number;
  readonly doubt: number;
  readonly between: number;
}

/**
 * The mean of peers, and the variance between them that chance does not explain (Paule and Mandel, Journal of Research of the
 * National Bureau of Standards 87, 1982). Peers differ for many good reasons; a unit is unlike them only beyond that.
 */
export function spreadOf(peers: readonly Effect[]): Spread {
  const freedom = peers.length - 1;
  let [low, high] = [0, 0];
  if (weighted(peers, 0).excess > freedom) for (high = 1; weighted(peers, high).excess > freedom; high *= 2) low = high;
  while (high - low > 1e-6 * high) {
    const middle = (low + high) / 2;
    if (weighted(peers, middle).excess > freedom) low = middle;
    else high = middle;
  }
  const { mean, weight } = weighted(peers, high);
  return { mean, doubt: 1 / weight, between: high };
}

/** The weighted mean if peers differed by so much, and the sum of their squared deviates: about one each where that is true. */
function weighted(peers: readonly Effect[], between: number) {
  let [weight, sum] = [0, 0];
  for (const { value, variance } of peers) {
    weight += 1 / (variance + between);
    sum += value / (variance + between);
  }
  const mean = sum / weight;
  const excess = peers.reduce((all, { value, variance }) => all + (value - mean) ** 2 / (variance + between), 0);
  return { mean, weight, excess };
}

/**
 * The chance that one more unit like these peers would show so high a share or a higher one: by log-odds, with half a case added to
 * both sides. The variance of the unit's own is taken half way between its share and that of the peers, so that a count that is high by
 * chance does not seem certain for being high.
 */
export function chanceOfShare(unit: Counts, peers: readonly Counts[]): number {
  const spread = spreadOf(peers.map(logOdds));
  const between = Math.max(spread.between, betweenShares(peers));
  const own = logOdds(unit);
  const halfWay = (shareAt(spread.mean) + shareAt(own.value)) / 2;
  const variance = Math.max(own.variance, 1 / (unit.whole * halfWay * (1 - halfWay)));
  return chanceBeyond({ value: own.value, variance }, { ...spread, between }, peers.length);
}

/**
 * How much the log-odds of peers differ, told from their shares: half a case more would make peers with hardly any alike. The
 * variance between shares is that of {@link spreadOf}, by the variance that all would have at their common share; log-normal odds give
 * the rest.
 */
function betweenShares(peers: readonly Counts[]): number {
  const { part, whole } = summed(peers);
  const perCase = (part / whole) * (1 - part / whole);
  if (perCase === 0) return 0;
  const shares = peers.map((peer) => ({ value: peer.part / peer.whole, variance: perCase / peer.whole }));
  return Math.log1p(spreadOf(shares).between / perCase ** 2);
}

/** The chance that one more unit like these peers would show so high a value or a higher one, for values that are about normal. */
export const chanceOfEffect = (unit: Effect, peers: readonly Effect[]): number =>
  chanceBeyond(unit, spreadOf(peers), peers.length);

/**
 * Held against Student's t with one degree less than there are peers, for how much they differ is itself estimated from few: the
 * prediction interval of Higgins et al. (Journal of the Royal Statistical Society A 172, 2009).
 */
const chanceBeyond = ({ value, variance }: Effect, { mean, doubt, between }: Spread, peers: number): number =>
  studentTail((value - mean) / Math.sqrt(variance + doubt + between), Math.max(peers - 1, 1));

const logOdds = ({ part, whole }: Counts): Effect => ({
  value: Math.log((part + 0.5) / (whole - part + 0.5)),
  variance: 1 / (part + 0.5) + 1 / (whole - part + 0.5),
});

const shareAt = (odds: number): number => 1 / (1 + Math.exp(-odds));

export const summed = (many: readonly Counts[]): Counts => ({
  part: many.reduce((sum, { part }) => sum + part, 0),
  whole: many.reduce((sum, { whole }) => sum + whole, 0),
});
