import { DAY, HOUR, SECOND } from "../../time/duration.ts";
import type { Measure, Measured } from "../experiment/design.ts";
import type { CityRun } from "./city-run.ts";
import { openIn, unreportedIn } from "./totals.ts";

/** What happened in a run of a city since it began, as plain numbers: times in the unit that their name ends with. */
export function flowsOf(run: CityRun) {
  const { waitedMs, operatorMs, dutyMs, firstResultMs, ...totals } = run.totals();
  const counts = run.eventCounts();
  return {
    ...totals,
    waitedSeconds: waitedMs / SECOND,
    operatorHours: operatorMs / HOUR,
    dutyHours: dutyMs / HOUR,
    firstResultDays: firstResultMs / DAY,
    content: totals.satisfied + totals.basicallySatisfied,
    dispatched: counts.get("AppealDispatched") ?? 0,
    warnings: counts.get("ClockWarned") ?? 0,
    breaches: counts.get("ClockBreached") ?? 0,
  };
}
type Flows = ReturnType<typeof flowsOf>;

/**
 * What a run of a city came to: what happened in it, less what had happened `before`, and how the appeals stand at its end, whenever
 * they came. Those that are past their limit without a result are among the late ones, and among all that are due.
 */
export function measuredOf(run: CityRun, before?: Flows): Measured {
  const flows = before === undefined ? flowsOf(run) : differenceOf(before, flowsOf(run));
  const [overdue, unreported] = [run.overdue(), unreportedIn(run.totals())];
  return {
    ...flows,
    open: openIn(run.totals()),
    overdue,
    unreported,
    lateOrOverdue: flows.lateReports + overdue,
    reportedOrOverdue: flows.reports + overdue,
    firstResultsOrNone: flows.firstResults + unreported,
  };
}

const differenceOf = (before: Flows, after: Flows): Flows =>
  Object.fromEntries(
    Object.entries(after).map(([name, value]) => [name, value - before[name as keyof Flows]]),
  ) as unknown as Flows;

/** The units of what {@link measuredOf} measures, by name; all else are counts. */
export const measuredUnits = { waitedSeconds: "s", operatorHours: "h", dutyHours: "h", firstResultDays: "d" } as const;

/** A measure of a simulated city, and what it means: in what, and over whom. */
export type CityMeasure = Measure & { readonly meaning: string };

type Words = Required<Measure>["words"];

interface Told {
  readonly meaning: string;
  readonly words: Words;
}

const count = (name: string, told: Told): CityMeasure => ({ name, kind: "mean", least: 0, ...told });
const share = (name: string, [part, whole]: readonly [part: string, whole: string], told: Told): CityMeasure => ({
  name,
  kind: "ratio",
  part,
  whole,
  least: 0,
  ...told,
});
const mean = (name: string, of: readonly [sum: string, count: string], told: Told & { readonly unit: string }) => ({
  ...share(name, of, told),
  unit: told.unit,
});

/** What is told of a simulated city, in the order of an appeal's life. A ratio without a unit is a share. */
export const cityMeasures: readonly CityMeasure[] = [
  count("calls", {
    meaning: "how many calls reached the line: first ones, those of people who had hung up, those about an old matter",
    words: { less: "takes fewer calls", more: "takes more calls" },
  }),
  share("answered in time", ["answeredInTime", "calls"], {
    meaning: "the share of all calls that was answered within `callers.answerWithin`; whoever hung up was not",
    words: { less: "answers fewer calls in time", more: "answers more calls in time" },
  }),
  share("hung up", ["abandoned", "calls"], {
    meaning: "the share of all calls in which the caller hung up before anybody answered",
    words: { less: "loses fewer calls", more: "loses more calls" },
  }),
  mean("wait", ["waitedSeconds", "answered"], {
    meaning: "how long a call waited, on average over those that were answered; who hung up is not in it",
    words: { less: "answers faster", more: "answers slower" },
    unit: "s",
  }),
  share("operators busy", ["operatorHours", "dutyHours"], {
    meaning:
      "the share of the time on duty in which operators talked, wrote down after a call, or waited for an interpreter",
    words: { less: "keeps operators less busy", more: "keeps operators busier" },
  }),
  count("registered", {
    meaning: "how many appeals were taken down, by any channel; those that were answered at once are among them",
    words: { less: "registers fewer appeals", more: "registers more appeals" },
  }),
  share("answered at once", ["answeredAtOnce", "registered"], {
    meaning: "the share of the appeals taken down that was answered on the phone, and went to no agency",
    words: { less: "answers fewer at once", more: "answers more at once" },
  }),
  share("returned", ["returned", "dispatched"], {
    meaning:
      "of the dispatches to an agency, the share that it gave back; to the next agency the appeal is dispatched anew",
    words: { less: "has fewer returns", more: "has more returns" },
  }),
  mean("first result", ["firstResultDays", "firstResults"], {
    meaning:
      "how long it took from the first contact to the first result, on average over the appeals that have one; the slowest, still at work at the end, are not in it",
    words: { less: "has results sooner", more: "has results later" },
    unit: "d",
  }),
  share("no result yet", ["unreported", "firstResultsOrNone"], {
    meaning:
      "the share of the appeals for an agency that has no result at the end, whenever they came, beside those that had their first one",
    words: { less: "leaves fewer without a result", more: "leaves more without a result" },
  }),
  share("late results", ["lateOrOverdue", "reportedOrOverdue"], {
    meaning:
      "the share of all results, redone ones too, that came after the limit; an appeal that is past its limit at the end without a result counts as a late one",
    words: { less: "has fewer late results", more: "has more late results" },
  }),
  count("breaches", {
    meaning: "how many limits of any stage passed before what they are for was done",
    words: { less: "breaks fewer limits", more: "breaks more limits" },
  }),
  share("redone", ["reworks", "reports"], {
    meaning: "the share of all results after which the appeal went back to its agency",
    words: { less: "does less again", more: "does more again" },
  }),
  share("reached", ["reached", "attempts"], {
    meaning: "of the attempts to call a citizen back, the share that reached the citizen",
    words: { less: "reaches fewer citizens", more: "reaches more citizens" },
  }),
  share("contacted", ["contacted", "reached"], {
    meaning: "of the citizens reached, each time anew, the share with whom the agency had spoken",
    words: { less: "contacts fewer citizens", more: "contacts more citizens" },
  }),
  share("resolved", ["resolved", "reached"], {
    meaning: "of the citizens reached, each time anew, the share that said that it is resolved",
    words: { less: "resolves less", more: "resolves more" },
  }),
  share("satisfied", ["content", "reached"], {
    meaning: "of the citizens reached, each time anew, the share that was satisfied, or basically satisfied",
    words: { less: "satisfies fewer citizens", more: "satisfies more citizens" },
  }),
  count("closed", {
    meaning: "how many appeals were closed after their follow-up",
    words: { less: "closes fewer appeals", more: "closes more appeals" },
  }),
  count("open", {
    meaning: "how many appeals are open at the end, whenever they came",
    words: { less: "leaves fewer open at the end", more: "leaves more open at the end" },
  }),
];
