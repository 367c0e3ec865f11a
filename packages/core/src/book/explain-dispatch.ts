import type { Event } from "../appeal/events.ts";
import { fold, type History } from "../appeal/history.ts";
import type { RouteTrail } from "../appeal/terms.ts";
import type { Explanation } from "../routing/explanation.ts";
import type { ExplainOptions } from "../routing/router.ts";
import { returnersOf, type Subject, subjectOf } from "../routing/subject.ts";
import type { PolicyBook } from "./policy-book.ts";

/** An appeal's last dispatch by the tables, explained in full from what its event carries. */
export interface DispatchExplanation {
  /** The moment that is explained: the dispatch, or the registration where the tables dispatched nothing. */
  readonly at: number;
  /** What was written down then; undefined where a person dispatched, or another system. */
  readonly recorded?: RouteTrail;
  /** Whether the rule set of that time is still in the city folder; without it the set in force at `at` is asked instead. */
  readonly sameSet: boolean;
  readonly subject: Subject;
  readonly explanation: Explanation;
}

/** Recomputes why an appeal went where it went. Undefined for an appeal that nobody has taken down. */
export function explainDispatch(
  history: History,
  book: PolicyBook,
  options: Pick<ExplainOptions, "near" | "whyNot"> = {},
): DispatchExplanation | undefined {
  const index = history.findLastIndex((event) => routeIn(event) !== undefined);
  const appeal = fold(index < 0 ? history : history.slice(0, index));
  if (appeal === undefined) return undefined;
  const event = history[index];
  const recorded = event && routeIn(event);
  const at = event?.at ?? appeal.registeredAt;
  const sameSet = recorded && book.routing.withVersion(recorded.version);
  const router = sameSet ?? book.routing.at(at);
  const subject = subjectOf(appeal, at);
  return {
    at,
    ...(recorded && { recorded }),
    sameSet: sameSet !== undefined,
    subject,
    explanation: router.explain(subject, { ...options, never: recorded ? returnersOf(appeal) : new Set() }),
  };
}

/** Where a matter that nobody has registered would go, and why, by the set in force at its moment. */
export const explainMatter = (
  subject: Subject,
  { routing }: PolicyBook,
  options: Pick<ExplainOptions, "near" | "whyNot"> = {},
): DispatchExplanation => ({
  at: subject.at,
  sameSet: false,
  subject,
  explanation: routing.at(subject.at).explain(subject, options),
});

const routeIn = (event: Event): RouteTrail | undefined => ("route" in event ? event.route : undefined);
