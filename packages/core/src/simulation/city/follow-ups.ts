import { type Resource, resource } from "../kernel/resource.ts";
import { citizens, type Verdict } from "./citizens.ts";
import { CLOSE, UNREACHED } from "./deeds.ts";
import { followUpDraws } from "./follow-up-draws.ts";
import { ATTEMPTS, CONTACTED, PLACE } from "./people.ts";
import { CALL_BACK, CALLED_BACK, type Town } from "./town.ts";

/** The team that calls the citizens back. */
export interface FollowUps {
  /** There is a result: the citizen will be called back. */
  readonly plan: (person: number) => void;
  readonly callBack: (person: number) => void;
  readonly calledBack: (person: number) => void;
}

export interface FollowedUp {
  /** The appeal goes back to its agency. */
  readonly redo: (person: number) => void;
  /** The appeal is closed; whether the citizen said that it is resolved, where anybody was reached. */
  readonly closed: (person: number, resolved: boolean | undefined) => void;
}

export function followUps(town: Town, { redo, closed }: FollowedUp): FollowUps {
  const { agenda, people, hotline, totals, scenario } = town;
  const draws = followUpDraws(town);
  const judge = citizens(town);
  const team: Resource = resource({
    capacity: scenario.followUp.callers,
    begins: (claim) => {
      const person = team.requestOf(claim);
      people.set(person, PLACE, claim);
      agenda.schedule(draws.overAt(person), 0, CALLED_BACK, person);
    },
  });

  function answered(person: number): void {
    const verdict = judge(person);
    count(verdict, person, town);
    hotline.act(person, verdict.deed);
    if (hotline.status(person) === "handling") redo(person);
    else close(person, verdict.resolved);
  }

  /** What the hotline leaves to a person to decide, the team closes. */
  function close(person: number, resolved: boolean): void {
    if (hotline.status(person) !== "closed") hotline.act(person, CLOSE);
    closed(person, resolved);
  }

  function unreached(person: number): void {
    hotline.act(person, UNREACHED);
    if (hotline.status(person) === "closed") closed(person, undefined);
    else agenda.schedule(draws.againAt(person), 0, CALL_BACK, person);
  }

  return {
    plan: (person) => void agenda.schedule(draws.firstAt(person), 0, CALL_BACK, person),
    callBack: (person) => void team.seize(person),
    calledBack(person) {
      const claim = people.get(person, PLACE);
      const isReached = draws.isReached(person);
      totals.attempts++;
      people.count(person, ATTEMPTS);
      if (isReached) answered(person);
      else unreached(person);
      team.release(claim);
    },
  };
}

function count({ resolved, satisfied, basically }: Verdict, person: number, { totals, people }: Town): void {
  totals.reached++;
  totals.contacted += people.get(person, CONTACTED);
  if (resolved) totals.resolved++;
  if (basically) totals.basicallySatisfied++;
  else if (satisfied) totals.satisfied++;
}
