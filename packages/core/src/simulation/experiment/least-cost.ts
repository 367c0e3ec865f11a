import { cheapestFirst } from "./cheapest-first.ts";

/** How many there may be of a group, both ends included, and what each costs, above 0. */
export interface Group {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly cost: number;
}

/** How many there are of each group, in the groups' order. */
export type Staffing = readonly number[];

export interface LeastCost {
  /** The cheapest staffing that reaches the targets; undefined where none within the ranges does, as far as `proof` goes. */
  readonly best: { readonly staffing: Staffing; readonly cost: number } | undefined;
  /** How many staffings were simulated. */
  readonly simulated: number;
  /**
   * How far the answer is proved.
   * - `optimal`: nothing cheaper within the ranges reaches the targets, provided that more staff never turns a staffing that
   *   reaches them into one that does not. On all that was simulated this held.
   * - `local`: that did not hold (`doubts`), so something cheaper may exist, but not beside the answer: whoever takes one away
   *   from it, or has one of a group in place of a dearer one, misses the targets.
   */
  readonly proof: "optimal" | "local";
  /** Pairs that were simulated of which the greater missed the targets and the smaller did not. */
  readonly doubts: readonly { readonly reaches: Staffing; readonly misses: Staffing }[];
}

/**
 * Finds the cheapest staffing that reaches the targets. `reaches` simulates a staffing and must always answer the same for it:
 * common random numbers and a fixed number of replications make it so, and make more staff worse only seldom.
 *
 * Every staffing that misses is raised until it nearly reaches; all below it are then cut off at once. The search goes by cost
 * through the smallest staffings that no cut covers. Whatever reaches the targets has one of these below it, so the first that
 * reaches them is the cheapest of all.
 */
export async function leastCost(
  groups: readonly Group[],
  reaches: (staffing: Staffing) => Promise<boolean> | boolean,
): Promise<LeastCost> {
  const tried = triedStaffings(reaches);
  const cuts: Staffing[] = [];
  const open = cheapestFirst(groups.map(({ cost }) => cost));
  open.add(groups.map(({ from }) => from));
  for (let staffing = open.take(); staffing !== undefined; staffing = open.take()) {
    let cut = cutAbove(staffing, cuts);
    if (cut === undefined) {
      if (await tried.reaches(staffing)) return answer(groups, await settled(groups, staffing, tried), tried);
      cut = await raised(groups, staffing, tried, cuts.length);
      cuts.push(cut);
    }
    for (const [at, most] of cut.entries()) if (most < (groups[at] as Group).to) open.add(staffing.with(at, most + 1));
  }
  return answer(groups, undefined, tried);
}

const cutAbove = (staffing: Staffing, cuts: readonly Staffing[]): Staffing | undefined =>
  cuts.find((cut) => isWithin(staffing, cut));

/** Whether a staffing has at most as many of every group. */
const isWithin = (staffing: Staffing, greater: Staffing): boolean =>
  staffing.every((count, at) => count <= (greater[at] as number));

interface Tried {
  readonly reaches: (staffing: Staffing) => Promise<boolean>;
  readonly all: () => readonly { readonly staffing: Staffing; readonly reached: boolean }[];
}

/** Simulates each staffing once. */
function triedStaffings(reaches: (staffing: Staffing) => Promise<boolean> | boolean): Tried {
  const known = new Map<string, { readonly staffing: Staffing; readonly reached: boolean }>();
  return {
    async reaches(staffing) {
      const key = staffing.join();
      const one = known.get(key) ?? { staffing, reached: await reaches(staffing) };
      known.set(key, one);
      return one.reached;
    },
    all: () => [...known.values()],
  };
}

/** A staffing that misses, raised group by group to the most at which it still misses; each time another group comes first. */
async function raised(groups: readonly Group[], misses: Staffing, tried: Tried, first: number): Promise<Staffing> {
  let staffing = misses;
  for (const nth of groups.keys()) {
    const at = (first + nth) % groups.length;
    let [low, high] = [staffing[at] as number, (groups[at] as Group).to + 1];
    // `low` misses, `high` reaches or is out of range. The end of the range is asked first: often one group alone cannot do it.
    let middle = high - 1;
    while (high - low > 1) {
      if (await tried.reaches(staffing.with(at, middle))) high = middle;
      else low = middle;
      middle = Math.floor((low + high) / 2);
    }
    staffing = staffing.with(at, low);
  }
  return staffing;
}

/** From a staffing that reaches on to cheaper ones beside it, until none of these reaches. */
async function settled(groups: readonly Group[], reaches: Staffing, tried: Tried): Promise<Staffing> {
  for (const cheaper of cheaperBeside(groups, reaches))
    if (await tried.reaches(cheaper)) return settled(groups, cheaper, tried);
  return reaches;
}

/** One less of a group, or one of a group in place of a dearer one. */
function cheaperBeside(groups: readonly Group[], staffing: Staffing): readonly Staffing[] {
  return [...groups.entries()].flatMap(([at, { from, cost }]) => {
    if ((staffing[at] as number) === from) return [];
    const fewer = staffing.with(at, (staffing[at] as number) - 1);
    const exchanged = [...groups.entries()]
      .filter(([other, group]) => group.cost < cost && (staffing[other] as number) < group.to)
      .map(([other]) => fewer.with(other, (fewer[other] as number) + 1));
    return [fewer, ...exchanged];
  });
}

function answer(groups: readonly Group[], staffing: Staffing | undefined, tried: Tried): LeastCost {
  const all = tried.all();
  const misses = all.filter(({ reached }) => !reached);
  const doubts = all
    .filter(({ reached }) => reached)
    .flatMap((one) =>
      misses
        .filter((other) => isWithin(one.staffing, other.staffing))
        .map((other) => ({ reaches: one.staffing, misses: other.staffing })),
    );
  const cost = groups.reduce((sum, group, at) => sum + group.cost * (staffing?.[at] ?? 0), 0);
  return {
    best: staffing && { staffing, cost },
    simulated: all.length,
    proof: doubts.length === 0 ? "optimal" : "local",
    doubts,
  };
}
