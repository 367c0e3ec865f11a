import { type Doubt, doubtOf, isBelieved } from "./believed-cuts.ts";
import { cheapestFirst } from "./cheapest-first.ts";
import {
  isWithin,
  type Simulate,
  type Staffing,
  type Tried,
  type TriedStaffing,
  triedStaffings,
} from "./tried-staffings.ts";

/** How many there may be of a group, both ends included, and what each costs, above 0. */
export interface Group {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly cost: number;
}

export interface LeastCost {
  /** The cheapest staffing that reaches the targets; undefined where none within the ranges does, as far as `proof` goes. */
  readonly best: { readonly staffing: Staffing; readonly cost: number } | undefined;
  /** How many staffings were simulated. */
  readonly simulated: number;
  /**
   * How far the answer is proved.
   * - `optimal`: nothing cheaper within the ranges reaches the targets, provided that more staff harms only where it was seen to harm
   *   (`doubts`): there, all that costs less was simulated.
   * - `local`: that was too much to simulate, so something cheaper may exist, or something at all where nothing was found, but not
   *   beside the answer: whoever takes one away from it, or has one of a group in place of a dearer one, misses the targets.
   */
  readonly proof: "optimal" | "local";
  /** Where more was seen to harm. */
  readonly doubts: readonly Doubt[];
}

/** So many staffings are simulated where more may harm, before no more is claimed than is known. */
const MOST_IN_DOUBT = 1_000;

/**
 * Finds the cheapest staffing that reaches the targets. `simulate` tells how a staffing stands with each of them, and must always
 * answer the same for it: common random numbers and a fixed number of replications make it so, and make more staff worse only seldom.
 *
 * Every staffing that misses is raised until it nearly reaches; all below it are then cut off at once. The search goes by cost
 * through the smallest staffings that no cut covers. Whatever reaches the targets has one of these below it, so the first that
 * reaches them is the cheapest of all. A cut is no longer believed when something below it turns out to be better: what only such cuts
 * cover is simulated one by one.
 */
export async function leastCost(groups: readonly Group[], simulate: Simulate): Promise<LeastCost> {
  const search: Search = { groups, tried: triedStaffings(simulate), cuts: [], inDoubt: 0 };
  const { tried, cuts } = search;
  for (;;) {
    const known = tried.all().length;
    const { isProved } = await searchByCost(search);
    const best = cheapestReached(groups, tried);
    if (best !== undefined) await tryBeside(groups, best, tried);
    // What was learnt may throw doubt on a cut, or dispel one: the same once more.
    if (tried.all().length > known) continue;
    return {
      best: best && {
        staffing: best,
        cost: groups.reduce((sum, { cost }, at) => sum + cost * (best[at] as number), 0),
      },
      simulated: known,
      proof: isProved ? "optimal" : "local",
      doubts: cuts.filter((cut) => !isBelieved(cut, tried)).flatMap((cut) => doubtOf(cut, tried)),
    };
  }
}

interface Search {
  readonly groups: readonly Group[];
  readonly tried: Tried;
  /** Staffings that miss. What has at most as many of every group as one of these misses, too, if it is to be believed. */
  readonly cuts: TriedStaffing[];
  /** How many staffings were simulated that only disbelieved cuts cover. */
  inDoubt: number;
}

/** Goes up to the first that reaches the targets. Nothing is proved where cuts had to be followed that are not believed. */
async function searchByCost(search: Search): Promise<{ readonly isProved: boolean }> {
  const { groups, tried, cuts } = search;
  const open = cheapestFirst(groups.map(({ cost }) => cost));
  open.add(groups.map(({ from }) => from));
  let isProved = true;
  for (let staffing = open.take(); staffing !== undefined; staffing = open.take()) {
    const covering = cuts.filter((cut) => isWithin(staffing as Staffing, cut.staffing));
    let cut = covering.find((one) => isBelieved(one, tried));
    if (cut === undefined && covering.length > 0 && !tried.has(staffing) && search.inDoubt++ >= MOST_IN_DOUBT) {
      isProved = false;
      cut = covering[0];
    }
    if (cut === undefined) {
      const trial = await tried.at(staffing);
      if (trial.reached) break;
      cut = covering.length > 0 ? trial : await raised(groups, trial, tried, cuts.length);
      if (covering.length === 0) cuts.push(cut);
    }
    for (const [at, most] of cut.staffing.entries())
      if (most < (groups[at] as Group).to) open.add(staffing.with(at, most + 1));
  }
  return { isProved };
}

function cheapestReached(groups: readonly Group[], tried: Tried): Staffing | undefined {
  const reached = cheapestFirst(groups.map(({ cost }) => cost));
  for (const trial of tried.all()) if (trial.reached) reached.add(trial.staffing);
  return reached.take();
}

/** A staffing that misses, raised group by group to the most at which it still misses; each time another group comes first. */
async function raised(
  groups: readonly Group[],
  misses: TriedStaffing,
  tried: Tried,
  first: number,
): Promise<TriedStaffing> {
  let { staffing } = misses;
  for (const nth of groups.keys()) {
    const at = (first + nth) % groups.length;
    let [low, high] = [staffing[at] as number, (groups[at] as Group).to + 1];
    // `low` misses, `high` reaches or is out of range. The end of the range is asked first: often one group alone cannot do it.
    let middle = high - 1;
    while (high - low > 1) {
      if ((await tried.at(staffing.with(at, middle))).reached) high = middle;
      else low = middle;
      middle = Math.floor((low + high) / 2);
    }
    staffing = staffing.with(at, low);
  }
  return tried.at(staffing);
}

/** Tries the cheaper ones beside a staffing, up to one that reaches the targets. */
async function tryBeside(groups: readonly Group[], staffing: Staffing, tried: Tried): Promise<void> {
  for (const cheaper of cheaperBeside(groups, staffing)) if ((await tried.at(cheaper)).reached) return;
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
