import type { Scheme } from "../../../satisfaction/scheme.ts";
import { type Score, type Scored, scoreOf, validOf } from "../../../satisfaction/score.ts";
import type { Counted } from "../../counted.ts";
import { votesIn } from "../../rollups/scores.ts";
import type { HalfDaySpan } from "../../scores/half-day-span.ts";
import { type CountsByBasis, type UnitCounts, unitCounts } from "../../scores/score-counts.ts";
import { onBasis, type ScoreBasis } from "../../scores/unit-score.ts";
import type { Asked } from "./asked.ts";

/** How many appeals there were, how many callers were asked and reached, and what their answers come to. */
export interface Answered {
  readonly registered: number;
  readonly excluded: number;
  readonly asked: number;
  readonly valid: number;
  readonly score: Score;
}

export type AnsweredOnBases = Readonly<Record<ScoreBasis, Answered>>;

/** What is answered of some matters, with the appeals that are excluded from the scores. By matter only votes are counted. */
export function answeredIn(sums: Counted, { scheme }: Pick<Asked, "scheme">): Answered {
  const votes = votesIn(sums.totals());
  return {
    registered: sums.total("registered"),
    excluded: sums.total("excluded"),
    asked: sums.total("asked"),
    valid: validOf(votes),
    score: scoreOf({ votes }, scheme),
  };
}

/** What is answered of all appeals of a span, whoever had them, on each basis. */
export function answeredByAll({ measures, scheme }: Asked, span: HalfDaySpan): AnsweredOnBases {
  const units = [...unitCounts(measures, span).values()];
  return {
    "without-excluded": answeredBy(units, scheme, "without-excluded"),
    "with-excluded": answeredBy(units, scheme, "with-excluded"),
  };
}

function answeredBy(units: readonly CountsByBasis[], scheme: Scheme, basis: ScoreBasis): Answered {
  const excluded = units.reduce((sum, unit) => sum + unit.excluded.own.accepted, 0);
  const counts = units.map((unit) => onBasis(unit, basis));
  const sum = (of: (unit: UnitCounts) => number): number => counts.reduce((total, unit) => total + of(unit), 0);
  const scored: Scored = {
    votes: counts.flatMap(({ votes }) => votes),
    signedInTime: { part: sum(({ own }) => own["signed-in-time"]), whole: sum(({ own }) => own.signed) },
    evidenced: { part: sum(({ own }) => own.evidenced), whole: sum(({ own }) => own.results) },
  };
  return {
    registered: sum(({ own }) => own.accepted),
    excluded,
    asked: sum(({ own }) => own.asked),
    valid: validOf(scored.votes),
    score: scoreOf(scored, scheme),
  };
}
