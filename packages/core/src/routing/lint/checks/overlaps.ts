import { canonicalJson } from "../../../hash.ts";
import type { HitPolicy } from "../../hit-policy.ts";
import { hasBit, intersectInto, keepAfter, keepBefore, positionsIn } from "../bitmaps.ts";
import { boxOfRegion } from "../box-in-words.ts";
import { isSpent } from "../budget.ts";
import type { Disagree, More, NotUnique, Severity, Tie } from "../findings.ts";
import { freePoint, tokensCover } from "../free-point.ts";
import { meet, type Point, pointIn, type Region } from "../region.ts";
import { aliveRules, type Study } from "../study.ts";

type Overlap = NotUnique | Tie | Disagree;

/** What two rules that both match mean in a table, by how it chooses. */
interface Meaning {
  readonly code: Overlap["code"];
  readonly severity: Severity;
  /** Whether rules that say the same may both match. */
  readonly mayAgree: boolean;
  /** Whether only overlaps count of which neither rule takes all, and where no earlier rule decides. */
  readonly partial: boolean;
  readonly sameRank: boolean;
}

const meanings: Readonly<Record<HitPolicy, Meaning | undefined>> = {
  first: { code: "disagree", severity: "note", mayAgree: true, partial: true, sameRank: false },
  unique: { code: "unique", severity: "error", mayAgree: false, partial: false, sameRank: false },
  any: { code: "disagree", severity: "error", mayAgree: true, partial: false, sameRank: false },
  priority: { code: "tie", severity: "warning", mayAgree: true, partial: true, sameRank: true },
  collect: undefined,
};

/** Pairs of rules that both match where they should not, those first in which most appeals of the history lie. */
export function overlappingRules(study: Study): readonly (Overlap | More)[] {
  const { space, most } = study;
  const meaning = meanings[space.table.hit];
  if (meaning === undefined) return [];
  const found: Overlap[] = [];
  let count = 0;
  const told = new Set<string>();
  const consider = (one: number, other: number): void => {
    if (found.length >= most) return;
    told.add(`${one} ${other}`);
    const overlap = overlapOf(one, other, meaning, study);
    if (overlap === undefined) count--;
    else found.push(overlap);
  };
  const candidates = candidatesOf(meaning, study);
  for (const [one, other] of busiestPairs(study)) if (candidates(one).includes(other)) consider(one, other);
  for (const one of aliveRules(study))
    for (const other of candidates(one)) {
      count++;
      if (!told.has(`${one} ${other}`)) consider(one, other);
    }
  if (count <= found.length) return found;
  const common = { severity: meaning.severity, table: space.table.name, rules: [], box: [] };
  return [...found, { code: "more", ...common, of: meaning.code, count: count - found.length }];
}

function busiestPairs({ traffic, space }: Study): readonly (readonly [number, number])[] {
  const positionOf = new Map(space.rules.map((rule, position) => [rule.id, position]));
  return (traffic?.pairs() ?? []).map(([one, other]) => [positionOf.get(one.id) ?? -1, positionOf.get(other.id) ?? -1]);
}

/** The later rules that overlap with one in a way that counts. */
function candidatesOf({ mayAgree, partial, sameRank }: Meaning, study: Study) {
  const { space, reach, regions, solid } = study;
  const { rules, tokens } = space;
  const outcomes = rules.map(({ outcome }) => canonicalJson(outcome));
  return (one: number): readonly number[] => {
    if (one < 0 || !hasBit(solid, one)) return [];
    const region = regions[one]!;
    const later = reach.touching(region);
    intersectInto(later, solid);
    keepAfter(later, one);
    const [covering, within] = partial ? [reach.covering(region), reach.within(region)] : [];
    return positionsIn(later).filter((other) => {
      if (mayAgree && outcomes[one] === outcomes[other]) return false;
      if (sameRank && rules[one]?.rank !== rules[other]?.rank) return false;
      if (covering !== undefined && hasBit(covering, other) && tokensCover(other, region, space, study.budget()))
        return false;
      if (within !== undefined && hasBit(within, other) && tokensCover(one, regions[other]!, space, study.budget()))
        return false;
      const { none = [] } = tokens.wishes[one] ?? {};
      const clashing = none.length > 0 || (tokens.wishes[other]?.none.length ?? 0) > 0;
      return !clashing || pointIn(meet(region, regions[other]!), space) !== undefined;
    });
  };
}

function overlapOf(one: number, other: number, meaning: Meaning, study: Study): Overlap | undefined {
  const { space, regions, traffic } = study;
  const rules = [space.rules[one]!, space.rules[other]!];
  const region = meet(regions[one]!, regions[other]!);
  const point = meaning.partial ? decidedIn(region, one, study) : pointIn(region, space);
  if (point === undefined) return undefined;
  const witness = study.witness(point);
  const weight = traffic?.both(rules[0]!, rules[1]!);
  return {
    code: meaning.code,
    severity: meaning.severity,
    table: space.table.name,
    rules,
    box: boxOfRegion(region, space),
    ...(witness !== undefined && { witness }),
    ...(weight !== undefined && { weight }),
    ...(meaning.code === "tie" && { edit: { edit: "give-rank", rule: rules[1]!.id } as const }),
  };
}

/** A point of a region that no rule before this one takes. Where that cannot be told, one that this one takes. */
function decidedIn(region: Region, one: number, { space, reach, solid, budget }: Study): Point | undefined {
  const earlier = reach.touching(region);
  intersectInto(earlier, solid);
  keepBefore(earlier, one);
  const steps = budget();
  const point = freePoint(region, positionsIn(earlier), space, { reach, budget: steps });
  return point ?? (isSpent(steps) ? pointIn(region, space) : undefined);
}
