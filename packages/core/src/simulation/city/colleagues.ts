import type { Agency } from "../../city/lists.ts";
import { OFFER, REPORT_IN, TAKE_OVER, WHISTLE } from "./deeds.ts";
import { after, type Desks } from "./desks.ts";
import { HOPS, NAME } from "./people.ts";
import { NOBODY } from "./simulated-hotline.ts";
import { drawsFor, REPORTS_IN, TAKES_OVER, type Town } from "./town.ts";

/** What agencies do with each other: they offer appeals to one another, and call departments to help. */
export interface Colleagues {
  /** An agency has signed for an appeal; whether it offers it to another one, or whistles, and therefore does not begin yet. */
  readonly called: (person: number) => boolean;
  /** The one to which the appeal was offered takes it over. */
  readonly takesOver: (person: number) => void;
  /** The department is there: the holder can begin. */
  readonly reportsIn: (person: number) => void;
}

export function colleagues(town: Town, desks: Desks): Colleagues {
  const { people, hotline, totals, book } = town;
  const draws = {
    offers: drawsFor(town, "whether an agency offers a transfer"),
    peer: drawsFor(town, "to whom it offers it"),
    takes: drawsFor(town, "until it is taken over"),
    whistles: drawsFor(town, "whether an agency whistles"),
    department: drawsFor(town, "for whom it whistles"),
    reportsIn: drawsFor(town, "until a department reports in"),
  };
  const kindAt = (place: number): Agency["kind"] => (book.agencies.nodes[place] as Agency).kind;
  const places = [...book.agencies.nodes.keys()].filter((place) => book.agencies.nodes[place]?.closed === undefined);
  const kinds = Map.groupBy(places, kindAt);
  const drawn = (of: (typeof draws)[keyof typeof draws], person: number) =>
    of(people.get(person, NAME), people.get(person, HOPS));

  /** Another agency of the holder's kind; the same one whenever it is asked while the holder has it. */
  function peerOf(person: number): number {
    const holder = hotline.holder(person);
    const peers = kinds.get(kindAt(holder)) ?? [];
    const others = peers.length - 1;
    if (others < 1) return NOBODY;
    const place = Math.floor(drawn(draws.peer, person).uniform() * others);
    return peers[place >= peers.indexOf(holder) ? place + 1 : place] as number;
  }

  function departmentFor(person: number): number {
    const departments = kinds.get("department") ?? [];
    return departments[Math.floor(drawn(draws.department, person).uniform() * departments.length)] ?? NOBODY;
  }

  /** What has moved once is not offered again. */
  function offers(person: number): boolean {
    const { habits } = desks.of(person);
    if (people.get(person, HOPS) !== 0 || drawn(draws.offers, person).uniform() >= habits.transfers) return false;
    const peer = peerOf(person);
    if (peer === NOBODY) return false;
    const { signsIn, signs } = desks.at(peer);
    hotline.act(person, OFFER, peer);
    after(town, signsIn, signs(drawn(draws.takes, person)), { kind: TAKES_OVER, person });
    return true;
  }

  function whistles(person: number): boolean {
    const { habits, mayWhistle } = desks.of(person);
    if (!mayWhistle || drawn(draws.whistles, person).uniform() >= habits.whistles) return false;
    const department = departmentFor(person);
    if (department === NOBODY) return false;
    const { calendar, reportsIn } = desks.at(department);
    totals.whistles++;
    hotline.act(person, WHISTLE, department);
    after(town, calendar, reportsIn(drawn(draws.reportsIn, person)), { kind: REPORTS_IN, person });
    return true;
  }

  return {
    called: (person) => offers(person) || whistles(person),
    takesOver(person) {
      hotline.act(person, TAKE_OVER, peerOf(person));
      totals.transferred++;
      people.count(person, HOPS);
    },
    reportsIn: (person) => hotline.act(person, REPORT_IN),
  };
}
