import type { PolicyBook } from "../../book/policy-book.ts";
import { lawOf } from "../../chance/distributions/index.ts";
import { randomStreams } from "../../chance/streams.ts";
import type { Agency } from "../../city/lists.ts";
import type { Path } from "../../document.ts";
import { DAY } from "../../time/duration.ts";
import { startOfDate } from "../../time/zone.ts";
import { mattersOf } from "../city/matters.ts";
import { routeCache } from "../city/route-cache.ts";
import { officeOf } from "./office-of.ts";
import type { Scenario } from "./scenario.ts";

/** A line that grows without end, or would if nobody hung up. */
interface Overload {
  readonly path: Path;
  readonly message: string;
  readonly isWarning: boolean;
}

/** Compares what comes with what can be done in the same time, line by line; surges and the order within a day are left out. */
export function loadProblems(scenario: Scenario, book: PolicyBook): readonly Overload[] {
  return [...operatorLoad(scenario), ...officeLoads(scenario, book), ...followUpLoad(scenario)];
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

function operatorLoad({ callers, operators }: Scenario): readonly Overload[] {
  const perDay = callers.rate * shareOf(callers.channels, "phone");
  const work = perDay * (lawOf(operators.talk).mean + lawOf(operators.afterCall).mean);
  const hours = operators.groups
    .flatMap(({ shifts }) => shifts)
    .reduce((sum, { from, until, days, operators: many }) => {
      const length = until > from ? until - from : until + DAY - from;
      return sum + (many * operators.present * length * days.length) / 7;
    }, 0);
  if (hours > work) return [];
  const utilisation =
    hours === 0 ? "nobody is ever on duty" : `the operators would be busy ${percent(work / hours)} of their time`;
  return [
    {
      path: ["operators", "groups"],
      message: `${utilisation}: only those who hang up keep the line finite`,
      isWarning: hours > 0,
    },
  ];
}

function followUpLoad({ callers, operators, followUp }: Scenario): readonly Overload[] {
  const orders = callers.rate * (1 - shareOf(callers.kinds, "inquiry") * operators.answered);
  const utilisation = (orders * lawOf(followUp.talk).mean) / (followUp.callers * DAY);
  if (utilisation < 1) return [];
  const message = `those who call back would be busy ${percent(utilisation)} of their time: the line grows without end`;
  return [{ path: ["followUp", "callers"], message, isWarning: false }];
}

/** How many matters are drawn to see who gets them. */
const DRAWN = 20_000;

function officeLoads(scenario: Scenario, book: PolicyBook): readonly Overload[] {
  const { callers, from, days } = scenario;
  const start = startOfDate(book.zone, from);
  const orders = ordersByAgency(scenario, book, start);
  return [...orders].flatMap(([id, drawn]): readonly Overload[] => {
    const agency = book.agencies.get(id) as Agency;
    const office = officeOf(scenario, agency);
    const calendar = office.calendar === null ? undefined : book.calendars.get(office.calendar);
    const span = days * DAY;
    const open = calendar === undefined ? 1 : calendar.between(start, start + span) / span;
    // Three standard errors fewer: an agency is accused only of what chance cannot explain.
    const perDay = (callers.rate * Math.max(0, drawn - 3 * Math.sqrt(drawn))) / DRAWN;
    const utilisation = (perDay * lawOf(office.work).mean) / (office.staff * open * DAY);
    if (utilisation < 1) return [];
    const message = `${id} would be busy ${percent(utilisation)} of its open time: its backlog grows without end`;
    const field = id in scenario.offices.agencies ? ["agencies", id] : kindOrUsual(scenario, agency);
    return [{ path: ["offices", ...field], message, isWarning: false }];
  });
}

const kindOrUsual = ({ offices }: Scenario, { kind }: Agency): Path =>
  kind in offices.kinds ? ["kinds", kind] : ["usual"];

/** Of {@link DRAWN} contacts, the orders that each agency gets. */
function ordersByAgency({ callers, operators }: Scenario, book: PolicyBook, at: number): ReadonlyMap<string, number> {
  const streams = randomStreams("scenario check");
  const matters = mattersOf(callers, book, streams, 0);
  const route = routeCache(book, matters);
  const answered = streams.stream("answered at once");
  const counts = new Map<string, number>();
  for (let drawn = 0; drawn < DRAWN; drawn++) {
    const matter = matters.draw();
    if (matters.isInquiry(matter) && answered.uniform() < operators.answered) continue;
    const { agency } = route(matter, at, nobody);
    if (agency !== undefined) counts.set(agency, (counts.get(agency) ?? 0) + 1);
  }
  return counts;
}

const nobody: ReadonlySet<string> = new Set();

function shareOf(weights: Readonly<Record<string, number | undefined>>, code: string): number {
  const total = Object.values(weights).reduce<number>((sum, weight = 0) => sum + weight, 0);
  return total === 0 ? 0 : (weights[code] ?? 0) / total;
}
