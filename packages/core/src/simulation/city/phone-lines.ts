import { type FifoLine, fifoLine, NOBODY } from "../kernel/fifo-line.ts";
import { type Resource, resource } from "../kernel/resource.ts";
import { MATTER, WAITS_SINCE } from "./people.ts";
import type { Town } from "./town.ts";

/** Operators who can do the same. */
export interface OperatorGroup {
  readonly place: number;
  /** The languages, by their places, in which it answers. */
  readonly serves: readonly number[];
  onDuty: number;
  busy: number;
}

/** The callers of one language who wait, and who may answer them. */
export interface PhoneLine {
  readonly waiting: FifoLine;
  /** In the order in which they are asked. */
  readonly groups: readonly OperatorGroup[];
  /** The specialists without whom no call in this language can be held. */
  readonly interpreters: Resource | undefined;
}

export interface PhoneLines {
  readonly groups: readonly OperatorGroup[];
  readonly of: (person: number) => PhoneLine;
  /** Who of those that a group can answer has waited longest, or NOBODY. */
  readonly longestWaiting: (group: OperatorGroup) => number;
  readonly waiting: () => number;
}

/** The lines of all languages, and the groups with nobody on duty yet. `talk` is told who has got an interpreter. */
export function phoneLines(town: Town, talk: (person: number) => void): PhoneLines {
  const { people, matters } = town;
  const groups = groupsOf(town);
  const lines = matters.languages.map((_, language) => lineOf(town, groups, language, talk));
  return {
    groups,
    of: (person) => lines[matters.languageOf(people.get(person, MATTER))] as PhoneLine,
    longestWaiting({ serves }) {
      let found = NOBODY;
      for (const language of serves) {
        const first = (lines[language] as PhoneLine).waiting.first();
        if (first === NOBODY) continue;
        if (found === NOBODY || people.get(first, WAITS_SINCE) < people.get(found, WAITS_SINCE)) found = first;
      }
      return found;
    },
    waiting: () => lines.reduce((sum, { waiting }) => sum + waiting.length, 0),
  };
}

function groupsOf({ scenario: { operators }, matters: { languages } }: Town): readonly OperatorGroup[] {
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
  groups: readonly OperatorGroup[],
  language: number,
  talk: (person: number) => void,
): PhoneLine {
  const name = matters.languages[language] as string;
  const capacity = scenario.operators.interpreters[name];
  const able = groups.filter(({ serves }) => serves.includes(language));
  const waiting = fifoLine();
  if (capacity === undefined) return { waiting, groups: able, interpreters: undefined };
  const interpreters: Resource = resource({ capacity, begins: (claim) => talk(interpreters.requestOf(claim)) });
  return { waiting, groups: able, interpreters };
}
