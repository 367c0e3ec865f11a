import { type Appeal, agencyHolding } from "../appeal/appeal.ts";
import type { History } from "../appeal/history.ts";
import { type PolicyBook, policyFor } from "../book/policy-book.ts";
import { readClock } from "../sla/clock.ts";
import { breachedAt } from "../sla/reading.ts";

/** What the scores of an appeal rest on besides its limit and its follow-up. */
export interface ScoredFacts {
  /** Whether its agency signed in time, where it had a time to; undefined where it had none, or has not signed. */
  readonly signed: "in-time" | "late" | undefined;
  /** Whether a result was reported, and whether with evidence. */
  readonly result: "with-evidence" | "without" | undefined;
  /** Whether the same caller had appealed before, or the same matter was under way. */
  readonly repeat: boolean;
  /** The departments that were whistled for, and the subdistricts that whistled. Both are scored (article 33). */
  readonly whistled: readonly string[];
  readonly whistlers: readonly string[];
}

export function scoredFacts(appeal: Appeal, history: History, book: PolicyBook): ScoredFacts {
  const result = history.findLast((event) => event.type === "ResultReported");
  const evidence = result?.type === "ResultReported" ? (result.evidence ?? []) : [];
  const merged = result?.type === "ResultReported" && result.sharedFrom !== undefined;
  const { whistles } = appeal;
  const holder = agencyHolding(appeal);
  const others = (agencies: readonly string[]): readonly string[] =>
    [...new Set(agencies)].filter((agency) => agency !== holder);
  return {
    signed: signingOf(appeal, history, book),
    result: result && (evidence.length > 0 ? "with-evidence" : "without"),
    repeat: merged || appeal.status === "merged" || (appeal.matter.earlierAppeals ?? 0) > 0,
    whistled: others(whistles.flatMap(({ departments }) => departments)),
    whistlers: [...new Set(whistles.map(({ agency }) => agency))],
  };
}

/** The clock to sign of the last agency, once it has stopped. */
function signingOf(appeal: Appeal, history: History, book: PolicyBook): ScoredFacts["signed"] {
  const { acknowledge } = policyFor(appeal, book).stages;
  const clock = acknowledge && readClock(history, "acknowledge", acknowledge, book.calendars);
  if (clock?.stoppedAt === undefined) return undefined;
  return breachedAt(clock, clock.stoppedAt) === undefined ? "in-time" : "late";
}
