import { type Counts, wilson } from "../../../satisfaction/interval.ts";
import { type Change, changeOf } from "../../../satisfaction/noise.ts";
import type { ReportSection, ReportValue } from "../../report.ts";
import { shareOf, tableOf } from "../../table-of.ts";
import type { Answered, AnsweredOnBases } from "./answered.ts";
import { type Beside, eachOf } from "./besides.ts";

export const rates = ["response", "resolution", "satisfaction"] as const;
export type RateName = (typeof rates)[number];

export const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

export const shareIn = ({ part, whole }: Counts): number | null => shareOf(part, whole);

/** The composite as a share of the valid follow-ups: what all answers together earn. */
export const compositeOf = ({ score, valid }: Answered): Counts => ({
  part: (score.composite ?? 0) * valid,
  whole: valid,
});

/** What a change comes to: `noise` where chance alone may explain it. */
export function changeInWords(change: Change | undefined): string | null {
  if (change === undefined) return null;
  if (change.isNoise) return "noise";
  return change.difference > 0 ? "up" : "down";
}

/** A rate of a span with its interval, and what changed against the span before. */
function rateRow(label: string, is: Counts, was: Counts): Readonly<Record<string, ReportValue>> {
  const [bounds, change] = [wilson(is), changeOf(is, was)];
  return {
    rate: label,
    part: is.part,
    whole: is.whole,
    value: shareIn(is),
    low: bounds?.low ?? null,
    high: bounds?.high ?? null,
    was: shareIn(was),
    change: change?.difference ?? null,
    says: changeInWords(change),
  };
}

/** Something on both bases, each with the words that tell its rows apart. */
interface OnBasis {
  readonly label: string;
  readonly beside: Beside<Answered>;
}

/** With the appeals that are excluded from the scores, as the headline has it, and without them, as the ladders do. */
export const bothBases = (answers: Beside<AnsweredOnBases>): readonly OnBasis[] => [
  { label: "", beside: eachOf(answers, (one) => one["with-excluded"]) },
  { label: ", without the excluded", beside: eachOf(answers, (one) => one["without-excluded"]) },
];

/** The three rates with their intervals on each basis, against the span before. */
export function comparedRates(id: string, title: string, bases: readonly OnBasis[]): ReportSection {
  const rows = bases.flatMap(({ label, beside: { now, before } }) =>
    rates.map((rate) => rateRow(`${capital(rate)}${label}`, now.score[rate], before.score[rate])),
  );
  return {
    id,
    title,
    note: "From and to are the 95 % interval of the share. A change is noise where its own interval (Newcombe's) holds no change at all.",
    table: tableOf(
      {
        rate: ["Rate", "text"],
        part: ["Of these", "count"],
        whole: ["Valid follow-ups", "count"],
        value: ["Share", "share"],
        low: ["From", "share"],
        high: ["To", "share"],
        was: [capital(bases[0]?.beside.against ?? "before"), "share"],
        change: ["Change", "points"],
        says: ["Which is", "text"],
      },
      rows,
    ),
    chart: { kind: "intervals", series: ["value", "low", "high"], says: "The rates with their intervals." },
  };
}
