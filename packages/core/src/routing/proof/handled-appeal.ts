import type { Instant } from "../../time/instant.ts";
import type { Domain, Hierarchy } from "../domain.ts";
import { inOrder } from "../hit-policy.ts";
import type { Router } from "../router.ts";
import type { Rule } from "../rule.ts";
import type { Subject } from "../subject.ts";

/** An appeal of the past with what became of it. */
export interface HandledAppeal {
  readonly id: string;
  readonly subject: Subject;
  /** The agency to which a rule sent it first. */
  readonly routed: string;
  /** The agency that had it in the end. */
  readonly handler: string;
  readonly at: Instant;
}

/** A handled appeal before the tables of today. */
export interface Mined {
  readonly appeal: HandledAppeal;
  /** The agency that leads it by the tables of today, and the place of the rule that says so among those of its table. */
  readonly lead: string;
  readonly place: number;
  /** Whether it belongs to the later slice, on which what the earlier one taught is proved. */
  readonly later: boolean;
  /** The category and those above it, nearest first; the same of its area, empty where it has none. */
  readonly categories: readonly string[];
  readonly areas: readonly string[];
  /** Folded. */
  readonly text: string;
}

/** The share of the appeals, by time, from which is learned. */
const TRAINING = 0.7;

/** The rules that assign, in the order in which they are tried. */
export const assigningRules = ({ set }: Router): readonly Rule[] => {
  const table = set.tables.find(({ name }) => name === "assign");
  return table === undefined ? [] : inOrder(table.hit, table.rules).filter(({ enabled }) => enabled);
};

/** Decides past appeals by the tables of today, in the order of time; those that no agency would lead are left out. */
export function minedAppeals(appeals: Iterable<HandledAppeal>, router: Router, domain: Domain): readonly Mined[] {
  const ordered = [...appeals].sort((one, other) => one.at - other.at);
  const placeOf = new Map(assigningRules(router).map((rule, place) => [rule, place]));
  const [categories, areas] = [pathsIn(domain.categories), pathsIn(domain.areas)];
  return ordered.flatMap((appeal, index): readonly Mined[] => {
    const { subject } = appeal;
    const { outcome, rules } = router.decide(subject);
    const rule = rules.find(({ table }) => table === "assign");
    if (rule === undefined || outcome.agency === undefined) return [];
    return [
      {
        appeal,
        lead: outcome.agency,
        place: placeOf.get(rule) ?? 0,
        later: index >= ordered.length * TRAINING,
        categories: categories(subject.category),
        areas: subject.area === undefined ? [] : areas(subject.area),
        text: domain.folding.fold(subject.text),
      },
    ];
  });
}

/** Sent to the wrong agency then, and it would be sent to the wrong agency today. */
export const isMistake = ({ appeal: { routed, handler }, lead }: Mined): boolean =>
  routed !== handler && lead !== handler;

function pathsIn({ nodes }: Hierarchy): (code: string) => readonly string[] {
  const parentOf = new Map(nodes.map(({ id, parent }) => [id, parent]));
  const known = new Map<string, readonly string[]>();
  const path = (code: string): readonly string[] => {
    const found = known.get(code);
    if (found !== undefined) return found;
    const parent = parentOf.get(code);
    const made = parent === undefined ? [code] : [code, ...path(parent)];
    known.set(code, made);
    return made;
  };
  return path;
}
