import type { Claims } from "./resource-claims.ts";
import type { Line } from "./resource-line.ts";
import { lineByRank } from "./resource-ranked-line.ts";
import type { Agents } from "./skill-crew.ts";

/** What a request asks for: an agent who has one of certain skills. A number that `SkillPool.need` gives. */
export type Need = number;

/** The needs that have been named, each with those who wait with it. */
export interface Needs {
  readonly names: readonly string[];
  /** By need: a bit for each skill that will do, the line, and the crews that can meet it. */
  readonly masks: number[];
  readonly lines: Line[];
  readonly crews: number[][];
  readonly byMask: Map<number, Need>;
}

/** The bits are those of an integer of 32 bits that is not negative. */
const MOST_SKILLS = 31;

/** Throws a RangeError if there are more skills than 31. */
export function needsOf(crews: readonly { readonly skills: readonly string[] }[]): Needs {
  const names = [...new Set(crews.flatMap(({ skills }) => skills))];
  if (names.length > MOST_SKILLS) throw new RangeError(`${names.length} skills are more than ${MOST_SKILLS}`);
  return { names, masks: [], lines: [], crews: [], byMask: new Map() };
}

/** Throws a RangeError for a skill that no crew has, all such at once. */
export function maskOf({ names }: Needs, skills: readonly string[]): number {
  const unknown = skills.filter((skill) => !names.includes(skill));
  if (unknown.length > 0) throw new RangeError(`No agents are skilled in ${unknown.join(", ")}`);
  return skills.reduce((mask, skill) => mask | (1 << names.indexOf(skill)), 0);
}

/** The need of this mask, which is new if nobody has asked for it yet. */
export function needFor(needs: Needs, mask: number, claims: Claims, { crews }: Agents): Need {
  const known = needs.byMask.get(mask);
  if (known !== undefined) return known;
  const need = needs.masks.push(mask) - 1;
  needs.byMask.set(mask, need);
  needs.lines.push(lineByRank(claims));
  const able = [...crews.keys()].filter((crew) => ((crews[crew]?.skills ?? 0) & mask) !== 0);
  needs.crews.push(able);
  for (const crew of able) crews[crew]?.needs.push(need);
  return need;
}
