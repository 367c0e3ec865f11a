import { canonicalJson } from "../../../hash.ts";
import { clearBit, setBit } from "../../engine/bits.ts";
import type { HitPolicy } from "../../hit-policy.ts";
import {
  type Bitmap,
  countIn,
  hasBit,
  intersectInto,
  keepAfter,
  keepBefore,
  positionsIn,
  takeOut,
} from "../bitmaps.ts";
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
  for (const [one, other] of busiestPairs(study)) if (one >= 0 && hasBit(candidates(one), other)) consider(one, other);
  for (const one of aliveRules(study)) {
    const others = candidates(one);
    count += countIn(others);
    if (found.length >= most) continue;
    for (const other of positionsIn(others)) if (!told.has(`${one} ${other}`)) consider(one, other);
  }
  if (count <= found.length) return found;
  const common = { severity: meaning.severity, table: space.table.name, rules: [], box: [] };
  return [...found, { code: "more", ...common, of: meaning.code, count: count - found.length }];
}

function busiestPairs({ traffic, space }: Study): readonly (readonly [number, number])[] {
  const positionOf = new Map(space.rules.map((rule, position) => [rule.id, position]));
  return (traffic?.pairs() ?? []).map(([one, other]) => [positionOf.get(one.id) ?? -1, positionOf.get(other.id) ?? -1]);
}

/**
 * The later rules that overlap with one in a way that counts. There may be millions of pairs, so bitmaps settle what they can, and
 * only pairs of rules that both ask for words are looked at one by one.
 */
function candidatesOf({ mayAgree, partial, sameRank }: Meaning, study: Study): (one: number) => Bitmap {
  const { space, reach, regions, solid } = study;
  const { rules, tokens, words } = space;
  const bitmapOf = (holds: (rule: number) => boolean): Bitmap => {
    const bits = new Uint32Array(words);
    for (let rule = 0; rule < rules.length; rule++) if (holds(rule)) setBit(bits, rule);
    return bits;
  };
  const wordy = bitmapOf((rule) => tokens.wishes[rule] !== undefined);
  const forbidding = bitmapOf((rule) => (tokens.wishes[rule]?.none.length ?? 0) > 0);
  const outcomes = rules.map(({ outcome }) => canonicalJson(outcome));
  const saying = new Map([...new Set(outcomes)].map((said) => [said, bitmapOf((rule) => outcomes[rule] === said)]));
  const ranked = new Map(rules.map(({ rank }) => [rank, bitmapOf((rule) => rules[rule]?.rank === rank)]));
  const isCovered = (rule: number, other: number): boolean => tokensCover(other, regions[rule]!, space, study.budget());
  return (one) => {
    if (one < 0 || !hasBit(solid, one)) return new Uint32Array(words);
    const region = regions[one]!;
    const later = reach.touching(region);
    intersectInto(later, solid);
    keepAfter(later, one);
    if (mayAgree) takeOut(later, saying.get(outcomes[one]!)!);
    if (sameRank) intersectInto(later, ranked.get(rules[one]!.rank)!);
    if (partial) {
      const isWordy = hasBit(wordy, one);
      const covering = reach.covering(region);
      intersectInto(covering, later);
      const within = reach.within(region);
      intersectInto(within, later);
      takeOutWhere(later, covering, (other) => !hasBit(wordy, other) || (isWordy && isCovered(one, other)));
      takeOutWhere(later, within, (other) => !isWordy || (hasBit(wordy, other) && isCovered(other, one)));
    }
    const clashing = later.slice();
    if (!hasBit(forbidding, one)) intersectInto(clashing, forbidding);
    takeOutWhere(later, clashing, (other) => pointIn(meet(region, regions[other]!), space) === undefined);
    return later;
  };
}

function takeOutWhere(bits: Bitmap, some: Bitmap, holds: (rule: number) => boolean): void {
  for (const rule of positionsIn(some)) if (holds(rule)) clearBit(bits, rule);
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
