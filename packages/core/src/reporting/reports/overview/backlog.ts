import { parseDate } from "../../../time/civil-date.ts";
import { dateOf } from "../../../time/zone.ts";
import { counted } from "../../counted.ts";
import type { ReportQuestion, ReportSection } from "../../report.ts";
import { agencies } from "../../rollups/agencies.ts";
import { shareOf, tableOf } from "../../table-of.ts";

/** Ages of open appeals in days of the city; each bin ends where the next begins. */
const ages = [
  { label: "today", below: 1 },
  { label: "1 to 2 days", below: 3 },
  { label: "3 to 6 days", below: 7 },
  { label: "7 to 14 days", below: 15 },
  { label: "15 to 29 days", below: 30 },
  { label: "30 to 89 days", below: 90 },
  { label: "90 days and more", below: Number.POSITIVE_INFINITY },
] as const;

/** Open appeals by age at `asOf`, counted in local dates. */
export function backlogByAge(question: ReportQuestion): ReportSection {
  const today = dateOf(question.book.zone, question.asOf);
  const sums = counted(question, agencies);
  const open = ages.map(() => 0);
  for (const [day, { total }] of sums.by("day")) {
    const age = today - (parseDate(day) ?? today);
    const bin = ages.findIndex(({ below }) => age < below);
    open[bin] = (open[bin] ?? 0) + total("open");
  }
  const all = sums.total("open");
  return {
    id: "backlog",
    title: "Open appeals by age",
    table: tableOf(
      { age: ["Age", "text"], open: ["Open", "count"], share: ["Share", "share"] },
      ages.map(({ label }, bin) => ({ age: label, open: open[bin] ?? 0, share: shareOf(open[bin] ?? 0, all) })),
    ),
    chart: { kind: "columns", series: ["open"], says: "Open appeals by how long ago they were registered." },
  };
}
