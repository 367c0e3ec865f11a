import type { Counts } from "../../../satisfaction/interval.ts";
import { type Counted, counted } from "../../counted.ts";
import { quantile } from "../../duration-bins.ts";
import { formatValue } from "../../formats/value.ts";
import type { ReportQuestion } from "../../report.ts";
import { ANY_CUE, cueContacts, cues } from "../../rollups/cues.ts";
import { NONE } from "../../rollups/rollup.ts";
import { shareOf } from "../../table-of.ts";
import { type Effect, summed } from "./among-peers.ts";
import { type Check, type Compared, LEAST_CASES, type Ruling, tooFew } from "./check.ts";
import { type Buckets, intervalOf, type Stratum, shareDifference, sizeOf, waitRatio } from "./parity.ts";
import { countsIn } from "./shares.ts";
import { normalTail } from "./tails.ts";

/** Whether appeals with loud cues are taken up otherwise than the others of their top category; none where the city names no cues. */
export const cueChecks = (question: ReportQuestion): readonly Check[] => [
  priorityCheck(question),
  contactCheck(question),
];

const UNLIKE_OTHERS = "differs from the other appeals of its category by more than chance would";

const labelOf = (cue: string): string => (cue === ANY_CUE ? "any cue" : cue);

/** Each cue, and what `shown` says of its appeals and of those without any, by top category. */
function byCue<Shown>(all: Counted, shown: (sums: Counted) => Shown, nothing: Shown) {
  const categories = [...all.by("category").values()].map((category) => category.by("cue"));
  const named = [...all.by("cue").keys()].filter((cue) => cue !== NONE);
  return named.map((cue) => ({
    cue,
    strata: categories.flatMap((category): readonly Stratum<Shown>[] => {
      const [one, other] = [category.get(cue), category.get(NONE)];
      return one === undefined ? [] : [{ one: shown(one), other: other === undefined ? nothing : shown(other) }];
    }),
  }));
}

/** Both ways count: appeals that are loud may be preferred, or put off. */
function rulingOf(effect: Effect | undefined, one: number, other: number): Ruling {
  if (effect === undefined || Math.min(one, other) < LEAST_CASES) return { silent: tooFew() };
  return { chance: Math.min(1, 2 * normalTail(Math.abs(effect.value) / Math.sqrt(effect.variance))) };
}

function priorityCheck(question: ReportQuestion): Check {
  const raisedOf = ({ total }: Counted): Counts => ({ part: total("raised"), whole: total("appeals") });
  const rows = byCue(counted(question, cues), raisedOf, { part: 0, whole: 0 }).map(({ cue, strata }): Compared => {
    const [loud, others] = [summed(strata.map(({ one }) => one)), summed(strata.map(({ other }) => other))];
    const difference = shareDifference(strata);
    const interval = difference && intervalOf(difference);
    const usual = shareOf(others.part, others.whole);
    return {
      who: labelOf(cue),
      cells: {
        cue: labelOf(cue),
        loud: loud.whole,
        raised: shareOf(loud.part, loud.whole),
        others: others.whole,
        othersRaised: usual,
        difference: difference?.value ?? null,
        low: interval === undefined ? null : Math.max(-1, interval.low),
        high: interval === undefined ? null : Math.min(1, interval.high),
      },
      shown: `${countsIn(loud)}; others ${formatValue(usual, "share")}; within categories ${formatValue(difference?.value ?? null, "points")}`,
      ruling: rulingOf(difference, loud.whole, others.whole),
    };
  });
  return { ...priorityHeading, rows };
}

const priorityHeading: Omit<Check, "rows"> = {
  id: "cue-priority",
  title: "Loud cues: raised priority",
  note: "Appeals whose text holds a cue that the city calls loud, and the appeals without any in the same top categories: how many were first dispatched as urgent or high. The difference compares like with like by top category (Mantel-Haenszel). A cue may rightly raise a priority; whether it should is for people to say.",
  columns: {
    cue: ["Cue", "text"],
    loud: ["Appeals with it", "count"],
    raised: ["Raised", "share"],
    others: ["Others", "count"],
    othersRaised: ["Raised", "share"],
    difference: ["Difference", "points"],
    low: ["From", "points"],
    high: ["To", "points"],
  },
  unlike: UNLIKE_OTHERS,
};

const waitsOf = (sums: Counted): Buckets =>
  new Map([...sums.by("bucket")].map(([bucket, { total }]) => [Number(bucket), total("contacted")]));

function merged(many: readonly Buckets[]): Buckets {
  const sum = new Map<number, number>();
  for (const [bucket, number] of many.flatMap((buckets) => [...buckets]))
    sum.set(bucket, (sum.get(bucket) ?? 0) + number);
  return sum;
}

function contactCheck(question: ReportQuestion): Check {
  const rows = byCue(counted(question, cueContacts), waitsOf, new Map()).map(({ cue, strata }): Compared => {
    const [loud, others] = [merged(strata.map(({ one }) => one)), merged(strata.map(({ other }) => other))];
    const ratio = waitRatio(strata);
    const interval = ratio && intervalOf(ratio);
    const ofHundred = (log: number | undefined): number | null => (log === undefined ? null : Math.exp(log) * 100);
    const [median, othersMedian] = [quantile(loud, 0.5) ?? null, quantile(others, 0.5) ?? null];
    return {
      who: labelOf(cue),
      cells: {
        cue: labelOf(cue),
        loud: sizeOf(loud),
        median,
        others: sizeOf(others),
        othersMedian,
        ratio: ofHundred(ratio?.value),
        low: ofHundred(interval?.low),
        high: ofHundred(interval?.high),
      },
      shown: `first contact after ${formatValue(median, "duration")}, others after ${formatValue(othersMedian, "duration")}; within categories ${formatValue(ofHundred(ratio?.value), "decimal")} to their 100`,
      ruling: rulingOf(ratio, sizeOf(loud), sizeOf(others)),
    };
  });
  return { ...contactHeading, rows };
}

const contactHeading: Omit<Check, "rows"> = {
  id: "cue-contact",
  title: "Loud cues: time to first contact",
  note: "From the first dispatch to the first contact with the caller, of those who were contacted: the medians, to about 2 %, and the wait of appeals with the cue where that of the others of the same top category is 100.",
  columns: {
    cue: ["Cue", "text"],
    loud: ["Contacted with it", "count"],
    median: ["Median", "duration"],
    others: ["Others", "count"],
    othersMedian: ["Median", "duration"],
    ratio: ["Wait, others 100", "decimal"],
    low: ["From", "decimal"],
    high: ["To", "decimal"],
  },
  unlike: UNLIKE_OTHERS,
};
