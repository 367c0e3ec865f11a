import type { PolicyBook } from "@swiftline/core";
import type { ReportSection } from "@swiftline/core/reporting";
import { type DayChart, type OrderPhase, orderPhases } from "@swiftline/core/simulation/city";
import { DAY, dateOf, formatDate, formatInZone } from "@swiftline/core/time";
import { counted } from "./counted.ts";
import { drawGantt, type GanttPlot, MARK } from "./page/charts/gantt.ts";
import { renderFigure } from "./page/figure.ts";
import { areaMark, momentMark } from "./page/legend-marks.ts";
import { shortDate, spokenDate } from "./page/spoken-dates.ts";
import type { Drawn, SimulationStory } from "./simulation-story.ts";

/** How each phase is called, and painted. */
const phases: Readonly<Record<OrderPhase, { readonly name: string; readonly series: number }>> = {
  dispatch: { name: "waits to be dispatched", series: 5 },
  signature: { name: "waits for a signature", series: 1 },
  staff: { name: "waits for staff", series: 3 },
  work: { name: "is worked on", series: 0 },
  parked: { name: "is parked", series: 5 },
  "follow-up": { name: "waits for the citizen's verdict", series: 4 },
};

/** Orders of one day as rows of a picture. Nothing where no day was watched, or nobody called on it. */
export function daySection({ cities: [city], day }: SimulationStory): readonly Drawn[] {
  if (city === undefined || day === undefined || day.orders.length === 0) return [];
  const { zone } = city.book;
  const date = formatDate(dateOf(zone, day.from));
  const title = `Orders of ${spokenDate(date)}`;
  const plot = plotOf(day, city.book);
  const seen = new Set(day.orders.flatMap((order) => order.phases.map(({ phase }) => phase)));
  const shown = orderPhases.filter((phase) => seen.has(phase));
  const figure = renderFigure({
    title,
    says: "For each order when it waited, for what, and when it was worked on.",
    legend: [
      ...shown.map((phase) => ({ mark: areaMark(phases[phase].series), label: phases[phase].name })),
      { mark: momentMark(MARK), label: "its limit" },
    ],
    draw: (frame) => drawGantt(plot, frame),
    caption: [
      "Bars at the right edge go on. An agency that does not speak with the caller leaves no trace of when it began: its work is drawn as waiting for staff.",
    ],
  });
  const note = `${day.orders.length} of ${counted(day.of, "order")} that were taken down on the day and not answered at once, evenly spread; the first replication of ${city.name}, as its log tells of it.`;
  return [{ section: { id: "day", title, note, table: tableOf(day, city.book) }, figure }];
}

function plotOf({ from, seenUntil, orders }: DayChart, book: PolicyBook): GanttPlot {
  const days = Math.ceil((seenUntil - from) / DAY);
  return {
    rows: orders.map((order) => ({
      label: `${timeOf(order.calledAt, book)} ${book.categories.get(order.category)?.name ?? order.category}`,
      bars: order.phases.map(({ phase, from: begins, to }) => ({
        series: phases[phase].series,
        from: begins - from,
        to: to - from,
      })),
      mark: order.dueAt === undefined ? undefined : order.dueAt - from,
    })),
    until: seenUntil - from,
    step: days <= 1 ? DAY / 6 : days <= 2 ? DAY / 2 : DAY,
    tick: (value) => tickOf(from + value, book),
  };
}

const timeOf = (at: number, { zone }: PolicyBook): string => formatInZone(at, zone).slice(11, 16);

const tickOf = (at: number, book: PolicyBook): string => {
  const time = timeOf(at, book);
  return time === "00:00" ? shortDate(formatDate(dateOf(book.zone, at))) : time;
};

interface Named {
  readonly get: (id: string) => { readonly name: string } | undefined;
}

const nameIn = (tree: Named, id: string | undefined): string | null =>
  id === undefined ? null : (tree.get(id)?.name ?? id);

const tableOf = ({ orders }: DayChart, book: PolicyBook): ReportSection["table"] => {
  const moment = (at: number | undefined): string | null =>
    at === undefined ? null : formatInZone(at, book.zone).slice(5, 16).replace("T", " ");
  return {
    columns: [
      { id: "called", label: "Called", unit: "date" },
      { id: "matter", label: "Matter", unit: "text" },
      { id: "area", label: "Area", unit: "text" },
      { id: "agency", label: "Agency", unit: "text" },
      { id: "signed", label: "Signed", unit: "date" },
      { id: "begun", label: "Begun", unit: "date" },
      { id: "reported", label: "Result", unit: "date" },
      { id: "limit", label: "Limit", unit: "date" },
      { id: "over", label: "Over", unit: "date" },
    ],
    rows: orders.map((order) => [
      moment(order.calledAt),
      book.categories.get(order.category)?.name ?? order.category,
      nameIn(book.areas, order.area),
      nameIn(book.agencies, order.agency),
      moment(order.signedAt),
      moment(order.phases.find(({ phase }) => phase === "work")?.from),
      moment(order.reportedAt),
      moment(order.dueAt),
      moment(order.endedAt),
    ]),
  };
};
