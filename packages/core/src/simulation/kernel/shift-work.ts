import type { Agenda } from "./agenda.ts";
import { capacityAt, changesAfter, type ShiftPlan, shiftPlanProblems } from "./shift-plan.ts";

/** Servers change before anything else that happens at their instant. */
const FIRST = -256;

/**
 * Keeps a resource to its shifts, in event style: `setCapacity` is called at once, and then by each `turn`, which is what an event
 * of `kind` calls for. One event is planned at a time; none for a shift that changes nothing. What becomes of work at the end of a
 * shift, the resource says. Throws a RangeError with all that is wrong with the plan.
 *
 *     const shifts = shiftWork(events, SHIFT, plan, desk.setCapacity);
 *     case SHIFT: shifts.turn();
 */
export function shiftWork(
  agenda: Agenda,
  kind: number,
  plan: ShiftPlan,
  setCapacity: (capacity: number) => void,
): { readonly turn: () => void } {
  const problems = shiftPlanProblems(plan);
  if (problems.length > 0) throw new RangeError(problems.join("\n"));
  const changes = changesAfter(plan, agenda.now);
  let next = changes.next();
  const planNext = (): void => {
    if (!next.done) agenda.schedule(next.value.at, FIRST, kind, next.value.capacity);
  };
  setCapacity(capacityAt(plan, agenda.now));
  planNext();
  return {
    turn: () => {
      if (next.done) throw new RangeError("No change of shift is planned");
      setCapacity(next.value.capacity);
      next = changes.next();
      planNext();
    },
  };
}
