import { sampler } from "../../chance/distributions/index.ts";
import { type FirstContacts, firstContacts } from "./first-contacts.ts";
import { manners } from "./manners.ts";
import { CALLS, MATTER, NAME } from "./people.ts";
import type { Switchboard } from "./switchboard.ts";
import { APPEALS_AGAIN, CALLS_AGAIN, drawsFor, inFuture, type Town } from "./town.ts";

/** Those who turn to the hotline, for the first time or again. */
export interface Callers extends FirstContacts {
  /** One who hung up is gone, or calls again later. */
  readonly hungUp: (person: number) => void;
  readonly redials: (person: number) => void;
  /** The matter is closed; one who says that it is not resolved may appeal again. */
  readonly closed: (person: number, resolved: boolean | undefined) => void;
  readonly appealsAgain: (person: number) => void;
}

interface Reached {
  readonly start: number;
  readonly end: number;
  readonly desk: Switchboard;
  /** Is given an appeal that comes in writing. */
  readonly written: (person: number) => void;
}

/** Names of those who appeal again are that of the first appeal and a multiple of this. */
const AGAIN = 2 ** 40;

export function callers(town: Town, { start, end, desk, written }: Reached): Callers {
  const { agenda, people, matters, totals, scenario, hotline } = town;
  const { redial } = scenario.callers;
  const { repeat } = scenario.citizens;
  const [redialsAfter, repeatsAfter] = [sampler(redial.after), sampler(repeat.after)];
  const redialing = drawsFor(town, "whether one who hung up calls again");
  const repeating = drawsFor(town, "whether one appeals again");
  const mannered = manners(town);

  function turnsUp(person: number): void {
    if (matters.isByPhone(people.get(person, MATTER))) desk.calls(person);
    else written(person);
  }

  return {
    ...firstContacts(town, { start, end, manners: mannered, turnsUp }),
    hungUp(person) {
      const draws = redialing(people.get(person, NAME), people.get(person, CALLS));
      if (draws.uniform() >= redial.share) return people.goes(person);
      people.count(person, CALLS);
      agenda.schedule(inFuture(town, redialsAfter(draws)), 0, CALLS_AGAIN, person);
    },
    redials(person) {
      totals.redials++;
      desk.calls(person);
    },
    closed(person, resolved) {
      totals.closed++;
      hotline.forget(person);
      const draws = repeating(people.get(person, NAME), 0);
      if (resolved === false && draws.uniform() < repeat.share)
        agenda.schedule(inFuture(town, repeatsAfter(draws)), 0, APPEALS_AGAIN, person);
      else people.goes(person);
    },
    appealsAgain(first) {
      const name = people.get(first, NAME) + AGAIN;
      const matter = matters.again(people.get(first, MATTER));
      people.goes(first);
      const person = people.comes(name, matter, agenda.now);
      mannered.again(person);
      totals.repeats++;
      turnsUp(person);
    },
  };
}
