import type { Standing } from "./targets.ts";

/** How many there are of each group, in the groups' order. */
export type Staffing = readonly number[];

/** How a staffing stands with each target, always the same for it. */
export type Simulate = (staffing: Staffing) => Promise<readonly Standing[]> | readonly Standing[];

/** A staffing that was simulated. */
export interface TriedStaffing {
  readonly staffing: Staffing;
  readonly standings: readonly Standing[];
  readonly reached: boolean;
}

export interface Tried {
  readonly at: (staffing: Staffing) => Promise<TriedStaffing>;
  readonly has: (staffing: Staffing) => boolean;
  readonly all: () => readonly TriedStaffing[];
}

/** Simulates each staffing once. */
export function triedStaffings(simulate: Simulate): Tried {
  const known = new Map<string, TriedStaffing>();
  const all: TriedStaffing[] = [];
  return {
    async at(staffing) {
      const earlier = known.get(staffing.join());
      if (earlier !== undefined) return earlier;
      const standings = await simulate(staffing);
      const trial = { staffing, standings, reached: standings.every(({ reached }) => reached) };
      known.set(staffing.join(), trial);
      all.push(trial);
      return trial;
    },
    has: (staffing) => known.has(staffing.join()),
    all: () => all,
  };
}

/** Whether a staffing has at most as many of every group. */
export const isWithin = (staffing: Staffing, greater: Staffing): boolean =>
  staffing.every((count, at) => count <= (greater[at] as number));
