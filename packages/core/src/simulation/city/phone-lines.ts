import { type FifoLine, fifoLine, NOBODY } from "../kernel/fifo-line.ts";
import { type Resource, resource } from "../kernel/resource.ts";
import { canAnswer, skillsNeeded } from "../scenario/skills.ts";
import { MATTER, WAITS_SINCE } from "./people.ts";
import type { Town } from "./town.ts";

/** Operators who can do the same. */
export interface OperatorGroup {
  readonly place: number;
  /** The lines that it can answer. */
  readonly serves: readonly FifoLine[];
  onDuty: number;
  busy: number;
}

/** The callers who wait in one language for one skill, or for anybody, and who may answer them. */
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

/** The lines of all languages and skills, and the groups with nobody on duty yet. `talk` is told who has got an interpreter. */
export function phoneLines(town: Town, talk: (person: number) => void): PhoneLines {
  const { people, matters, book } = town;
  const { operators } = town.scenario;
  const needed = skillsNeeded(operators, book);
  const skills = [undefined, ...new Set(needed.values())];
  const skillOf = Int32Array.from(matters.categories, (category) => skills.indexOf(needed.get(category)));
  // Where no calls need a skill, which is so in most cities, nothing more is worked out for every call.
  const lineOf =
    skills.length === 1
      ? matters.languageOf
      : (matter: number): number =>
          matters.languageOf(matter) * skills.length + (skillOf[matters.categoryOf(matter)] as number);
  const kinds = matters.languages.flatMap((language) =>
    skills.map((skill) => ({ language, skill, waiting: fifoLine() })),
  );
  const groups = operators.groups.map((group, place): OperatorGroup => {
    const able = kinds.filter((kind) => canAnswer(group, kind, operators));
    return { place, serves: able.map(({ waiting }) => waiting), onDuty: 0, busy: 0 };
  });
  const interpreters = interpretersOf(town, talk);
  const lines = kinds.map(
    ({ language, waiting }): PhoneLine => ({
      waiting,
      groups: groups.filter(({ serves }) => serves.includes(waiting)),
      interpreters: interpreters.get(language),
    }),
  );
  return {
    groups,
    of: (person) => lines[lineOf(people.get(person, MATTER))] as PhoneLine,
    longestWaiting({ serves }) {
      let found = NOBODY;
      for (const waiting of serves) {
        const first = waiting.first();
        if (first === NOBODY) continue;
        if (found === NOBODY || people.get(first, WAITS_SINCE) < people.get(found, WAITS_SINCE)) found = first;
      }
      return found;
    },
    waiting: () => lines.reduce((sum, { waiting }) => sum + waiting.length, 0),
  };
}

/** The specialists of each language that has some. */
const interpretersOf = ({ scenario }: Town, talk: (person: number) => void): ReadonlyMap<string, Resource> =>
  new Map(
    Object.entries(scenario.operators.interpreters).map(([language, capacity]) => {
      const interpreters: Resource = resource({ capacity, begins: (claim) => talk(interpreters.requestOf(claim)) });
      return [language, interpreters];
    }),
  );
