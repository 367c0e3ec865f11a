import { canonicalJson } from "../../../hash.ts";
import type { Rule } from "../../rule.ts";
import { hasBit, intersectInto, keepBefore, positionsIn } from "../bitmaps.ts";
import { boxOfRule } from "../box-in-words.ts";
import { type Budget, isSpent } from "../budget.ts";
import type { Edit, Undecided, Unreachable } from "../findings.ts";
import { freePoint, tokensCover } from "../free-point.ts";
import { liesIn, pointIn, type Region } from "../region.ts";
import { aliveRules, type Study } from "../study.ts";

/** Rules that are never the first to match, for tables in which only the first one counts. */
export function unreachableRules(study: Study): readonly (Unreachable | Undecided)[] {
  const { hit } = study.space.table;
  if (hit !== "first" && hit !== "priority") return [];
  const proofs: Proof[] = [];
  return aliveRules(study).flatMap((rule) => unreachable(rule, study, proofs) ?? []);
}

/** Many rules that together left nothing free of a region: they are tried first where another rule lies in it. */
interface Proof {
  readonly position: number;
  readonly region: Region;
  readonly by: ReadonlySet<number>;
}

function unreachable(position: number, study: Study, proofs: Proof[]): Unreachable | Undecided | undefined {
  const { space, regions, traffic } = study;
  const rule = space.rules[position]!;
  const earlier = earlierRules(position, study);
  const hidden = hiddenBy(position, earlier, study, proofs);
  if (hidden === undefined) return undefined;
  const common = { table: space.table.name, rules: [rule], box: boxOfRule(rule) };
  if (hidden === "undecided") return { code: "undecided", severity: "note", ...common, about: "unreachable" };
  const by = hidden.by.toSorted((a, b) => a - b).map((one) => space.rules[one]!);
  const agrees = by.every(({ outcome }) => canonicalJson(outcome) === canonicalJson(rule.outcome));
  const witness = study.witness(pointIn(regions[position]!, space));
  const takenBy = study.takenBy(witness);
  const weight = traffic?.matching(rule);
  return {
    code: "unreachable",
    severity: agrees ? "warning" : "error",
    ...common,
    by,
    how: hidden.how,
    agrees,
    afterReturn: mayFollowReturn(position, earlier, study),
    ...(witness !== undefined && { witness }),
    ...(takenBy !== undefined && { takenBy }),
    ...(weight !== undefined && { weight }),
    edit: editOf(rule, by, agrees || hidden.how === "same"),
  };
}

const editOf = ({ id }: Rule, by: readonly Rule[], needless: boolean): Edit =>
  needless || by[0] === undefined ? { edit: "delete", rule: id } : { edit: "move-before", rule: id, other: by[0].id };

/** Those that come first and take some of what a rule takes. */
function earlierRules(position: number, { reach, solid, regions }: Study): readonly number[] {
  const bits = reach.touching(regions[position]!);
  intersectInto(bits, solid);
  keepBefore(bits, position);
  return positionsIn(bits);
}

interface Hidden {
  readonly by: readonly number[];
  readonly how: Unreachable["how"];
}

function hiddenBy(
  position: number,
  earlier: readonly number[],
  study: Study,
  proofs: Proof[],
): Hidden | "undecided" | undefined {
  if (earlier.length === 0) return undefined;
  const { space, reach, regions } = study;
  const region = regions[position]!;
  const budget = study.budget();
  const one = hiddenByOne(position, earlier, study, budget);
  if (one !== undefined) return one;
  const used = new Set<number>();
  const search = (rivals: readonly number[]) => freePoint(region, rivals, space, { reach, budget, used });
  const known = proofs.findLast((proof) => liesIn(region, proof.region));
  const likely = earlier.filter(
    (rule) =>
      known !== undefined && (known.by.has(rule) || rule > known.position || space.tokens.wishes[rule] !== undefined),
  );
  const hidden = known !== undefined && search(likely) === undefined && !isSpent(budget);
  if (!hidden) {
    used.clear();
    const point = search(earlier);
    if (point !== undefined) return undefined;
    if (isSpent(budget)) return "undecided";
  }
  if (used.size > FEW) proofs.push({ position, region, by: used });
  return { by: fewest([...used], position, study), how: "together" };
}

function hiddenByOne(
  position: number,
  earlier: readonly number[],
  { space, reach, regions }: Study,
  budget: Budget,
): Hidden | undefined {
  const region = regions[position]!;
  const covering = reach.covering(region);
  const one = earlier.find((other) => hasBit(covering, other) && tokensCover(other, region, space, budget));
  if (one === undefined) return undefined;
  const back = hasBit(reach.covering(regions[one]!), position) && tokensCover(position, regions[one]!, space, budget);
  return { by: [one], how: back && space.residual[position]?.length === 0 ? "same" : "narrower" };
}

/** More than so many are not thinned out. */
const FEW = 16;

/** Some of these rules that hide another one without the rest: none of them could be left out. */
function fewest(
  used: readonly number[],
  position: number,
  { space, reach, regions, budget }: Study,
): readonly number[] {
  if (used.length > FEW) return used;
  return used.reduce((kept, one) => {
    const without = kept.filter((other) => other !== one);
    const steps = budget();
    const point = freePoint(regions[position]!, without, space, { reach, budget: steps });
    return point === undefined && !isSpent(steps) ? without : kept;
  }, used);
}

/** Whether a rule is reached where agencies gave an appeal back, so that their rules are passed over. */
function mayFollowReturn(
  position: number,
  earlier: readonly number[],
  { space, reach, regions, budget }: Study,
): boolean {
  const { agency } = space.rules[position]!.outcome;
  const staying = earlier.filter((one) => {
    const other = space.rules[one]!.outcome.agency;
    return other === undefined || other === agency;
  });
  return (
    staying.length < earlier.length &&
    freePoint(regions[position]!, staying, space, { reach, budget: budget() }) !== undefined
  );
}
