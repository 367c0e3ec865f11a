/** How many servers are at work when: from each of these instants on, this many. */
export interface ShiftPlan {
  readonly changes: readonly ShiftChange[];
  /** The plan repeats itself after this long, and its instants lie between 0 and that. Never if left out; then nobody works before it begins. */
  readonly period?: number;
}

export interface ShiftChange {
  readonly at: number;
  readonly capacity: number;
}

/** What is wrong with a plan, each with its place. Everything else here trusts that this finds nothing. */
export function shiftPlanProblems({ changes, period }: ShiftPlan): readonly string[] {
  const problems = changes.flatMap(({ at, capacity }, index) => {
    const before = changes[index - 1]?.at ?? Number.NEGATIVE_INFINITY;
    const place = `changes[${index}]`;
    return [
      ...(Number.isFinite(at) ? [] : [`${place}.at: an instant, not ${at}`]),
      ...(at <= before ? [`${place}.at: ${at} is not after ${before}, the change before it`] : []),
      ...(period === undefined || (at >= 0 && at < period) ? [] : [`${place}.at: ${at} is not within 0 and ${period}`]),
      ...(Number.isInteger(capacity) && capacity >= 0
        ? []
        : [`${place}.capacity: a count of servers, not ${capacity}`]),
    ];
  });
  if (changes.length === 0) problems.unshift("changes: there is none");
  if (period !== undefined && !(period > 0 && Number.isFinite(period)))
    problems.unshift(`period: a stretch of time, not ${period}`);
  return problems;
}

/** How many servers are at work at an instant. */
export function capacityAt({ changes, period }: ShiftPlan, at: number): number {
  const within = period === undefined ? at : at - Math.floor(at / period) * period;
  const current = changes.findLast((change) => change.at <= within);
  return (current ?? (period === undefined ? undefined : changes.at(-1)))?.capacity ?? 0;
}

/** The instants after this one at which the number of servers changes; without end if the plan repeats itself. */
export function* changesAfter(plan: ShiftPlan, after: number): Generator<ShiftChange, void> {
  const { changes, period } = plan;
  let capacity = capacityAt(plan, after);
  const changing = changes.some((change) => change.capacity !== changes[0]?.capacity);
  if (period !== undefined && !changing) return;
  for (let cycle = period === undefined ? 0 : Math.floor(after / period); ; cycle++) {
    for (const change of changes) {
      const at = change.at + cycle * (period ?? 0);
      if (at <= after || change.capacity === capacity) continue;
      capacity = change.capacity;
      yield { at, capacity };
    }
    if (period === undefined) return;
  }
}
