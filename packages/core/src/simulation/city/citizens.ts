import { exp } from "../../chance/elementary.ts";
import { DAY } from "../../time/duration.ts";
import type { Odds } from "../scenario/citizens-schema.ts";
import { answeredBy } from "./deeds.ts";
import { CAME_AT, CONTACTED, MATTER, NAME, REPORTED_AT, REWORKS } from "./people.ts";
import { drawsFor, type Town } from "./town.ts";

/** What a citizen says who is called back. */
export interface Verdict {
  readonly deed: number;
  readonly resolved: boolean;
  readonly satisfied: boolean;
  readonly basically: boolean;
}

/** Citizens as they judge: by whether it was resolved, how long it took, how often it was done, and whether anybody spoke with them. */
export function citizens(town: Town): (person: number) => Verdict {
  const { people, matters, hotline, scenario } = town;
  const { resolved: whetherResolved, satisfied: whereResolved, unresolved: whereNot, basically } = scenario.citizens;
  const resolution = drawsFor(town, "whether it is resolved");
  const mood = drawsFor(town, "whether the citizen is satisfied");

  const chance = (person: number, odds: Odds): number => {
    const days = (people.get(person, REPORTED_AT) - people.get(person, CAME_AT)) / DAY;
    const sum =
      odds.base +
      odds.perDay * days +
      odds.redone * people.get(person, REWORKS) +
      (people.get(person, REPORTED_AT) > hotline.dueAt(person) ? odds.late : 0) +
      (people.get(person, CONTACTED) === 0 ? odds.silent : 0) +
      (matters.isRepeat(people.get(person, MATTER)) ? odds.again : 0);
    return 1 / (1 + exp(-sum));
  };

  return (person) => {
    const [name, times] = [people.get(person, NAME), people.get(person, REWORKS)];
    const resolved = resolution(name, times).uniform() < chance(person, whetherResolved);
    const satisfied = mood(name, 2 * times).uniform() < chance(person, resolved ? whereResolved : whereNot);
    const onlyBasically = satisfied && mood(name, 2 * times + 1).uniform() < basically;
    const answer = onlyBasically ? "basically-satisfied" : satisfied ? "satisfied" : "dissatisfied";
    const deed = answeredBy(resolved ? "yes" : "no", answer, people.get(person, CONTACTED) === 1);
    return { deed, resolved, satisfied, basically: onlyBasically };
  };
}
