import { type ResolvedAnswer, SatisfiedAnswer, type Vote } from "../appeal/terms.ts";

const resolvedBestFirst: readonly ResolvedAnswer[] = ["yes", "partly", "no"];
const satisfiedBestFirst: readonly SatisfiedAnswer[] = SatisfiedAnswer.options;

/** How many places an answer lies above another; none where one of the two was not given. */
const above = <Answer>(order: readonly Answer[], one: Answer | undefined, other: Answer | undefined): number =>
  one === undefined || other === undefined ? 0 : order.indexOf(other) - order.indexOf(one);

/** Whether a vote is better for the agency than another: on one question at least, and on none worse. */
export function isBetter(one: Vote, other: Vote): boolean {
  const places = [
    above([true, false], one.contacted, other.contacted),
    above(resolvedBestFirst, one.resolved, other.resolved),
    above(satisfiedBestFirst, one.satisfied, other.satisfied),
  ];
  return places.some((place) => place > 0) && places.every((place) => place >= 0);
}
