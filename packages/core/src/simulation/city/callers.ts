import { arrivals } from "../../chance/arrivals.ts";
import { sampler } from "../../chance/distributions/index.ts";
import { HOUR } from "../../time/duration.ts";
import { callRates } from "./call-rates.ts";
import { goes, newPerson } from "./people.ts";
import type { Switchboard } from "./switchboard.ts";
import { APPEALS_AGAIN, CALLS_AGAIN, CONTACT_MADE, drawsFor, inFuture, type Town } from "./town.ts";

/** Those who turn to the hotline. */
export interface Callers {
  /** Plans the first contact. */
  readonly begin: () => void;
  /** Somebody turns to the hotline, and the next one is planned. */
  readonly contact: () => void;
  /** One who hung up is gone, or calls again later. */
  readonly hungUp: (person: number) => void;
  readonly redials: (person: number) => void;
  /** The matter is closed; one who says that it is not resolved may appeal again. */
  readonly closed: (person: number, resolved: boolean | undefined) => void;
  readonly appealsAgain: (person: number) => void;
}

/** Names of those who appeal again are that of the first appeal and a multiple of this. */
const AGAIN = 2 ** 40;

/** `written` is given an appeal that comes in writing. */
export function callers(
  town: Town,
  {
    start,
    end,
    desk,
    written,
  }: {
    readonly start: number;
    readonly end: number;
    readonly desk: Switchboard;
    readonly written: (person: number) => void;
  },
): Callers {
  const { agenda, people, matters, totals, scenario, streams, replication, hotline } = town;
  const { patience, redial } = scenario.callers;
  const { talk, afterCall } = scenario.operators;
  const { repeat } = scenario.citizens;
  const rates = callRates(scenario.callers, { start, end, zone: town.book.zone }, streams, replication);
  const next = arrivals({ start, step: HOUR, expected: [1], level: (step) => rates[step] ?? 0 });
  const came = streams.stream("contacts", replication);
  const attributes = [
    { of: "patience", draw: sampler(patience) },
    { of: "talk", draw: sampler(talk) },
    { of: "afterCall", draw: sampler(afterCall) },
  ] as const;
  const own = attributes.map(({ of }) => streams.stream(`caller's ${of}`, replication));
  const later = attributes.map(({ of }) => drawsFor(town, `caller's ${of} later`));
  const [redialsAfter, repeatsAfter] = [sampler(redial.after), sampler(repeat.after)];
  const redialing = drawsFor(town, "whether one who hung up calls again");
  const repeating = drawsFor(town, "whether one appeals again");
  let [names, cameLast] = [0, start];

  function planNext(): void {
    cameLast = next(came, cameLast);
    if (cameLast < end) agenda.schedule(Math.max(agenda.now, Math.floor(cameLast)), 0, CONTACT_MADE, 0);
  }

  function turnsUp(person: number): void {
    if (matters.isByPhone(people.matters[person] as number)) desk.calls(person);
    else written(person);
  }

  return {
    begin: planNext,
    contact() {
      const person = newPerson(people, ++names, matters.draw(), agenda.now);
      for (const [place, { of, draw }] of attributes.entries())
        people[of][person] = Math.max(1, Math.round(draw(own[place] as never)));
      totals.contacts++;
      planNext();
      turnsUp(person);
    },
    hungUp(person) {
      const draws = redialing(people.names[person] as number, people.calls[person] as number);
      if (draws.uniform() >= redial.share) return goes(people, person);
      people.calls[person] = (people.calls[person] as number) + 1;
      agenda.schedule(inFuture(town, redialsAfter(draws)), 0, CALLS_AGAIN, person);
    },
    redials(person) {
      totals.redials++;
      desk.calls(person);
    },
    closed(person, resolved) {
      totals.closed++;
      hotline.forget(person);
      const draws = repeating(people.names[person] as number, 0);
      if (resolved === false && draws.uniform() < repeat.share)
        agenda.schedule(inFuture(town, repeatsAfter(draws)), 0, APPEALS_AGAIN, person);
      else goes(people, person);
    },
    appealsAgain(first) {
      const name = (people.names[first] as number) + AGAIN;
      const matter = matters.again(people.matters[first] as number);
      goes(people, first);
      const person = newPerson(people, name, matter, agenda.now);
      for (const [place, { of, draw }] of attributes.entries())
        people[of][person] = Math.max(1, Math.round(draw((later[place] as ReturnType<typeof drawsFor>)(name, 0))));
      totals.repeats++;
      turnsUp(person);
    },
  };
}
