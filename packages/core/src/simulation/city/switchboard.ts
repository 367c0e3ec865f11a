import { type FifoLine, fifoLine, NOBODY } from "../kernel/fifo-line.ts";
import { type Resource, resource } from "../kernel/resource.ts";
import type { RosterChange } from "./roster.ts";
import { CALL_ENDS, HANGS_UP, type Town } from "./town.ts";

/** The operators and those who wait for them. */
export interface Switchboard {
  readonly calls: (person: number) => void;
  /** The call and the work after it are done: the operator takes the next. */
  readonly ends: (person: number) => void;
  readonly leaves: (person: number) => void;
  readonly changes: (change: RosterChange) => void;
  readonly waiting: () => number;
  readonly talking: () => number;
}

interface Group {
  readonly place: number;
  /** The languages, by their places, in which it answers. */
  readonly serves: readonly number[];
  onDuty: number;
  busy: number;
}

interface Line {
  readonly waiting: FifoLine;
  /** Who may answer, in order. */
  readonly groups: readonly Group[];
  /** The specialists without whom no call in this language can be held. */
  readonly interpreters: Resource | undefined;
}

/** A switchboard with nobody on duty yet. */
export function switchboard(town: Town): Switchboard {
  const { people, agenda, totals, matters, scenario } = town;
  const { answerWithin } = scenario.callers;
  const groups = groupsOf(town);
  let talking = 0;
  let seen = agenda.now;
  let [onDuty, atWork] = [0, 0];

  const talk = (person: number): void => {
    const length = (people.talk[person] as number) + (people.afterCall[person] as number);
    agenda.schedule(agenda.now + length, 0, CALL_ENDS, person);
  };
  const lines = matters.languages.map((_, language) => lineOf(town, groups, language, talk));
  const lineOfPerson = (person: number): Line => lines[matters.languageOf(people.matters[person] as number)] as Line;

  function see(): void {
    totals.dutyMs += onDuty * (agenda.now - seen);
    totals.operatorMs += atWork * (agenda.now - seen);
    seen = agenda.now;
  }

  function answers(group: Group, person: number): void {
    see();
    const waited = agenda.now - (people.waitsSince[person] as number);
    totals.answered++;
    totals.waitedMs += waited;
    if (waited <= answerWithin) totals.answeredInTime++;
    group.busy++;
    atWork++;
    talking++;
    people.places[person] = group.place;
    const { interpreters } = lineOfPerson(person);
    if (interpreters === undefined) talk(person);
    else people.events[person] = interpreters.seize(person);
  }

  function next(group: Group): number {
    let found = NOBODY;
    for (const language of group.serves) {
      const first = (lines[language] as Line).waiting.first();
      if (first === NOBODY) continue;
      if (found === NOBODY || (people.waitsSince[first] as number) < (people.waitsSince[found] as number))
        found = first;
    }
    return found;
  }

  function admit(group: Group): void {
    while (group.busy < group.onDuty) {
      const person = next(group);
      if (person === NOBODY) return;
      agenda.cancel(people.events[person] as number);
      leaveLine(person);
      answers(group, person);
    }
  }

  const leaveLine = (person: number): void => lineOfPerson(person).waiting.leave(people.tickets[person] as number);

  function joinLine(person: number): void {
    people.tickets[person] = lineOfPerson(person).waiting.join(person);
    people.events[person] = agenda.schedule(agenda.now + (people.patience[person] as number), 0, HANGS_UP, person);
  }

  return {
    calls(person) {
      totals.calls++;
      people.waitsSince[person] = agenda.now;
      const free = lineOfPerson(person).groups.find(hasSomebodyFree);
      if (free === undefined) joinLine(person);
      else answers(free, person);
    },
    ends(person) {
      see();
      const group = groups[people.places[person] as number] as Group;
      const { interpreters } = lineOfPerson(person);
      group.busy--;
      atWork--;
      talking--;
      interpreters?.release(people.events[person] as number);
      admit(group);
    },
    leaves(person) {
      totals.abandoned++;
      leaveLine(person);
    },
    changes({ group, by }) {
      see();
      const changed = groups[group] as Group;
      changed.onDuty += by;
      onDuty += by;
      admit(changed);
    },
    waiting: () => lines.reduce((sum, { waiting }) => sum + waiting.length, 0),
    talking: () => talking,
  };
}

const hasSomebodyFree = ({ busy, onDuty }: Group): boolean => busy < onDuty;

function groupsOf({ scenario: { operators }, matters: { languages } }: Town): readonly Group[] {
  return operators.groups.map((group, place) => ({
    place,
    serves: [...languages.keys()].filter(
      (language) =>
        group.languages.includes(languages[language] as string) ||
        (languages[language] as string) in operators.interpreters,
    ),
    onDuty: 0,
    busy: 0,
  }));
}

function lineOf(
  { scenario, matters }: Town,
  groups: readonly Group[],
  language: number,
  talk: (person: number) => void,
): Line {
  const name = matters.languages[language] as string;
  const capacity = scenario.operators.interpreters[name];
  const able = groups.filter(({ serves }) => serves.includes(language));
  const waiting = fifoLine();
  if (capacity === undefined) return { waiting, groups: able, interpreters: undefined };
  const interpreters: Resource = resource({ capacity, begins: (claim) => talk(interpreters.requestOf(claim)) });
  return { waiting, groups: able, interpreters };
}
