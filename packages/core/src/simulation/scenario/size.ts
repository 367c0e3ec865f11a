import type { PolicyBook } from "../../book/policy-book.ts";
import { lawOf } from "../../chance/distributions/index.ts";
import { averagingOne, dayWeights } from "./profiles.ts";
import type { Scenario } from "./scenario.ts";

/** How much there is to simulate in one replication, from above: enough to refuse what would never end. */
export interface Size {
  /** Those who turn to the hotline for the first time, if every day were the busiest of the year and of the week. */
  readonly contacts: number;
  /** Those who work anywhere. */
  readonly people: number;
}

export const sizeOf = (scenario: Scenario, book: PolicyBook): Size => ({
  contacts: scenario.callers.rate * daysOf(scenario) * busiest(scenario),
  people: peopleOf(scenario, book),
});

/** The days of a scenario, those of a surge as many times as more come then. */
const daysOf = ({ from, days, callers: { surges } }: Scenario): number =>
  surges.reduce((sum, { from: first, until, times }) => {
    const overlap = Math.min(until, from + days - 1) - Math.max(first, from) + 1;
    return sum + Math.max(0, overlap) * Math.max(0, times - 1);
  }, days);

const busiest = ({ callers }: Scenario): number =>
  peak(callers.months) * peak(dayWeights(callers)) * Math.max(1, lawOf(callers.dayFactor).mean);

/** How many times the mean the greatest weight is. */
const peak = (weights: readonly number[]): number => Math.max(...averagingOne(weights));

function peopleOf({ operators, offices, followUp }: Scenario, { agencies }: PolicyBook): number {
  const onShifts = operators.groups.flatMap(({ shifts }) => shifts.map((shift) => shift.operators));
  const inOffices = [offices.usual, ...Object.values(offices.kinds), ...Object.values(offices.agencies)];
  const most = Math.max(...inOffices.map((office) => office?.staff ?? 0));
  return sum(onShifts) + sum(Object.values(operators.interpreters)) + most * agencies.nodes.length + followUp.callers;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
