import type { PolicyBook } from "../../../book/policy-book.ts";
import { counted } from "../../counted.ts";
import type { ReportQuestion, ReportSection } from "../../report.ts";
import { areas } from "../../rollups/areas.ts";
import { categories } from "../../rollups/categories.ts";
import { NONE } from "../../rollups/rollup.ts";
import { shareOf, tableOf } from "../../table-of.ts";

const mostFirst = (a: { readonly registered: number }, b: { readonly registered: number }): number =>
  b.registered - a.registered;

/** What the appeals are about, by top category, most frequent first. */
export function byCategory(question: ReportQuestion): ReportSection {
  const { book } = question;
  const leaves = counted(question, categories);
  const all = leaves.total("registered");
  const tops = new Map<string, { registered: number; open: number }>();
  for (const [category, sums] of leaves.by("category")) {
    const top = book.categories.ancestorAt(category, 0) ?? category;
    const { registered, open } = tops.get(top) ?? { registered: 0, open: 0 };
    tops.set(top, { registered: registered + sums.total("registered"), open: open + sums.total("open") });
  }
  const rows = [...tops].map(([top, sums]) => ({
    category: book.categories.get(top)?.name ?? top,
    ...sums,
    share: shareOf(sums.registered, all),
  }));
  return {
    id: "categories",
    title: "Categories",
    table: tableOf(
      {
        category: ["Category", "text"],
        registered: ["Registered", "count"],
        share: ["Share", "share"],
        open: ["Still open", "count"],
      },
      rows.toSorted(mostFirst),
    ),
    chart: { kind: "bars", series: ["registered"], says: "Appeals by top category, most frequent first." },
  };
}

const MATTERS = 15;

/** A matter by its way down the tree, since names such as “Other” recur under many nodes. */
const pathName = (category: string, { categories }: PolicyBook): string =>
  categories
    .path(category)
    .toReversed()
    .map((code) => categories.get(code)?.name ?? code)
    .join(": ") || category;

/** The most frequent single matters. */
export function topMatters(question: ReportQuestion): ReportSection {
  const { book } = question;
  const leaves = counted(question, categories);
  const all = leaves.total("registered");
  const rows = [...leaves.by("category")].map(([category, sums]) => ({
    matter: pathName(category, book),
    registered: sums.total("registered"),
    share: shareOf(sums.total("registered"), all),
  }));
  return {
    id: "matters",
    title: "Most frequent matters",
    note: `The first ${Math.min(MATTERS, rows.length)} of ${rows.length} categories that occur.`,
    table: tableOf(
      { matter: ["Matter", "text"], registered: ["Registered", "count"], share: ["Share", "share"] },
      rows.toSorted(mostFirst).slice(0, MATTERS),
    ),
  };
}

/** Where the appeals come from: the parts right below the city. */
export function byArea(question: ReportQuestion): ReportSection {
  const { book } = question;
  const parts = counted(question, areas);
  const all = parts.total("registered");
  const rows = [...parts.by("area")].map(([area, sums]) => ({
    area: area === NONE ? "not given" : (book.areas.get(area)?.name ?? area),
    registered: sums.total("registered"),
    share: shareOf(sums.total("registered"), all),
    open: sums.total("open"),
  }));
  return {
    id: "areas",
    title: "Areas",
    table: tableOf(
      {
        area: ["Area", "text"],
        registered: ["Registered", "count"],
        share: ["Share", "share"],
        open: ["Still open", "count"],
      },
      rows.toSorted(mostFirst),
    ),
    chart: { kind: "bars", series: ["registered"], says: "Appeals by area, most first." },
  };
}
