import { AppealKind, Channel } from "../../appeal/terms.ts";
import type { PolicyBook } from "../../book/policy-book.ts";
import type { Callers } from "../scenario/callers-schema.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { chiSquareAbove } from "./chi-square.ts";
import { type DayScatter, dayScatter } from "./day-scatter.ts";
import {
  averagingOne,
  type FittedArrivals,
  fitArrivals,
  type ProfileName,
  type Profiles,
  profileNames,
} from "./fit-arrivals.ts";
import {
  type Estimated,
  type FittedValue,
  type Learned,
  type NotLearned,
  shareOf,
  significant,
} from "./fitted-value.ts";
import { learnShare } from "./learn-share.ts";
import type { LogRecords, MatterField } from "./log-records.ts";

const NO_OPERATORS =
  "records of appeals do not tell of calls: neither who waited, nor who hung up, nor how long anybody spoke";

/** Learns who turns to the hotline, when, and about what. */
export function learnCallers(records: LogRecords, scenario: Scenario, book: PolicyBook): Learned {
  const arrivals = fitArrivals(records, profilesOf(scenario.callers));
  const scatter = arrivals && dayScatter(arrivals.days, 1 + freedomOf(arrivals));
  const matters = matterFieldsOf(records, scenario, book);
  const notLearned: readonly NotLearned[] = [
    ...(arrivals === undefined
      ? [{ field: "callers.rate", why: "no hour is covered from its beginning to its end" }]
      : []),
    ...profileNames
      .filter((name) => !arrivals?.learned.has(name))
      .map((name) => ({ field: `callers.${name}`, why: whyNot[name] })),
    ...(scatter === undefined
      ? [{ field: "callers.dayFactor", why: "too few days are covered from midnight to midnight" }]
      : []),
    {
      field: "callers.surges",
      why: "a surge is in the rate and the scatter of days; name it, and fit the rest without its days",
    },
    ...matters.notLearned,
    ...["callers.patience", "callers.redial", "operators"].map((field) => ({ field, why: NO_OPERATORS })),
  ];
  return { fitted: [...(arrivals ? arrivalValues(arrivals, scatter) : []), ...matters.fitted], notLearned };
}

const whyNot: Readonly<Record<ProfileName, string>> = {
  hours: "not every hour of the day is covered",
  weekdays: "not every day of the week is covered",
  months: "less than a year is covered, or not every month of it",
};

/** The profiles of a scenario; those of a week by its hours are taken apart. */
export function profilesOf({ hours, weekdays, months, week }: Callers): Profiles {
  if (week === undefined) return { hours, weekdays, months };
  const sums = (count: number, placeOf: (hour: number) => number): readonly number[] =>
    Array.from({ length: count }, (_, place) =>
      week.reduce((sum, weight, hour) => sum + (placeOf(hour) === place ? weight : 0), 0),
    );
  return { hours: sums(24, (hour) => hour % 24), weekdays: sums(7, (hour) => Math.floor(hour / 24)), months };
}

/** How many numbers were fitted besides the rate. */
const freedomOf = ({ learned, profiles }: FittedArrivals): number =>
  [...learned].reduce((sum, name) => sum + (name === "hours" ? 0 : profiles[name].length - 1), 0);

function arrivalValues(arrivals: FittedArrivals, scatter: DayScatter | undefined): readonly FittedValue[] {
  const { rate, contacts, hours, learned, profiles } = arrivals;
  const dispersion = Math.max(1, scatter?.dispersion ?? 1);
  const width = 1.959964 * Math.sqrt(dispersion / contacts);
  const remark = `${contacts} first contacts in ${hours} hours that are covered; those who never got through are not recorded`;
  const interval: Estimated = {
    name: "rate",
    unit: "rate",
    estimate: rate,
    low: rate * Math.exp(-width),
    high: rate * Math.exp(width),
  };
  return [
    {
      path: ["callers", "rate"],
      written: `${Number(rate.toFixed(rate < 100 ? 3 : 1))}/day`,
      estimates: [interval],
      records: contacts,
      remark,
    },
    ...[...learned].map((name) => profileValue(name, profiles[name], { arrivals, dispersion })),
    ...(scatter === undefined ? [] : [scatterValue(scatter)]),
  ];
}

function profileValue(
  name: ProfileName,
  profile: readonly number[],
  { arrivals, dispersion }: { readonly arrivals: FittedArrivals; readonly dispersion: number },
): FittedValue {
  const parts = arrivals.flat[name].filter(({ expected }) => expected > 0);
  const statistic = parts.reduce((sum, { seen, expected }) => sum + (seen - expected) ** 2 / expected, 0) / dispersion;
  const degrees = parts.length - 1;
  return {
    path: ["callers", name],
    written: averagingOne(profile).map((weight) => significant(weight, 3)),
    estimates: [],
    records: arrivals.contacts,
    test: { name: "chi-square flat", statistic, degrees, p: chiSquareAbove(statistic, degrees) },
  };
}

function scatterValue({ days, degrees, dispersion, p, scv, low, high }: DayScatter): FittedValue {
  const scatters = p < 0.01 && scv > 0;
  return {
    path: ["callers", "dayFactor"],
    written: scatters ? { gamma: { mean: 1, scv: significant(scv, 4) } } : 1,
    estimates: [{ name: "scv", unit: "number", estimate: scv, low, high }],
    records: days,
    test: { name: "dispersion", statistic: dispersion * degrees, degrees, p },
    remark: scatters ? "days scatter more than Poisson counts" : "no more scatter than that of Poisson counts",
  };
}

function matterFieldsOf({ matters, inquiries }: LogRecords, { operators }: Scenario, book: PolicyBook): Learned {
  const spoken = new Set([
    ...operators.groups.flatMap(({ languages }) => languages),
    ...Object.keys(operators.interpreters),
  ]);
  const parts = [
    weights("kinds", matters.kind, (code) => AppealKind.options.includes(code as never)),
    weights("channels", matters.channel, (code) => Channel.options.includes(code as never)),
    weights("categories", matters.category, (code) => book.categories.has(code)),
    weights("areas", matters.area, (code) => book.areas.has(code)),
    weights("languages", matters.language, (code) => spoken.has(code)),
    businessShare(matters.population),
    learnShare(["operators", "answered"], {
      some: inquiries.answered,
      all: inquiries.byPhone,
      what: "inquiry by phone",
    }),
  ];
  return { fitted: parts.flatMap(({ fitted }) => fitted), notLearned: parts.flatMap(({ notLearned }) => notLearned) };
}

const names: Readonly<Record<string, MatterField>> = {
  kinds: "kind",
  channels: "channel",
  categories: "category",
  areas: "area",
  languages: "language",
};

/** Weights by code, the most frequent first; codes that mean nothing here are left out. */
function weights(field: string, counts: ReadonlyMap<string, number>, isKnown: (code: string) => boolean): Learned {
  const known = [...counts].filter(([code]) => isKnown(code)).toSorted(([, one], [, other]) => other - one);
  const [all, total] = [[...counts.values()], known.map(([, count]) => count)].map((some) =>
    some.reduce((sum, count) => sum + count, 0),
  ) as [number, number];
  if (total === 0)
    return {
      fitted: [],
      notLearned: [
        {
          field: `callers.${field}`,
          why: all === 0 ? `no ${names[field]} is recorded` : `no ${names[field]} of the records is one of the city`,
        },
      ],
    };
  const value: FittedValue = {
    path: ["callers", field],
    written: Object.fromEntries(known.map(([code, count]) => [code, significant(count / total, 4)])),
    estimates: known.slice(0, 3).map(([code, count]) => shareOf(count, total, code)),
    records: total,
    ...(total < all && {
      remark: `${all - total} of another ${names[field]} left out: ${[...counts.keys()]
        .filter((code) => !isKnown(code))
        .slice(0, 3)
        .join(", ")}`,
    }),
  };
  return { fitted: [value], notLearned: [] };
}

function businessShare(counts: ReadonlyMap<string, number>): Learned {
  const [some, citizens] = [counts.get("business") ?? 0, counts.get("citizen") ?? 0];
  return learnShare(["callers", "businesses"], { some, all: some + citizens, what: "word of who appeals" });
}
