import { counted } from "../../counted.ts";
import type { ReportQuestion, ReportSection } from "../../report.ts";
import { flow } from "../../rollups/flow.ts";
import { hours } from "../../rollups/hours.ts";
import { tableOf } from "../../table-of.ts";

/** Appeals registered and ended, day by day. Days without any are left out: they were not recorded. */
export function byDay(question: ReportQuestion): ReportSection {
  const days = [...counted(question, flow).by("day")];
  return {
    id: "by-day",
    title: "Volume by day",
    note: "Local dates of the city. Ended is what ended on the day, whenever it was registered. Days on which nothing was recorded are not shown.",
    table: tableOf(
      { day: ["Day", "date"], registered: ["Registered", "count"], ended: ["Ended", "count"] },
      days.map(([day, flow]) => ({ day, registered: flow.total("registered"), ended: flow.total("ended") })),
    ),
    chart: { kind: "columns", series: ["registered", "ended"], says: "Appeals registered and ended on each day." },
  };
}

/** When people call: appeals registered in each hour of the day, over all days. */
export function byHour(question: ReportQuestion): ReportSection {
  const byHours = counted(question, hours).by("hour");
  const rows = Array.from({ length: 24 }, (_, hour) => ({
    hour: `${String(hour).padStart(2, "0")}:00`,
    registered: byHours.get(String(hour))?.total("registered") ?? 0,
  }));
  return {
    id: "by-hour",
    title: "Volume by hour of the day",
    note: "The city's own time; all days together.",
    table: tableOf({ hour: ["Hour", "text"], registered: ["Registered", "count"] }, rows),
    chart: { kind: "columns", series: ["registered"], says: "Appeals registered in each hour of the day." },
  };
}
