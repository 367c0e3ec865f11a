import { formatInZone } from "../../../time/zone.ts";
import { counted } from "../../counted.ts";
import { formatValue } from "../../formats/value.ts";
import type { Figure, Report, ReportKind, ReportQuestion } from "../../report.ts";
import { agencies } from "../../rollups/agencies.ts";
import { agreement } from "../../rollups/agreement.ts";
import { settling } from "../../rollups/settling.ts";
import { shareOf } from "../../table-of.ts";
import { byAgency, tableAgreement } from "./agencies.ts";
import { backlogByAge } from "./backlog.ts";
import { byPolicy, openClocks, settledWithin, timeToSettle } from "./limits.ts";
import { byArea, byCategory, topMatters } from "./matters.ts";
import { threeRates } from "./satisfaction.ts";
import { byDay, byHour } from "./volume.ts";

export const overview: ReportKind = {
  id: "overview",
  title: "Overview",
  summary: "volume, matters, agencies, areas, open appeals by age, kept limits, time to settle",
  rollups: [
    "flow",
    "hours",
    "categories",
    "areas",
    "agencies",
    "limits",
    "running",
    "settling",
    "settling-bins",
    "agreement",
    "scores",
  ],
  build(question): Report {
    const { book, asOf } = question;
    const days = [...counted(question, agencies).by("day").keys()];
    return {
      id: "overview",
      title: `${book.city.name}: overview`,
      city: book.city.name,
      from: question.from ?? days[0] ?? "",
      to: question.to ?? days.at(-1) ?? "",
      asOf: formatInZone(asOf, book.zone),
      book: book.version,
      notes: notesOf(question),
      figures: figuresOf(question),
      sections: [
        byDay(question),
        byHour(question),
        byCategory(question),
        topMatters(question),
        byArea(question),
        byAgency(question),
        byPolicy(question),
        timeToSettle(question),
        backlogByAge(question),
        ...threeRates(question),
        tableAgreement(question),
      ],
    };
  },
};

function notesOf({ book }: ReportQuestion): readonly string[] {
  const policies = [...book.policies.values()];
  if (policies.every((policy) => policy.illustrative))
    return ["The limits are an example of this city folder and nobody's promise."];
  if (!policies.some((policy) => policy.illustrative)) return [];
  return ["Limits marked illustrative are an example of this city folder and nobody's promise."];
}

const said = (count: number): string => formatValue(count, "count");

function figuresOf(question: ReportQuestion): readonly Figure[] {
  const byAgencies = counted(question, agencies);
  const [registered, open] = [byAgencies.total("registered"), byAgencies.total("open")];
  const [inTime, late] = [byAgencies.total("in-time"), byAgencies.total("late")];
  const overdue = [...openClocks(question, "policy").values()].reduce((sum, clocks) => sum + clocks.overdue, 0);
  const agreed = byAgencies.total("agreed");
  const dispatched = counted(question, agreement).total("appeals");
  const days = byAgencies.by("day").size;
  const judged = inTime + late + overdue;
  return [
    {
      id: "registered",
      label: "Appeals registered",
      value: registered,
      unit: "count",
      note: `on ${days} ${days === 1 ? "day" : "days"}`,
    },
    { id: "open", label: "Still open", value: open, unit: "count", note: `${said(overdue)} of them past their limit` },
    {
      id: "on-time",
      label: "On time",
      value: shareOf(inTime, judged),
      unit: "share",
      note: `${said(inTime)} of ${said(judged)} that are settled or overdue`,
    },
    {
      id: "median",
      label: "Median time to settle",
      value: settledWithin(0.5, counted(question, settling)),
      unit: "duration",
      note: `${said(byAgencies.total("settled"))} settled appeals`,
    },
    {
      id: "agreement",
      label: "Dispatch agrees with the table",
      value: shareOf(agreed, dispatched),
      unit: "share",
      note: `${said(agreed)} of ${said(dispatched)} appeals with an agency`,
    },
  ];
}
