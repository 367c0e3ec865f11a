import type { ScoreRow } from "../../scores/score-board.ts";
import type { Rate } from "../../scores/unit-score.ts";
import { changeInWords } from "./rates.ts";

export const percent = (share: number | undefined): number | null => (share === undefined ? null : share * 100);
export const share = ({ value }: Pick<Rate, "value">): number | null => value ?? null;

/** What every ladder says of a unit. */
export const shortLine = ({ name, rank, counts, valid, score, change, ...row }: ScoreRow) => ({
  unit: name,
  place: rank?.place ?? null,
  accepted: counts.own.accepted,
  valid,
  unreachable: share(row.unreachable),
  resolution: share(row.resolution),
  satisfaction: share(row.satisfaction),
  score: percent(score.composite),
  low: percent(score.interval?.low),
  high: percent(score.interval?.high),
  right: rank?.right ?? null,
  best: rank?.from ?? null,
  worst: rank?.to ?? null,
  band: row.band ?? null,
  change: change?.difference ?? null,
  says: changeInWords(change),
});
