import type { Counted } from "../../counted.ts";
import type { ReportSection } from "../../report.ts";
import { type HalfDaySpan, halfDaysLater } from "../../scores/half-day-span.ts";
import { type Period, type PeriodKindId, periodKinds } from "../../scores/periods.ts";
import { tableOf } from "../../table-of.ts";
import { answeredIn } from "./answered.ts";
import type { Asked } from "./asked.ts";
import { mattersIn } from "./besides.ts";
import { shareIn } from "./rates.ts";

/** The periods of a kind that overlap a span, first to last. */
export function periodsWithin({ from, before }: HalfDaySpan, kindId: PeriodKindId): readonly Period[] {
  const kind = periodKinds[kindId];
  const found: Period[] = [];
  for (let one = kind.at(halfDaysLater(before, -1)); one.before > from; one = kind.before(one)) found.unshift(one);
  return found;
}

/** Volume and rates of each day, of all matters or of those that `pick` takes. */
export function dayByDay(
  asked: Asked,
  days: readonly Period[],
  { note, pick = (all) => all }: { readonly note: string; readonly pick?: (all: Counted) => Counted },
): ReportSection {
  const rows = days.map((day) => {
    const { registered, valid, score } = answeredIn(pick(mattersIn(asked, day)), asked);
    return {
      day: day.id,
      registered,
      valid,
      resolution: shareIn(score.resolution),
      satisfaction: shareIn(score.satisfaction),
    };
  });
  return {
    id: "by-day",
    title: "Day by day",
    note,
    table: tableOf(
      {
        day: ["Day", "date"],
        registered: ["Registered", "count"],
        valid: ["Valid follow-ups", "count"],
        resolution: ["Resolution", "share"],
        satisfaction: ["Satisfaction", "share"],
      },
      rows,
    ),
    chart: { kind: "columns", series: ["registered"], says: "Appeals registered on each day." },
  };
}
