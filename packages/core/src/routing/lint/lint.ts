import type { Position } from "../../appeal/terms.ts";
import type { Instant } from "../../time/instant.ts";
import type { Domain } from "../domain.ts";
import type { RuleSet } from "../rule.ts";
import type { Subject } from "../subject.ts";
import type { TableName } from "../table-names.ts";
import { dateEnds } from "./checks/date-ends.ts";
import { deadUnits } from "./checks/dead-units.ts";
import { emptyRules } from "./checks/empty-rules.ts";
import { gaps } from "./checks/gaps.ts";
import { overlappingRules } from "./checks/overlaps.ts";
import { redundantWords } from "./checks/redundant-words.ts";
import { residualRules } from "./checks/residuals.ts";
import { unreachableRules } from "./checks/unreachable.ts";
import type { Finding, Severity, Unnamed } from "./findings.ts";
import { type Space, spaceOf } from "./space.ts";
import { type Study, studyOf } from "./study.ts";
import { trafficOf } from "./traffic.ts";

export interface LintOptions {
  /** Today: what ends before it has ended, what closes before it is closed. 1970 unless said. */
  readonly at?: Instant;
  /** Past appeals, each as of when it came in, by which findings are weighed. */
  readonly history?: Iterable<Subject>;
  /** Positions that may stand in witnesses, besides those of the history. */
  readonly positions?: readonly Position[];
  /** Only this table. */
  readonly table?: TableName;
  /** At most so many overlaps and so many gaps a table, 100 unless said; how many more there are is told. */
  readonly most?: number;
  /** How many steps one proof may take, 200 000 unless said; one that takes more is told as undecided. */
  readonly steps?: number;
}

/** Every check of a table; a new one is one file and one line here. */
const checks: readonly ((study: Study) => readonly Finding[])[] = [
  emptyRules,
  unreachableRules,
  overlappingRules,
  gaps,
  deadUnits,
  dateEnds,
  redundantWords,
  residualRules,
];

/**
 * Everything that can be proved wrong with a set of tables, or worth a look: for all appeals there can be, not for those there
 * were. A table is a product of finite sets, so every answer is exact, save where it says undecided. Words are taken to be
 * found together freely, and zones to overlap freely. Errors come first, then what weighs most.
 */
export function lint(set: RuleSet, domain: Domain, options: LintOptions = {}): readonly Finding[] {
  const { at = 0, history, positions = [], table, most = 100, steps = 200_000 } = options;
  const today = domain.timeOf(at).date;
  const priorities = prioritiesIn(set);
  const spaces = set.tables.map((one) =>
    spaceOf(one, domain, { today, priorities: one.name === "urgency" ? undefined : priorities }),
  );
  const asked = spaces.filter((space) => table === undefined || space.table.name === table);
  const traffic = history === undefined ? undefined : trafficOf(set, asked, history, domain);
  const findings = asked.flatMap((space: Space) => {
    const { name } = space.table;
    const study = studyOf(space, {
      today,
      most,
      steps,
      traffic: traffic?.trafficIn(name),
      positions: [...positions, ...(traffic?.positions ?? [])],
    });
    return checks.flatMap((check) => check(study));
  });
  return [...findings, ...(table === undefined ? unnamedAgencies(set, domain, today) : [])].toSorted(
    (a, b) => rankOf[a.severity] - rankOf[b.severity] || (b.weight?.appeals ?? 0) - (a.weight?.appeals ?? 0),
  );
}

const rankOf: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** The priorities with which appeals come to the tables after urgency: what it says, or nothing. Any where a set has no such table. */
function prioritiesIn({ tables }: RuleSet): ReadonlySet<string | undefined> | undefined {
  const urgency = tables.find(({ name }) => name === "urgency");
  return (
    urgency &&
    new Set([undefined, ...urgency.rules.filter(({ enabled }) => enabled).map(({ outcome }) => outcome.priority)])
  );
}

function unnamedAgencies({ tables }: RuleSet, { agencies, closedOn }: Domain, today: number): readonly Unnamed[] {
  const rules = tables.flatMap((table) => table.rules);
  const named = new Set(rules.flatMap(({ outcome: { agency, coHandlers = [] } }) => [agency, ...coHandlers]));
  const open = [...agencies.all()].filter(
    (agency) => !named.has(agency) && (closedOn(agency) ?? Number.POSITIVE_INFINITY) > today,
  );
  return open.length === 0
    ? []
    : [{ code: "unnamed-agency", severity: "note", table: "assign", rules: [], box: [], agencies: open }];
}
