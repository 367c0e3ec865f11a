import {
  type Ladder,
  ladders,
  type Rate,
  type ScoreBoard,
  type ScoreRow,
  type ScoreSummary,
} from "@swiftline/core/reporting";
import { isMean, type MeanOfParts, rateValue, responseParts, UnitClass } from "@swiftline/core/satisfaction";
import * as z from "zod";

const Share = z.number().min(0).max(1);

/** A share and what it was counted from. Over nothing it has no value; `low` and `high` hold the truth nineteen times in twenty. */
const CountedShare = z.strictObject({
  part: z.number(),
  whole: z.number(),
  value: z.number().optional(),
  low: z.number().optional(),
  high: z.number().optional(),
});

/**
 * A response that is the plain mean of several shares, each with what it was counted from: it is no share of anything itself. Parts
 * over nothing are left out of it.
 */
const MeanShare = z.strictObject({
  value: z.number().optional(),
  parts: z.array(
    z.strictObject({ name: z.enum(responseParts), part: z.number(), whole: z.number(), value: z.number().optional() }),
  ),
});

/** An agency in its ladder. Nothing is rounded. */
const LeagueRow = z.strictObject({
  agency: z.string(),
  name: z.string(),
  /** 1 for the first; absent where too few callers were reached. So many others have the same place. */
  place: z.int().optional(),
  tied: z.int().optional(),
  /** The probability that the place is the true one, and between which places it is nineteen times in twenty. */
  sure: Share.optional(),
  between: z.tuple([z.int(), z.int()]).optional(),
  class: UnitClass.optional(),
  /** How it stands to the mean of its ladder. */
  band: z.enum(["above", "around", "below"]).optional(),
  /** The weighted sum of the three rates. */
  composite: z.number().optional(),
  /** The callers who were contacted, of those who were reached; a mean of parts where the scheme names others. */
  response: z.union([CountedShare, MeanShare]),
  resolution: CountedShare,
  satisfaction: CountedShare,
  /** Against the period before; noise is what chance alone may explain. */
  change: z
    .strictObject({ difference: z.number(), low: z.number(), high: z.number(), isNoise: z.boolean() })
    .optional(),
  accepted: z.int(),
  /** Callers who were reached. */
  valid: z.int(),
  /** Of those asked, who was not reached; of all appeals, those left out by a ruling. */
  unreachable: CountedShare,
  excluded: CountedShare,
  redo: CountedShare,
  signedInTime: CountedShare,
  repeats: CountedShare,
});

const mean = z.number().optional();

/** Counts are sums; rates are plain means over the agencies that have them. */
const Summary = z.strictObject({
  units: z.int(),
  accepted: z.int(),
  valid: z.int(),
  response: mean,
  resolution: mean,
  satisfaction: mean,
  composite: mean,
});

/** The ladders of a period, by a scheme: agencies among their like, by place; those without one behind. */
export const League = z.strictObject({
  period: z.strictObject({ kind: z.string(), id: z.string(), from: z.string(), before: z.string() }),
  scheme: z.strictObject({ id: z.string(), version: z.string() }),
  basis: z.enum(["counted", "all"]),
  /** Agencies with fewer callers reached than this have no place. */
  smallSample: z.int(),
  ladders: z.array(
    z.strictObject({
      id: z.enum(Object.keys(ladders) as Ladder["id"][]),
      title: z.string(),
      rows: z.array(LeagueRow),
      summary: Summary,
    }),
  ),
});
export type League = z.infer<typeof League>;

export const leagueOf = ({ period, scheme, basis, smallSample, ladders }: ScoreBoard): League => ({
  period,
  scheme: { id: scheme.id, version: scheme.version },
  basis: basis === "without-excluded" ? "counted" : "all",
  smallSample,
  ladders: ladders.map(({ id, title, rows, summary }) => ({
    id,
    title,
    rows: rows.map(rowOf),
    summary: summary satisfies ScoreSummary,
  })),
});

function rowOf({ unit, name, rank, band, class: unitClass, score, counts, valid, change, ...rates }: ScoreRow) {
  const { response, resolution, satisfaction, unreachable, excluded, redo, signedInTime, repeats } = rates;
  return {
    agency: unit,
    name,
    place: rank?.place,
    tied: rank?.tied,
    sure: rank?.right,
    ...(rank?.from !== undefined && rank.to !== undefined && { between: [rank.from, rank.to] as [number, number] }),
    class: unitClass,
    band,
    composite: score.composite,
    response: isMean(response) ? meanShareOf(response) : shareOf(response),
    resolution: shareOf(resolution),
    satisfaction: shareOf(satisfaction),
    change,
    accepted: counts.own.accepted,
    valid,
    unreachable: shareOf(unreachable),
    excluded: shareOf(excluded),
    redo: shareOf(redo),
    signedInTime: shareOf(signedInTime),
    repeats: shareOf(repeats),
  };
}

const shareOf = ({ part, whole, value, interval }: Rate) => ({ part, whole, value, ...interval });

const meanShareOf = ({ value, parts }: MeanOfParts) => ({
  value,
  parts: parts.flatMap(({ name, counts }) =>
    counts === undefined ? [] : [{ name, ...counts, value: rateValue(counts) }],
  ),
});
