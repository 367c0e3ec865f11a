import type { ResolvedAnswer } from "../../appeal/terms.ts";
import type { AgencyConduct, ResultConduct } from "../conduct-agencies.ts";
import { dayOf, type Rollup } from "./rollup.ts";

const number = ({ results }: AgencyConduct, which: (result: ResultConduct) => boolean): number =>
  results.filter(which).length;

/** Results whose caller said by phone, or on his own, whether it is resolved. */
const told = (one: AgencyConduct, byPhone: boolean, which: (resolved: ResolvedAnswer) => boolean): number =>
  number(one, ({ answer }) => {
    if (answer?.resolved === undefined) return false;
    return (answer.channel === "phone") === byPhone && which(answer.resolved);
  });
const anything = (): boolean => true;
const yes = (resolved: ResolvedAnswer): boolean => resolved === "yes";

/** What is counted of an agency's conduct with one appeal. */
const counters: Readonly<Record<string, (one: AgencyConduct) => number>> = {
  held: () => 1,
  disputes: ({ disputed }) => Number(disputed),
  returns: ({ returned }) => Number(returned),
  "terminations-asked": ({ terminationAsked }) => Number(terminationAsked),
  "exclusions-asked": ({ exclusionAsked }) => Number(exclusionAsked),
  "exclusions-granted": ({ exclusionGranted }) => Number(exclusionGranted),
  merged: ({ merged }) => Number(merged),
  parts: ({ part }) => Number(part),
  asked: (one) => number(one, ({ asked }) => asked),
  unreached: (one) => number(one, ({ asked, answer }) => asked && answer === undefined),
  told: (one) => number(one, ({ resolved }) => resolved !== undefined),
  unresolved: (one) => number(one, ({ resolved }) => resolved === "no"),
  bettered: (one) => number(one, ({ bettered }) => bettered),
  "phone-told": (one) => told(one, true, anything),
  "phone-resolved": (one) => told(one, true, yes),
  "own-told": (one) => told(one, false, anything),
  "own-resolved": (one) => told(one, false, yes),
};

const counted = Object.entries(counters).map(([measure, count]) => ({ measure, count }));

function countsOf(one: AgencyConduct): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { measure, count } of counted) {
    const amount = count(one);
    if (amount !== 0) counts[measure] = amount;
  }
  return counts;
}

/** What each agency did with the appeals that it held, whoever holds them now. An appeal counts once for each of these agencies. */
export const conductCounts: Rollup = {
  name: "conduct",
  dimensions: ["day", "agency"],
  measures: Object.keys(counters),
  count: ({ registeredAt, conduct }, book) =>
    conduct.agencies.map((one) => ({
      key: [dayOf(registeredAt, book), one.agency],
      counts: countsOf(one),
    })),
};

/** The time to a limit is looked at in twenty bins of 5 %; each holds its upper end, and the first also zero. */
export const LIMIT_BINS = 20;

/** The bin of a share of the time to the limit; one past the last where it came late. */
const limitBinOf = (used: number): number => (used > 1 ? LIMIT_BINS : Math.max(0, Math.ceil(used * LIMIT_BINS) - 1));

/** When results were reported, as a share of the time to their limit. */
export const limitUse: Rollup = {
  name: "limit-use",
  dimensions: ["day", "agency", "bin"],
  measures: ["results"],
  count: ({ registeredAt, conduct }, book) =>
    conduct.agencies.flatMap(({ agency, results }) =>
      results.flatMap(({ limitUsed }) =>
        limitUsed === undefined
          ? []
          : [{ key: [dayOf(registeredAt, book), agency, String(limitBinOf(limitUsed))], counts: { results: 1 } }],
      ),
    ),
};
