import type { Instant } from "../../time/instant.ts";
import type { Catalogue } from "../catalogue.ts";
import { type Decision, seenBy } from "../decision.ts";
import type { Explanation } from "../explanation.ts";
import type { Outcome } from "../outcome.ts";
import type { Router } from "../router.ts";
import type { Rule } from "../rule.ts";
import type { Subject } from "../subject.ts";
import type { GoldenCase } from "./golden-case.ts";
import { spoken } from "./spoken.ts";

/** A field that the tables should have answered otherwise, or a rule that should have been among those that decided. */
export interface Mismatch {
  readonly field: keyof Outcome | "rule";
  /** Undefined where nothing should have been said. */
  readonly expected: string | undefined;
  readonly got: string | undefined;
}

/** A golden appeal as it was decided. It passes where nothing is wrong. */
export interface PlayedCase {
  readonly golden: GoldenCase;
  readonly subject: Subject;
  readonly router: Router;
  readonly decision: Decision;
  readonly wrong: readonly Mismatch[];
  /** Why it came so, and why not as expected; only where something is wrong. */
  readonly explanation?: Explanation;
}

export interface GoldenRun {
  readonly played: readonly PlayedCase[];
  readonly passed: number;
  readonly failed: number;
  /** The sets put to the test: those that decided a case, and the one in force at `at`. */
  readonly routers: readonly Router[];
}

/** Decides every case by the set in force at its own moment, or at `at` where it names none, and compares. */
export function runGolden(
  cases: readonly GoldenCase[],
  source: Pick<Catalogue, "at"> | Router,
  { at }: { readonly at: Instant },
): GoldenRun {
  const routerAt = "at" in source ? source.at : () => source;
  const played = cases.map((golden) => play(golden, routerAt(golden.at ?? at), golden.at ?? at));
  const passed = played.filter(({ wrong }) => wrong.length === 0).length;
  const routers = [...new Set([routerAt(at), ...played.map(({ router }) => router)])];
  return { played, passed, failed: played.length - passed, routers };
}

function play(golden: GoldenCase, router: Router, at: Instant): PlayedCase {
  const subject: Subject = { ...golden.appeal, at };
  const decision = router.decide(subject);
  const wrong = mismatches(golden, decision);
  if (wrong.length === 0) return { golden, subject, router, decision, wrong };
  const { agency } = golden.expect;
  const explanation = router.explain(subject, agency ? { whyNot: agency } : {});
  return { golden, subject, router, decision, wrong, explanation };
}

/** Where a decision is not as a case expects it; lists count as sets. */
export function mismatches(
  { expect, rule }: GoldenCase,
  { outcome, rules }: Pick<Decision, "outcome" | "rules">,
): readonly Mismatch[] {
  const wrong: Mismatch[] = [];
  const compare = (field: Mismatch["field"], expected: string | undefined, got: string | undefined): void => {
    if (expected !== got) wrong.push({ field, expected, got });
  };
  for (const [name, expected] of Object.entries(expect)) {
    const field = name as keyof Outcome;
    if (expected !== undefined) compare(field, spoken(expected), spoken(outcome[field]));
  }
  if (rule !== undefined && !rules.some(({ id }) => id === rule))
    wrong.push({ field: "rule", expected: rule, got: rules.map(({ id }) => id).join("|") || undefined });
  return wrong;
}

/** A case as the table of a rule sees it. */
export const seenIn = (
  { table }: Pick<Rule, "table">,
  { subject, router, decision: { rules } }: Pick<PlayedCase, "subject" | "router" | "decision">,
): Subject => seenBy(table, subject, { tables: router.set.tables, rules });
