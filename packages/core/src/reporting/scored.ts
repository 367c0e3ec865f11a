import type { Appeal } from "../appeal/appeal.ts";
import type { History } from "../appeal/history.ts";
import { type Calendars, readClock } from "../sla/clock.ts";
import type { Policy } from "../sla/policy.ts";
import { breachedAt } from "../sla/reading.ts";

/** What the scores of an appeal rest on besides its limit and its follow-up. */
export interface ScoredFacts {
  /** Whether its agency signed in time, where it had a time to; undefined where it had none, or has not signed. */
  readonly signed: "in-time" | "late" | undefined;
  /** Whether a result was reported, and whether with evidence. */
  readonly result: "with-evidence" | "without" | undefined;
  /** Whether the same caller had appealed before, or the same matter was under way. */
  readonly repeat: boolean;
  /** Who is scored by the answers besides the agency that they judge: the other parties to a whistle (article 33). */
  readonly whistled: readonly string[];
  /** The subdistricts that whistled. */
  readonly whistlers: readonly string[];
}

interface ScoredBy {
  /** Whom the answers of the caller judge. */
  readonly judged: string | undefined;
  readonly policy: Policy;
  readonly calendars: Calendars;
}

export function scoredFacts(appeal: Appeal, history: History, { judged, policy, calendars }: ScoredBy): ScoredFacts {
  const reported = history.findLast((event) => event.type === "ResultReported");
  const { matter, status, whistles } = appeal;
  const whistlers = eachOnce(whistles.map(({ agency }) => agency));
  const parties = eachOnce([...whistlers, ...whistles.flatMap(({ departments }) => departments)]);
  return {
    signed: signingOf(history, policy, calendars),
    result: reported && (reported.evidence?.length ? "with-evidence" : "without"),
    repeat: reported?.sharedFrom !== undefined || status === "merged" || (matter.earlierAppeals ?? 0) > 0,
    whistled: parties.filter((agency) => agency !== judged),
    whistlers,
  };
}

const eachOnce = (agencies: readonly string[]): readonly string[] =>
  agencies.filter((agency, place) => agencies.indexOf(agency) === place);

/** The clock to sign of the last agency, once it has stopped. */
function signingOf(history: History, { stages }: Policy, calendars: Calendars): ScoredFacts["signed"] {
  const clock = stages.acknowledge && readClock(history, "acknowledge", stages.acknowledge, calendars);
  if (clock?.stoppedAt === undefined) return undefined;
  return breachedAt(clock, clock.stoppedAt) === undefined ? "in-time" : "late";
}
