import { changeOf } from "../../../satisfaction/noise.ts";
import { compositeCounts, isMean, rateValue } from "../../../satisfaction/score.ts";
import type { Counted } from "../../counted.ts";
import { formatValue } from "../../formats/value.ts";
import type { Figure } from "../../report.ts";
import { shareOf } from "../../table-of.ts";
import type { Answered } from "./answered.ts";
import type { Beside } from "./besides.ts";
import { capital, changeInWords, type RateName, rateChange, rates } from "./rates.ts";
import { meanInWords } from "./response.ts";

const said = (count: number): string => formatValue(count, "count");

/** How many appeals were registered, and how many more or less than before. */
export function volume(id: string, label: string, { now, before, against }: Beside<Answered>): Figure {
  const change = formatValue(now.registered - before.registered, "change");
  return {
    id,
    label,
    value: now.registered,
    unit: "count",
    note: `${change} against ${said(before.registered)} (${against})`,
  };
}

/** One of the three rates, what it is counted from, and what changed. */
export function rateFigure(rate: RateName, { now, before, against }: Beside<Answered>): Figure {
  const [is, was] = [now.score[rate], before.score[rate]];
  const change = rateChange(is, was);
  const says = change?.says === null ? "" : `, ${change?.says}`;
  const compared =
    change === undefined ? `none ${against}` : `${formatValue(change.difference, "points")} against ${against}${says}`;
  const counted = isMean(is) ? meanInWords(is) : `${said(is.part)} of ${said(is.whole)} valid follow-ups`;
  return {
    id: rate,
    label: capital(rate),
    value: rateValue(is) ?? null,
    unit: "share",
    note: `${counted}; ${compared}`,
  };
}

/** All three of them. */
export const rateFigures = (answered: Beside<Answered>): readonly Figure[] =>
  rates.map((rate) => rateFigure(rate, answered));

/** The composite by the city's scheme, in percent. */
export function scoreFigure({ now, before, against }: Beside<Answered>): Figure {
  const { interval, composite } = now.score;
  const change = changeOf(compositeCounts(now.score), compositeCounts(before.score));
  const bounds =
    interval === undefined
      ? "nobody was reached"
      : `between ${formatValue(interval.low * 100, "score")} and ${formatValue(interval.high * 100, "score")}`;
  const compared =
    change === undefined
      ? ""
      : `; ${formatValue(change.difference, "points")} against ${against}, ${changeInWords(change)}`;
  return {
    id: "score",
    label: "Score",
    value: composite === undefined ? null : composite * 100,
    unit: "score",
    note: `${bounds}${compared}`,
  };
}

/** Whom the rates leave out: callers who were not reached, and, on the ladders, appeals that are excluded from the scores. */
export function leftOut({ registered, excluded, asked, valid }: Answered): readonly Figure[] {
  return [
    {
      id: "unreachable",
      label: "Unreachable",
      value: shareOf(asked - valid, asked),
      unit: "share",
      note: `${said(asked - valid)} of ${said(asked)} who were called back`,
    },
    {
      id: "excluded",
      label: "Excluded from the ladders",
      value: shareOf(excluded, registered),
      unit: "share",
      note: `${said(excluded)} of ${said(registered)} appeals`,
    },
  ];
}

export function businessAppeals(matters: Counted): Figure {
  const businesses = matters.by("population").get("business")?.total("registered") ?? 0;
  const share = formatValue(shareOf(businesses, matters.total("registered")), "share");
  return {
    id: "businesses",
    label: "Appeals of businesses",
    value: businesses,
    unit: "count",
    note: `${share} of all`,
  };
}
