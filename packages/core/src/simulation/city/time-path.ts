import type { PolicyBook } from "../../book/policy-book.ts";
import { HOUR, SECOND } from "../../time/duration.ts";
import { hourOf } from "../../time/zone.ts";
import type { Measured } from "../experiment/design.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { CityRun } from "./city-run.ts";
import { backlogOf, hourName, stepName } from "./path-names.ts";
import { pathSteps } from "./path-steps.ts";
import { openIn, type Totals } from "./totals.ts";

/** What is looked at, and whose backlogs. */
export interface PathOptions {
  readonly scenario: Scenario;
  readonly book: PolicyBook;
  /** Agencies by their ids. */
  readonly agencies: readonly string[];
}

/**
 * Lets a run happen to its end and looks at it on the way: what came and was done in each step and in each hour of the day, and what
 * stood at the end of each step. Looking changes nothing of the run. The values are named by {@link stepName} and {@link hourName}.
 */
export function timePath(run: CityRun, { scenario, book, agencies }: PathOptions): Measured {
  const { ends, look } = pathSteps(scenario, book.zone);
  const places = agencies.map((id) => [backlogOf(id), book.agencies.nodes.findIndex((one) => one.id === id)] as const);
  const measured: Record<string, number> = {};
  const hours = Array.from({ length: HOURS }, nothing);
  let [seen, at] = [run.totals(), run.start];
  for (const [step, end] of ends.entries()) {
    const inStep = nothing();
    while (at < end) {
      const next = Math.min(at + look, end);
      run.runUntil(next);
      const now = run.totals();
      add(inStep, { from: seen, to: now, lasted: next - at });
      add(hours[hourOf(book.zone, at)] as Flows, { from: seen, to: now, lasted: next - at });
      [seen, at] = [now, next];
    }
    tell(measured, inStep, (value) => stepName(value, step));
    measured[stepName("waiting", step)] = run.now().waiting;
    measured[stepName("open", step)] = openIn(seen);
    for (const [name, place] of places) measured[stepName(name, step)] = run.backlog(place);
  }
  for (const [hour, flows] of hours.entries()) tell(measured, flows, (value) => hourName(value, hour));
  return measured;
}

const HOURS = 24;

const counts = ["calls", "answered", "answeredInTime", "abandoned"] as const;
const times = ["waitedMs", "operatorMs", "dutyMs"] as const;

/** What came and was done in some time, and how long that time was. */
type Flows = Record<(typeof counts)[number] | (typeof times)[number] | "lastedMs", number>;

const nothing = (): Flows => ({
  calls: 0,
  answered: 0,
  answeredInTime: 0,
  abandoned: 0,
  waitedMs: 0,
  operatorMs: 0,
  dutyMs: 0,
  lastedMs: 0,
});

interface Between {
  readonly from: Readonly<Totals>;
  readonly to: Readonly<Totals>;
  readonly lasted: number;
}

function add(flows: Flows, { from, to, lasted }: Between): void {
  for (const name of [...counts, ...times]) flows[name] += to[name] - from[name];
  flows.lastedMs += lasted;
}

/** Times in the unit that a name ends with. `settled` calls wait no longer: they were answered, or hung up. */
function tell(measured: Record<string, number>, flows: Flows, name: (value: string) => string): void {
  for (const count of counts) measured[name(count)] = flows[count];
  measured[name("settled")] = flows.answered + flows.abandoned;
  measured[name("waitedSeconds")] = flows.waitedMs / SECOND;
  measured[name("operatorHours")] = flows.operatorMs / HOUR;
  measured[name("dutyHours")] = flows.dutyMs / HOUR;
  measured[name("hours")] = flows.lastedMs / HOUR;
}
