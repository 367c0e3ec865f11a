import type { Decision } from "../decision.ts";
import type { Domain } from "../domain.ts";
import type { Router } from "../router.ts";
import type { Subject } from "../subject.ts";
import { decidingTwice, saysTheSame, type TwoDecisions } from "./deciding-twice.ts";

/** An appeal of the past, or several that are alike. */
export interface PastAppeal {
  readonly id: string;
  readonly subject: Subject;
  /** How many it stands for; 1 unless said. */
  readonly weight?: number;
  /** Whether its agency returned it: sent elsewhere, it may have been spared that. */
  readonly returned?: boolean;
}

/** Appeals that another agency would lead. Undefined where no agency does: another way, a conflict, or no rule. */
export interface AgencyMove {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly appeals: number;
  /** Those of them that the first agency had returned. */
  readonly returned: number;
}

/** Appeals that another rule of the assign table would decide, with another outcome. */
export interface RuleMove {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly appeals: number;
}

/** What comes to an agency and goes from it; `before` and `after` count all appeals that it leads, where the workload is asked for. */
export interface AgencyWorkload {
  readonly agency: string;
  readonly gained: number;
  readonly lost: number;
  readonly before?: number;
  readonly after?: number;
}

export interface RoutingSample extends TwoDecisions {
  readonly id: string;
}

/** What a draft of the tables would change. */
export interface RoutingWhatIf {
  readonly how: "delta" | "replay";
  readonly appeals: number;
  /** Those decided differently in any way, and those that another agency would lead. */
  readonly different: number;
  readonly moved: number;
  readonly moves: readonly AgencyMove[];
  readonly rules: readonly RuleMove[];
  readonly agencies: readonly AgencyWorkload[];
  readonly policies: readonly RuleMove[];
  readonly samples: readonly RoutingSample[];
}

export interface WhatIfOptions {
  readonly domain: Domain;
  /** How many samples to keep; 5 unless said. */
  readonly samples?: number;
  /** Counts all that each agency leads, for which every appeal must be decided once; true unless said. */
  readonly workload?: boolean;
  /** Decides everything twice, whatever differs: slower, and the same answer. */
  readonly replay?: boolean;
}

/** Decides appeals by the rule set in force and by a draft, and counts what would be otherwise. */
export function whatIf(a: Router, b: Router, appeals: Iterable<PastAppeal>, options: WhatIfOptions): RoutingWhatIf {
  const comparison = openWhatIf(a, b, options);
  for (const appeal of appeals) comparison.add(appeal);
  return comparison.found();
}

/** The same, one appeal after another as they are read. */
export function openWhatIf(
  a: Router,
  b: Router,
  { domain, samples: most = 5, workload = true, replay = false }: WhatIfOptions,
) {
  const twice = decidingTwice(a, b, domain, { replay });
  const [moves, rules, policies] = [tallyOfMoves(), tallyOfMoves(), tallyOfMoves()];
  const leads = new Map<string, number>();
  const samples: RoutingSample[] = [];
  let [appeals, different] = [0, 0];

  const lead = (decision: Decision, weight: number): void => {
    const { agency } = decision.outcome;
    if (agency !== undefined) leads.set(agency, (leads.get(agency) ?? 0) + weight);
  };
  function compare(id: string, both: TwoDecisions, weight: number, returned: boolean): void {
    if (saysTheSame(both)) return;
    const { before, after } = both;
    different += weight;
    if (samples.length < most) samples.push({ id, ...both });
    moves.add(before.outcome.agency, after.outcome.agency, weight, returned);
    policies.add(before.outcome.policy, after.outcome.policy, weight, false);
    rules.add(assigningRule(before), assigningRule(after), weight, false);
  }
  return {
    add({ id, subject, weight = 1, returned = false }: PastAppeal): void {
      appeals += weight;
      const both = twice.decide(subject);
      if (workload) lead(both?.before ?? a.decide(subject), weight);
      if (both !== undefined) compare(id, both, weight, returned);
    },
    found: (): RoutingWhatIf => ({
      how: twice.how,
      appeals,
      different,
      moved: moves.rows().reduce((sum, move) => sum + move.appeals, 0),
      moves: moves.rows(),
      rules: rules.rows().map(({ returned, ...row }) => row),
      policies: policies.rows().map(({ returned, ...row }) => row),
      agencies: workloads(moves.rows(), workload ? leads : undefined),
      samples,
    }),
  };
}

const assigningRule = ({ rules }: Decision): string | undefined => rules.find(({ table }) => table === "assign")?.id;

/** Counts what goes from one to another; what stays is none. */
function tallyOfMoves() {
  const counts = new Map<string | undefined, Map<string | undefined, { appeals: number; returned: number }>>();
  return {
    add(from: string | undefined, to: string | undefined, weight: number, returned: boolean): void {
      if (from === to) return;
      const row = counts.get(from) ?? new Map<string | undefined, { appeals: number; returned: number }>();
      const count = row.get(to) ?? { appeals: 0, returned: 0 };
      count.appeals += weight;
      if (returned) count.returned += weight;
      counts.set(from, row.set(to, count));
    },
    rows: (): readonly AgencyMove[] =>
      [...counts]
        .flatMap(([from, row]) => [...row].map(([to, count]) => ({ from, to, ...count })))
        .sort((one, other) => other.appeals - one.appeals),
  };
}

function workloads(
  moves: readonly AgencyMove[],
  leads: ReadonlyMap<string, number> | undefined,
): readonly AgencyWorkload[] {
  const touched = new Map<string, { gained: number; lost: number }>();
  const count = (agency: string | undefined, gained: number, lost: number): void => {
    if (agency === undefined) return;
    const sum = touched.get(agency) ?? { gained: 0, lost: 0 };
    touched.set(agency, { gained: sum.gained + gained, lost: sum.lost + lost });
  };
  for (const { from, to, appeals } of moves) {
    count(from, 0, appeals);
    count(to, appeals, 0);
  }
  return [...touched]
    .map(([agency, { gained, lost }]) => {
      const before = leads?.get(agency) ?? 0;
      return { agency, gained, lost, ...(leads !== undefined && { before, after: before + gained - lost }) };
    })
    .sort((one, other) => other.gained + other.lost - (one.gained + one.lost));
}
