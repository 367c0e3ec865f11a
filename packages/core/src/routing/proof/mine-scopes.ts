import { bestPlace, count, type Evidence, evidenceOf, isClearlyBelow, precisionOf } from "./evidence.ts";
import { isMistake, type Mined } from "./handled-appeal.ts";
import { keyOf, type NarrowScope, partsOf, type Scope, scopesOf, takes, tightened } from "./scope.ts";
import { tellingWords } from "./words-of.ts";

export interface Bar {
  readonly minSupport: number;
  readonly minPrecision: number;
}

/** Appeals that an agency should have had, by what they have in common. */
export interface Finding {
  readonly agency: string;
  readonly scope: Scope;
  /** Before which rule one for them would stand. */
  readonly place: number;
  readonly moved: readonly Mined[];
}

/** Of the support that is asked for, so much must come from the later slice. */
const LATER = 0.2;
/** A part counts as evidence for the whole where at least so many lie in it. */
const SOME = 3;

/**
 * Finds what mistakes have in common: for each agency the most general scope that passes the bar on the later slice and holds in all
 * its parts; first by category and area, then, for what is left, by words.
 */
export function mineScopes(mined: readonly Mined[], bar: Bar): readonly Finding[] {
  const found: Finding[] = [];
  let left = mined;
  const take = (finding: Finding): void => {
    found.push(finding);
    const gone = new Set(finding.moved);
    left = left.filter((one) => !gone.has(one));
  };
  const byAgency = Map.groupBy(
    mined.filter((one) => isMistake(one) && !one.later),
    ({ appeal }) => appeal.handler,
  );
  for (const [agency, mistakes] of byAgency) {
    for (const scope of generalFirst(mistakes, bar)) tryScope(scope, agency);
  }
  for (const agency of byAgency.keys()) {
    const mistakes = () => left.filter((one) => isMistake(one) && !one.later && one.appeal.handler === agency);
    const others = left.filter(({ appeal }) => appeal.handler !== agency).map(({ text }) => text);
    const words = tellingWords(
      mistakes().map(({ text }) => text),
      others,
      leastInTraining(bar),
    );
    for (const word of bestFirst(words, agency))
      for (const scope of generalFirst(mistakes(), bar, word)) tryScope(scope, agency);
  }
  return found;

  function tryScope(scope: Scope, agency: string): void {
    const finding = judge(scope, agency, left);
    if (finding !== undefined && passes(finding, bar) && holdsInAllParts(finding, left, bar))
      take({ ...finding, scope: tightened(scope, finding.moved) });
  }

  /** Words by what a rule on them alone would do; breaking one costs as much as the bar lets correcting some bring in. */
  function bestFirst(words: readonly string[], agency: string): readonly string[] {
    const cost = bar.minPrecision / Math.max(1 - bar.minPrecision, 0.01);
    const worth = (word: string): number => {
      const { moved = [] } = judge({ word }, agency, left) ?? {};
      const { corrected } = evidenceOf(moved, agency);
      return corrected - cost * (moved.length - corrected);
    };
    return words
      .map((word) => ({ word, worth: worth(word) }))
      .sort((one, other) => other.worth - one.worth || other.word.length - one.word.length)
      .map(({ word }) => word);
  }
}

const leastInTraining = ({ minSupport }: Bar): number => Math.ceil(minSupport / 2);

/** The scopes in which enough of the mistakes lie, the most general first. */
function generalFirst(mistakes: readonly Mined[], bar: Bar, word?: string): readonly Scope[] {
  const counts = new Map<string, NarrowScope & { times: number }>();
  for (const mistake of mistakes) {
    if (word !== undefined && !mistake.text.includes(word)) continue;
    for (const narrow of scopesOf(mistake, word)) {
      if (narrow.depth === 0 && word === undefined) continue;
      const key = keyOf(narrow.scope);
      const known = counts.get(key) ?? { ...narrow, times: 0 };
      known.times++;
      counts.set(key, known);
    }
  }
  return [...counts.values()]
    .filter(({ times }) => times >= leastInTraining(bar))
    .sort((one, other) => one.depth - other.depth || other.times - one.times)
    .map(({ scope }) => scope);
}

/** What a rule for a scope would move, at the place that is best by the training slice. */
function judge(scope: Scope, agency: string, among: readonly Mined[]): Finding | undefined {
  const movable = among.filter((one) => one.lead !== agency && takes(scope, one));
  const place = bestPlace(
    movable.filter(({ later }) => !later),
    agency,
  );
  return place === undefined ? undefined : { agency, scope, place, moved: movable.filter((one) => one.place >= place) };
}

function passes({ agency, moved }: Finding, { minSupport, minPrecision }: Bar): boolean {
  const [training, later] = slicesOf(moved, agency);
  return (
    training.corrected + later.corrected >= minSupport &&
    later.corrected >= minSupport * LATER &&
    precisionOf(training) >= minPrecision &&
    precisionOf(later) >= minPrecision
  );
}

/** The evidence of the training slice and of the later one. */
const slicesOf = (moved: readonly Mined[], agency: string): readonly [training: Evidence, later: Evidence] => [
  evidenceOf(
    moved.filter(({ later }) => !later),
    agency,
  ),
  evidenceOf(
    moved.filter(({ later }) => later),
    agency,
  ),
];

/**
 * Whether a scope is not too wide: it fails clearly in none of its parts, by category and by area, and more than one of them speaks
 * for it where there are several, so that no part without mistakes is drawn in by another.
 */
function holdsInAllParts({ agency, scope, moved }: Finding, among: readonly Mined[], { minPrecision }: Bar): boolean {
  return (["category", "area"] as const).every((by) => {
    const parts = partsOf(scope, by, moved);
    const evidence = [...parts.values()].map((part) => evidenceOf(part, agency));
    if (evidence.some((part) => isClearlyBelow(part, minPrecision))) return false;
    const speaking = count(evidence, ({ corrected }) => corrected >= SOME);
    return (
      speaking > 1 ||
      partsOf(
        scope,
        by,
        among.filter((one) => takes(justThe(by, scope), one)),
      ).size === 1
    );
  });
}

function justThe(by: "category" | "area", scope: Scope): Scope {
  const node = scope[by];
  return node === undefined ? {} : { [by]: node };
}
