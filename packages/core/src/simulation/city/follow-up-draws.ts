import { sampler } from "../../chance/distributions/index.ts";
import { ATTEMPTS, NAME } from "./people.ts";
import { drawsFor, inFuture, type Town } from "./town.ts";

/** What chance says of calls back: each attempt to reach a person has its own. */
export interface FollowUpDraws {
  /** When a person is called for the first time about a result that was just reported, and when again who was just not reached. */
  readonly firstAt: (person: number) => number;
  readonly againAt: (person: number) => number;
  /** When an attempt that begins now is over. */
  readonly overAt: (person: number) => number;
  readonly isReached: (person: number) => boolean;
}

export function followUpDraws(town: Town): FollowUpDraws {
  const { people, scenario } = town;
  const { after, again, talk, reached } = scenario.followUp;
  const [first, next, length] = [sampler(after), sampler(again), sampler(talk)];
  const delays = drawsFor(town, "until a follow-up");
  const talks = drawsFor(town, "a follow-up call");
  const reaches = drawsFor(town, "whether a follow-up reaches");
  const attempt = (person: number): number => people.get(person, ATTEMPTS);
  const name = (person: number): number => people.get(person, NAME);
  return {
    firstAt: (person) => inFuture(town, first(delays(name(person), attempt(person)))),
    againAt: (person) => inFuture(town, next(delays(name(person), attempt(person)))),
    overAt: (person) => inFuture(town, length(talks(name(person), attempt(person)))),
    isReached: (person) => reaches(name(person), attempt(person)).uniform() < reached,
  };
}
