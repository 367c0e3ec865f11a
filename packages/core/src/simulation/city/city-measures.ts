import { DAY, HOUR, SECOND } from "../../time/duration.ts";
import type { Measure, Measured } from "../experiment/design.ts";
import type { CityRun } from "./city-run.ts";
import { openIn } from "./totals.ts";

/** What a run of a city came to, as plain numbers: its totals, times in the unit that their name ends with, and the appeals that are open at its end. */
export function measuredOf(run: CityRun): Measured {
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
    open: openIn(run.totals()),
  };
}

/** The units of what {@link measuredOf} measures, by name; all else are counts. */
export const measuredUnits = { waitedSeconds: "s", operatorHours: "h", dutyHours: "h", firstResultDays: "d" } as const;

type Words = Required<Measure>["words"];

const count = (name: string, less: string, more: string): Measure => ({
  name,
  kind: "mean",
  least: 0,
  words: { less, more },
});
const ratio = (name: string, [part, whole]: readonly [string, string], words: Words, unit?: string): Measure => ({
  name,
  kind: "ratio",
  part,
  whole,
  words,
  least: 0,
  ...(unit !== undefined && { unit }),
});
const share = (name: string, of: readonly [part: string, whole: string], less: string, more: string): Measure =>
  ratio(name, of, { less, more });

/** What is told of a simulated city, in the order of an appeal's life. A ratio without a unit is a share. */
export const cityMeasures: readonly Measure[] = [
  count("calls", "takes fewer calls", "takes more calls"),
  share("answered in time", ["answeredInTime", "calls"], "answers fewer calls in time", "answers more calls in time"),
  share("hung up", ["abandoned", "calls"], "loses fewer calls", "loses more calls"),
  ratio("wait", ["waitedSeconds", "answered"], { less: "answers faster", more: "answers slower" }, "s"),
  share("operators busy", ["operatorHours", "dutyHours"], "keeps operators less busy", "keeps operators busier"),
  count("registered", "registers fewer appeals", "registers more appeals"),
  share("answered at once", ["answeredAtOnce", "registered"], "answers fewer at once", "answers more at once"),
  share("returned", ["returned", "dispatched"], "has fewer returns", "has more returns"),
  ratio(
    "first result",
    ["firstResultDays", "firstResults"],
    { less: "has results sooner", more: "has results later" },
    "d",
  ),
  share("late results", ["lateReports", "reports"], "has fewer late results", "has more late results"),
  count("breaches", "breaks fewer limits", "breaks more limits"),
  share("redone", ["reworks", "reports"], "does less again", "does more again"),
  share("reached", ["reached", "attempts"], "reaches fewer citizens", "reaches more citizens"),
  share("contacted", ["contacted", "reached"], "contacts fewer citizens", "contacts more citizens"),
  share("resolved", ["resolved", "reached"], "resolves less", "resolves more"),
  share("satisfied", ["content", "reached"], "satisfies fewer citizens", "satisfies more citizens"),
  count("closed", "closes fewer appeals", "closes more appeals"),
  count("open", "leaves fewer open at the end", "leaves more open at the end"),
];
