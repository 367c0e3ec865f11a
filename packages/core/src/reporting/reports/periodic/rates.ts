import { type Counts, wilson } from "../../../satisfaction/interval.ts";
import { type Change, changeOf } from "../../../satisfaction/noise.ts";
import type { ResponsePart } from "../../../satisfaction/scheme.ts";
import { isMean, type ResponseRate, rateValue } from "../../../satisfaction/score.ts";
import type { ReportSection, ReportValue } from "../../report.ts";
import { shareOf, tableOf } from "../../table-of.ts";
import type { Answered, AnsweredOnBases } from "./answered.ts";
import { type Beside, eachOf } from "./besides.ts";
import { partWords } from "./response.ts";

export const rates = ["response", "resolution", "satisfaction"] as const;
export type RateName = (typeof rates)[number];

export const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

export const shareIn = ({ part, whole }: Counts): number | null => shareOf(part, whole);

/** What a change comes to: `noise` where chance alone may explain it. */
export function changeInWords(change: Change | undefined): string | null {
  if (change === undefined) return null;
  if (change.isNoise) return "noise";
  return change.difference > 0 ? "up" : "down";
}

/** What a rate changed by, and what that comes to: of a mean of parts nothing tells whether chance alone may explain it. */
export function rateChange(
  is: ResponseRate,
  was: ResponseRate,
): { readonly difference: number; readonly says: string | null } | undefined {
  if (!isMean(is) && !isMean(was)) {
    const change = changeOf(is, was);
    return change && { difference: change.difference, says: changeInWords(change) };
  }
  const [now, before] = [rateValue(is), rateValue(was)];
  return now === undefined || before === undefined ? undefined : { difference: now - before, says: null };
}

type Row = Readonly<Record<string, ReportValue>>;

/** A rate of a span, and what changed against the span before. */
const rateRow = (rate: string, is: ResponseRate, was: ResponseRate): Row => {
  const change = rateChange(is, was);
  return {
    rate,
    value: rateValue(is) ?? null,
    was: rateValue(was) ?? null,
    change: change?.difference ?? null,
    says: change?.says ?? null,
  };
};

/** A share of the callers who were reached, with what it is counted from and its interval. */
function shareRow(rate: string, is: Counts, was: ResponseRate): Row {
  const bounds = wilson(is);
  return { ...rateRow(rate, is, was), ...is, low: bounds?.low ?? null, high: bounds?.high ?? null };
}

/** A rate as one share, or as a mean with its parts below it, as far as they are counted. */
function rateRows(rate: RateName, basis: string, is: ResponseRate, was: ResponseRate): readonly Row[] {
  const label = `${capital(rate)}${basis}`;
  if (!isMean(is)) return [shareRow(label, is, was)];
  const before = isMean(was) ? was.parts : [];
  const parts = is.parts.flatMap(({ name, counts }, at) => partRows(name, basis, counts, before[at]?.counts));
  return [rateRow(label, is, was), ...parts];
}

/** Who was contacted is asked of some; what was signed for and what has evidence is counted of all, and so has no interval. */
function partRows(part: ResponsePart, basis: string, is: Counts | undefined, was: Counts | undefined): readonly Row[] {
  if (is === undefined || was === undefined) return [];
  const { name, of } = partWords[part];
  const label = `${capital(name)} (of ${of})${basis}`;
  return [part === "contacted" ? shareRow(label, is, was) : { ...rateRow(label, is, was), ...is, says: null }];
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

const MEAN_NOTE =
  " The response is the mean of its parts, which stand below it; a dash stands where not all of them are counted here. Nothing tells whether its change is noise.";

/** The three rates with their intervals on each basis, against the span before. */
export function comparedRates(id: string, title: string, bases: readonly OnBasis[]): ReportSection {
  const rows = bases.flatMap(({ label, beside: { now, before } }) =>
    rates.flatMap((rate) => rateRows(rate, label, now.score[rate], before.score[rate])),
  );
  const hasMean = bases.some(({ beside: { now } }) => isMean(now.score.response));
  return {
    id,
    title,
    note: `From and to are the 95 % interval of the share. A change is noise where its own interval (Newcombe's) holds no change at all.${hasMean ? MEAN_NOTE : ""}`,
    table: tableOf(
      {
        rate: ["Rate", "text"],
        part: ["Of these", "count"],
        whole: [hasMean ? "Out of" : "Valid follow-ups", "count"],
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
