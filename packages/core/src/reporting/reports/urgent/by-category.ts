import type { Counted } from "../../counted.ts";
import type { ReportSection } from "../../report.ts";
import { tableOf } from "../../table-of.ts";
import { type Answered, answeredIn } from "../periodic/answered.ts";
import type { Asked } from "../periodic/asked.ts";
import type { Beside } from "../periodic/besides.ts";
import { shareIn } from "../periodic/rates.ts";

/** Each urgent category: the day, the change, and the month to date. Those of which nobody told are there too. */
export function urgentByCategory(asked: Asked, { now, before }: Beside<Counted>, month: Counted): ReportSection {
  const { city, categories } = asked.book;
  const rows = city.urgentCategories.map((category) => {
    const [day, was, toDate] = ofCategory(category, asked, [now, before, month]);
    return {
      category: categories.get(category)?.name ?? category,
      registered: day.registered,
      change: day.registered - was.registered,
      valid: day.valid,
      resolution: shareIn(day.score.resolution),
      satisfaction: shareIn(day.score.satisfaction),
      month: toDate.registered,
      monthValid: toDate.valid,
      monthResolution: shareIn(toDate.score.resolution),
      monthSatisfaction: shareIn(toDate.score.satisfaction),
    };
  });
  return {
    id: "categories",
    title: "By category",
    note: "The change is against the day before. The rates are over the valid follow-ups, whose number stands before them.",
    table: tableOf(
      {
        category: ["Category", "text"],
        registered: ["Registered", "count"],
        change: ["Change", "change"],
        valid: ["Valid", "count"],
        resolution: ["Resolution", "share"],
        satisfaction: ["Satisfaction", "share"],
        month: ["Month to date", "count"],
        monthValid: ["Valid, month", "count"],
        monthResolution: ["Resolution, month", "share"],
        monthSatisfaction: ["Satisfaction, month", "share"],
      },
      rows,
    ),
    chart: { kind: "bars", series: ["registered"], says: "Urgent appeals of the day by category." },
  };
}

type Three<Value> = readonly [Value, Value, Value];

function ofCategory(category: string, asked: Asked, [now, before, month]: Three<Counted>): Three<Answered> {
  const answered = (sums: Counted) => answeredIn(sums.only("top-category", [category]), asked);
  return [answered(now), answered(before), answered(month)];
}
