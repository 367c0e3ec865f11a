import type { Event, EventOf } from "../../src/appeal/events.ts";
import type { History } from "../../src/appeal/history.ts";
import { SatisfiedAnswer } from "../../src/appeal/terms.ts";
import type { AppealFacts } from "../../src/reporting/facts.ts";

/**
 * What each agency did, by looking each thing up in the history anew: who held the appeal, which of its acts are there, and for
 * each result the stretch of the history in which callers were asked about it. Limits and merges are not looked at.
 */
export function conductByLoops(history: History) {
  const holders = history.flatMap((event) => {
    if (event.type === "AppealDispatched") return [event.agency];
    if (event.type === "AppealTransferred") return [event.to];
    return event.type === "ResultReported" ? [event.agency] : [];
  });
  const did = (type: string, agency: string) =>
    history.some((event) => event.type === type && "agency" in event && event.agency === agency);
  const lastRuling = history.findLast((event) => event.type === "ExclusionRuled");
  return [...new Set(holders)].map((agency) => ({
    agency,
    disputed: did("AssignmentDisputed", agency),
    returned: history.some(
      (event) => event.type === "AssignmentReturned" && event.agency === agency && event.by !== "reviewer",
    ),
    terminationAsked: did("TerminationRequested", agency),
    exclusionAsked: did("ExclusionRequested", agency),
    exclusionGranted: did("ExclusionRequested", agency) && lastRuling?.type === "ExclusionRuled" && lastRuling.excluded,
    part: history.some((event) => event.type === "AppealRegistered" && event.partOf !== undefined),
    results: history.flatMap((event, index) =>
      event.type === "ResultReported" && event.agency === agency ? [resultAt(history, index)] : [],
    ),
  }));
}

const endsAsking = new Set([
  "ReworkOrdered",
  "AppealReopened",
  "ResultReported",
  "AppealDispatched",
  "AppealTransferred",
]);

type Voting = EventOf<"FollowUpRecorded" | "VoteChanged">;

const isVote = (event: Event): event is Voting =>
  event.type === "VoteChanged" || (event.type === "FollowUpRecorded" && event.reached);

function resultAt(history: History, index: number) {
  const after = history.slice(index + 1);
  const end = after.findIndex(({ type }) => endsAsking.has(type));
  const stretch = end < 0 ? after : after.slice(0, end);
  const attempts = stretch.filter((event) => event.type === "FollowUpRecorded");
  const votes = stretch.filter(isVote);
  const [first, last] = [votes[0], votes.at(-1)];
  const worth = ({ contacted, resolved, satisfied }: Voting) => [
    contacted === undefined ? undefined : Number(contacted),
    resolved && { no: 0, partly: 1, yes: 2 }[resolved],
    satisfied && -SatisfiedAnswer.options.indexOf(satisfied),
  ];
  const gains = (first && last ? worth(last) : []).map((points, question) => {
    const before = first && worth(first)[question];
    return points === undefined || before === undefined ? 0 : points - before;
  });
  return {
    asked: attempts.length > 0,
    answer: first?.type === "FollowUpRecorded" ? { channel: first.channel, resolved: first.resolved } : undefined,
    resolved: last?.resolved,
    bettered: last?.type === "VoteChanged" && Math.max(...gains) > 0 && Math.min(...gains) >= 0,
  };
}

/** Numerator and denominator of each check of shares, agency by agency, by plain loops over facts. */
export function sharesByLoops(appeals: readonly AppealFacts[]) {
  const all = appeals.flatMap(({ conduct }) => conduct.agencies);
  const byAgency = Map.groupBy(all, ({ agency }) => agency);
  return [...byAgency].map(([agency, held]) => {
    const results = held.flatMap((one) => one.results);
    const number = <Item>(items: readonly Item[], which: (item: Item) => boolean) => items.filter(which).length;
    const inTime = results.filter(({ limitUsed = 2 }) => limitUsed <= 1);
    const told = results.filter(({ resolved }) => resolved !== undefined);
    const asked = results.filter((result) => result.asked);
    const answered = results.filter(({ answer }) => answer !== undefined);
    return {
      agency,
      shares: {
        "exclusions-asked": [number(held, (one) => one.exclusionAsked), held.length],
        "exclusions-granted": [number(held, (one) => one.exclusionGranted), held.length],
        disputes: [number(held, (one) => one.disputed), held.length],
        returns: [number(held, (one) => one.returned), held.length],
        terminations: [number(held, (one) => one.terminationAsked), held.length],
        merges: [number(held, (one) => one.merged), held.length],
        parts: [number(held, (one) => one.part), held.length],
        "last-moment": [number(inTime, ({ limitUsed = 0 }) => limitUsed > 0.95), inTime.length],
        unresolved: [number(told, ({ resolved }) => resolved === "no"), told.length],
        unreachable: [number(asked, ({ answer }) => answer === undefined), asked.length],
        "vote-changes": [number(answered, ({ bettered }) => bettered), answered.length],
      } as Readonly<Record<string, readonly [number, number]>>,
    };
  });
}

/** Loud appeals and the others of their top categories: how many there are, were raised, and were spoken with. */
export function cuesByLoops(appeals: readonly AppealFacts[], topOf: (category: string) => string) {
  const heard = appeals.flatMap(({ category, conduct: { hearing } }) =>
    hearing === undefined ? [] : [{ top: topOf(category), ...hearing }],
  );
  const counts = (some: typeof heard) => ({
    appeals: some.length,
    raised: some.filter(({ raised }) => raised).length,
    contacted: some.filter(({ contactAfter }) => contactAfter !== undefined).length,
  });
  return ["any cue", "media", "petition"].map((cue) => {
    const loud = heard.filter(({ cues }) => (cue === "any cue" ? cues.length > 0 : cues.includes(cue)));
    const tops = new Set(loud.map(({ top }) => top));
    const others = heard.filter(({ cues, top }) => cues.length === 0 && tops.has(top));
    return { cue, loud: counts(loud), others: counts(others) };
  });
}
