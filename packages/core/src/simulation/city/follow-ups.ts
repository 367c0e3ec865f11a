import { sampler } from "../../chance/distributions/index.ts";
import { type Resource, resource } from "../kernel/resource.ts";
import { citizens } from "./citizens.ts";
import { CLOSE, UNREACHED } from "./deeds.ts";
import { CALL_BACK, CALLED_BACK, drawsFor, inFuture, type Town } from "./town.ts";

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
  const { callers, after, again, talk, reached } = scenario.followUp;
  const [first, next, length] = [sampler(after), sampler(again), sampler(talk)];
  const draws = {
    delay: drawsFor(town, "until a follow-up"),
    talk: drawsFor(town, "a follow-up call"),
    reached: drawsFor(town, "whether a follow-up reaches"),
  };
  const judge = citizens(town);
  const attempt = (person: number): number => people.attempts[person] as number;
  const name = (person: number): number => people.names[person] as number;
  const team: Resource = resource({
    capacity: callers,
    begins: (claim) => {
      const person = team.requestOf(claim);
      people.places[person] = claim;
      const lasts = length(draws.talk(name(person), attempt(person)));
      agenda.schedule(inFuture(town, lasts), 0, CALLED_BACK, person);
    },
  });

  function answered(person: number): void {
    const verdict = judge(person);
    totals.reached++;
    totals.contacted += people.contacted[person] as number;
    if (verdict.resolved) totals.resolved++;
    if (verdict.basically) totals.basicallySatisfied++;
    else if (verdict.satisfied) totals.satisfied++;
    hotline.act(person, verdict.deed, agenda.now);
    if (hotline.status(person) === "handling") redo(person);
    else close(person, verdict.resolved);
  }

  /** What the hotline leaves to a person to decide, the team closes. */
  function close(person: number, resolved: boolean | undefined): void {
    if (hotline.status(person) !== "closed") hotline.act(person, CLOSE, agenda.now);
    closed(person, resolved);
  }

  return {
    plan(person) {
      agenda.schedule(inFuture(town, first(draws.delay(name(person), attempt(person)))), 0, CALL_BACK, person);
    },
    callBack: (person) => void team.seize(person),
    calledBack(person) {
      const isReached = draws.reached(name(person), attempt(person)).uniform() < reached;
      totals.attempts++;
      people.attempts[person] = attempt(person) + 1;
      const claim = people.places[person] as number;
      if (isReached) answered(person);
      else {
        hotline.act(person, UNREACHED, agenda.now);
        if (hotline.status(person) === "closed") closed(person, undefined);
        else agenda.schedule(inFuture(town, next(draws.delay(name(person), attempt(person)))), 0, CALL_BACK, person);
      }
      team.release(claim);
    },
  };
}
