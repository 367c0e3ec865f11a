import type { PolicyBook } from "../../book/policy-book.ts";
import { lawOf } from "../../chance/distributions/index.ts";
import { randomStreams } from "../../chance/streams.ts";
import type { Agency } from "../../city/lists.ts";
import { nobody } from "../../routing/subject.ts";
import { DAY } from "../../time/duration.ts";
import { startOfDate } from "../../time/zone.ts";
import { mattersOf } from "../city/matters.ts";
import { routeCache } from "../city/route-cache.ts";
import { officeOf } from "./office-of.ts";
import { contactsOf, type PhoneLoad, phoneLoadOf, utilised } from "./phone-load.ts";
import type { Scenario } from "./scenario.ts";

/**
 * What comes, as a share of what can be done in the same time: 1 is as much as can be. Infinity where something comes and nobody is
 * there.
 */
export interface Load extends PhoneLoad {
  /** The agencies that get orders, the busiest first. */
  readonly offices: readonly OfficeLoad[];
  readonly followUp: number;
}

export interface OfficeLoad {
  readonly agency: string;
  readonly utilisation: number;
  /** What chance in the drawing cannot explain: three standard errors of the orders less. */
  readonly atLeast: number;
}

/**
 * How busy those are who work, worked out without a run. Surges, the order within a day, those who call or appeal again and what is
 * done again are left out; who gets how much is seen from {@link DRAWN} contacts.
 */
export function loadOf(scenario: Scenario, book: PolicyBook): Load {
  const steps = loadSteps(scenario, book);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The same in steps of some milliseconds, for whoever has others to serve in between. */
export function* loadSteps(scenario: Scenario, book: PolicyBook): Generator<void, Load> {
  const orders = yield* ordersByAgency(scenario, book);
  const drawing: Drawing = { scenario, book, each: contactsOf(scenario) / DRAWN };
  return {
    ...phoneLoadOf(scenario, book),
    offices: [...orders]
      .map(([agency, drawn]) => officeLoad(agency, drawn, drawing))
      .toSorted((one, other) => other.utilisation - one.utilisation),
    followUp: followUpLoad(
      [...orders.values()].reduce((sum, drawn) => sum + drawn, 0),
      drawing,
    ),
  };
}

interface Drawing {
  readonly scenario: Scenario;
  readonly book: PolicyBook;
  /** For how many contacts of the simulated days each one stands that was drawn. */
  readonly each: number;
}

function officeLoad(agency: Agency, drawn: number, { scenario, book, each }: Drawing): OfficeLoad {
  const { from, days } = scenario;
  const office = officeOf(scenario, agency);
  const calendar = office.calendar === null ? undefined : book.calendars.get(office.calendar);
  const [start, span] = [startOfDate(book.zone, from), days * DAY];
  const open = calendar === undefined ? span : calendar.between(start, start + span);
  const busy = (orders: number): number => utilised(each * orders * lawOf(office.work).mean, office.staff * open);
  return { agency: agency.id, utilisation: busy(drawn), atLeast: busy(Math.max(0, drawn - 3 * Math.sqrt(drawn))) };
}

/** Each order is tried until somebody is reached, or often enough. */
function followUpLoad(drawn: number, { scenario: { followUp, days }, book: { parameters }, each }: Drawing): number {
  const { reached, talk } = followUp;
  const most = parameters.maxFollowUpAttempts;
  const attempts = reached === 0 ? most : (1 - (1 - reached) ** most) / reached;
  return utilised(each * drawn * attempts * lawOf(talk).mean, followUp.callers * days * DAY);
}

/** How many contacts are drawn to see who gets them, and how many in one step. */
const DRAWN = 200_000;
const STEP = 5_000;

/** Of so many contacts, the orders that each agency gets. */
function* ordersByAgency(
  { callers, operators, from }: Scenario,
  book: PolicyBook,
): Generator<void, ReadonlyMap<Agency, number>> {
  const at = startOfDate(book.zone, from);
  const streams = randomStreams("scenario check");
  const matters = mattersOf(callers, book, streams, 0);
  const route = routeCache(book, matters);
  const answered = streams.stream("answered at once");
  const counts = new Map<Agency, number>();
  for (let drawn = 0; drawn < DRAWN; drawn++) {
    if (drawn % STEP === 0) yield;
    const matter = matters.draw();
    const isTold = matters.isInquiry(matter) && answered.uniform() < operators.answered;
    const agency = isTold ? undefined : book.agencies.nodes[route(matter, at, nobody).agency];
    if (agency !== undefined) counts.set(agency, (counts.get(agency) ?? 0) + 1);
  }
  return counts;
}
