import type { Counted } from "../../counted.ts";
import type { ReportSection } from "../../report.ts";
import { NONE } from "../../rollups/rollup.ts";
import { shareOf, tableOf } from "../../table-of.ts";
import { answeredIn } from "./answered.ts";
import type { Asked } from "./asked.ts";
import type { Beside } from "./besides.ts";
import { capital, shareIn } from "./rates.ts";

const FIRST = 5;

/** What people appeal about most: the first five categories of the first level, against the span before. */
export function topCategories(asked: Asked, { now, before, against }: Beside<Counted>): ReportSection {
  const { categories } = asked.book;
  const all = now.total("registered");
  const were = before.by("top-category");
  const rows = [...now.by("top-category")].map(([category, sums]) => {
    const { registered, valid, score } = answeredIn(sums, asked);
    const was = were.get(category)?.total("registered") ?? 0;
    return {
      category: categories.get(category)?.name ?? category,
      registered,
      share: shareOf(registered, all),
      was,
      change: registered - was,
      valid,
      resolution: shareIn(score.resolution),
      satisfaction: shareIn(score.satisfaction),
    };
  });
  return {
    id: "categories",
    title: "Most frequent categories",
    note: `The first ${Math.min(FIRST, rows.length)} of ${rows.length} categories of the first level that occur. The share is of all appeals.`,
    table: tableOf(
      {
        category: ["Category", "text"],
        registered: ["Registered", "count"],
        share: ["Share", "share"],
        was: [capital(against), "count"],
        change: ["Change", "change"],
        valid: ["Valid follow-ups", "count"],
        resolution: ["Resolution", "share"],
        satisfaction: ["Satisfaction", "share"],
      },
      rows.toSorted((a, b) => b.registered - a.registered).slice(0, FIRST),
    ),
    chart: { kind: "bars", series: ["registered"], says: "The most frequent categories, most first." },
  };
}

const callers: Readonly<Record<string, string>> = { business: "businesses", citizen: "citizens", [NONE]: "not said" };

/** Who appeals: businesses apart from citizens. */
export function byPopulation(asked: Asked, matters: Counted): ReportSection {
  const all = matters.total("registered");
  const rows = [...matters.by("population")].map(([population, sums]) => {
    const { registered, valid, score } = answeredIn(sums, asked);
    return {
      caller: callers[population] ?? population,
      registered,
      share: shareOf(registered, all),
      valid,
      resolution: shareIn(score.resolution),
      satisfaction: shareIn(score.satisfaction),
    };
  });
  return {
    id: "callers",
    title: "Businesses and citizens",
    note: "Who appeals, as it was taken down. The rates are over the valid follow-ups of each.",
    table: tableOf(
      {
        caller: ["Appeals of", "text"],
        registered: ["Registered", "count"],
        share: ["Share", "share"],
        valid: ["Valid follow-ups", "count"],
        resolution: ["Resolution", "share"],
        satisfaction: ["Satisfaction", "share"],
      },
      rows,
    ),
  };
}
