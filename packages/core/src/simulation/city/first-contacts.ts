import { type Crowd, crowdsOf } from "./crowds.ts";
import type { Manners } from "./manners.ts";
import { CONTACT_MADE, type Town } from "./town.ts";

/** People who turn to the hotline about something new. */
export interface FirstContacts {
  /** Plans the first contact of each crowd. */
  readonly begin: () => void;
  /** Somebody of a crowd comes, and the next one of it is planned. */
  readonly contact: (crowd: number) => void;
}

interface Coming extends Crowd {
  readonly setManners: (person: number) => void;
  names: number;
  cameLast: number;
}

interface Contacted {
  readonly start: number;
  readonly end: number;
  readonly manners: Manners;
  readonly turnsUp: (person: number) => void;
}

export function firstContacts(town: Town, { start, end, manners, turnsUp }: Contacted): FirstContacts {
  const { agenda, people, totals } = town;
  const crowds = crowdsOf(town, { start, end }).map(
    (crowd): Coming => ({
      ...crowd,
      setManners: manners.ofCrowd(crowd.whose),
      names: crowd.namesAbove,
      cameLast: start,
    }),
  );

  function planNext(crowd: Coming, place: number): void {
    crowd.cameLast = crowd.next(crowd.cameLast);
    if (crowd.cameLast < end) agenda.schedule(Math.max(agenda.now, Math.floor(crowd.cameLast)), 0, CONTACT_MADE, place);
  }

  return {
    begin() {
      for (const [place, crowd] of crowds.entries()) planNext(crowd, place);
    },
    contact(place) {
      const crowd = crowds[place] as Coming;
      const [name, matter] = [++crowd.names, crowd.drawMatter()];
      const person = people.comes(name, matter, agenda.now);
      crowd.setManners(person);
      planNext(crowd, place);
      if (crowd.staysAway(name, matter)) return people.goes(person);
      totals.contacts++;
      turnsUp(person);
    },
  };
}
