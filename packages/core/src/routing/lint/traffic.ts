import type { Position } from "../../appeal/terms.ts";
import { DAY } from "../../time/duration.ts";
import { seenBy } from "../decision.ts";
import type { Domain } from "../domain.ts";
import { compileRouter, type Router } from "../router.ts";
import type { Rule, RuleSet } from "../rule.ts";
import type { Subject } from "../subject.ts";
import type { TableName } from "../table-names.ts";
import type { Weight } from "./findings.ts";
import type { Region } from "./region.ts";
import type { Space } from "./space.ts";

/** What the appeals of the history did in one table. */
export interface Traffic {
  readonly matching: (rule: Rule) => Weight;
  readonly both: (one: Rule, other: Rule) => Weight;
  /** Pairs of rules that both matched where the first was the first of all, the busiest first. */
  readonly pairs: () => readonly (readonly [Rule, Rule])[];
  /** Those in a region that only this rule took, or none. */
  readonly leftIn: (region: Region, rule: Rule | undefined) => Weight;
  /** Those that a rule decided and that others would, had it ended. */
  readonly afterEnd: (rule: Rule) => Weight;
}

type Counts = Map<Rule | undefined, number>;

const counted = (counts: Counts | undefined): Weight => ({
  appeals: (counts ?? new Map<Rule | undefined, number>()).values().reduce((sum, count) => sum + count, 0),
  decidedBy: [...(counts ?? [])]
    .flatMap(([rule, appeals]) => (rule === undefined ? [] : [{ rule, appeals }]))
    .toSorted((a, b) => b.appeals - a.appeals),
});

const count = <Key>(counts: Map<Key, number>, key: Key): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

function countedBy<Key>(all: Map<Key, Counts>, key: Key, by: Rule | undefined): void {
  const counts: Counts = all.get(key) ?? new Map();
  count(counts, by);
  all.set(key, counts);
}

/** Decides a history once for all tables; afterwards every question is a look-up. Answers some of its positions too. */
export function trafficOf(set: RuleSet, spaces: readonly Space[], history: Iterable<Subject>, domain: Domain) {
  const router = compileRouter(set, domain);
  const tables = new Map(spaces.map((space) => [space.table.name, openTraffic(space, router, domain)]));
  const positions = new Map<string, Position>();
  for (const subject of history) {
    const { rules } = router.decide(subject);
    const zones = subject.position === undefined ? [] : domain.zones.at(subject.position);
    if (subject.position !== undefined && zones.length > 0) positions.set(zones.join(), subject.position);
    for (const [name, { add }] of tables)
      add(
        seenBy(name, subject, { tables: set.tables, rules }),
        rules.filter(({ table }) => table === name),
      );
  }
  const trafficIn = (table: TableName): Traffic | undefined => tables.get(table)?.traffic;
  return { trafficIn, positions: [...positions.values()] };
}

function openTraffic({ table, fields }: Space, router: Router, domain: Domain) {
  const ofRule = new Map<Rule, Counts>();
  const ofPair = new Map<string, { readonly pair: readonly [Rule, Rule]; readonly counts: Counts }>();
  const ends = new Map<Rule, Counts>();
  const left = new Map<string, { readonly cells: readonly number[]; count: number }>();
  const last = table.rules.findLast(({ tests, enabled }) => tests.length === 0 && enabled);

  function add(subject: Subject, [decider]: readonly Rule[]): void {
    const matches = router.matches(table.name, subject);
    for (const rule of matches) countedBy(ofRule, rule, decider);
    const [first] = matches;
    for (const other of matches.slice(1)) {
      if (first === undefined || table.hit === "collect") break;
      const key = `${first.id}|${other.id}`;
      const known = ofPair.get(key) ?? { pair: [first, other] as const, counts: new Map() as Counts };
      count(known.counts, decider);
      ofPair.set(key, known);
    }
    if (first === last || first === undefined) {
      const cells = fields.map(({ cellOf }) => cellOf(subject));
      const key = cells.join();
      const known = left.get(key) ?? { cells, count: 0 };
      known.count++;
      left.set(key, known);
    }
    if (decider?.to !== undefined) countedBy(ends, decider, takesAfter(decider.to, subject));
  }
  function takesAfter(endsOn: number, subject: Subject): Rule | undefined {
    const days = endsOn + 1 - domain.timeOf(subject.at).date;
    const moved = { ...subject, at: subject.at + days * DAY };
    return router.matches(table.name, moved)[0];
  }
  const traffic: Traffic = {
    matching: (rule) => counted(ofRule.get(rule)),
    both: (one, other) => counted(ofPair.get(`${one.id}|${other.id}`)?.counts),
    pairs: () =>
      [...ofPair.values()]
        .map(({ pair, counts }) => ({ pair, appeals: counted(counts).appeals }))
        .toSorted((a, b) => b.appeals - a.appeals)
        .map(({ pair }) => pair),
    leftIn({ masks }, rule) {
      const inside = [...left.values()].filter(({ cells }) =>
        cells.every((cell, at) => masks[at] === undefined || masks[at][cell] === 1),
      );
      const appeals = inside.reduce((sum, one) => sum + one.count, 0);
      return { appeals, decidedBy: rule === undefined || appeals === 0 ? [] : [{ rule, appeals }] };
    },
    afterEnd: (rule) => counted(ends.get(rule)),
  };
  return { add, traffic };
}
