import { ResolvedAnswer, SatisfiedAnswer } from "../../appeal/terms.ts";
import type { VoteCount } from "../../satisfaction/score.ts";
import type { AppealFacts, FollowUpFacts } from "../facts.ts";
import { type Counted, halfDayOf, NONE, type Rollup, remembering } from "./rollup.ts";

/** Whether an appeal counts in the scores, or was left out of them by a ruling. */
export const bases = ["counted", "excluded"] as const;
export type Basis = (typeof bases)[number];

/** As what an agency is scored by an appeal: it had it, or it was party to a whistle about it. */
export const roles = ["lead", "whistled"] as const;
export type ScoredAs = (typeof roles)[number];

/** What is counted besides the votes. */
export const scoreMeasures = [
  "accepted",
  "settled",
  "asked",
  "reworked",
  "reworks",
  "signed",
  "signed-in-time",
  "results",
  "evidenced",
  "repeats",
  "returns",
  "whistles",
] as const;
export type ScoreMeasure = (typeof scoreMeasures)[number];

type Vote = Omit<VoteCount, "count">;

const nameOf = ({ contacted, resolved, satisfied }: Vote): string =>
  `vote ${contacted ? "contacted" : "not-contacted"} ${resolved ?? "-"} ${satisfied ?? "-"}`;

/** Every way to vote by the measure under which it is counted: the three answers of a caller stay together. */
const votes: ReadonlyMap<string, Vote> = new Map(
  [true, false].flatMap((contacted) =>
    [...ResolvedAnswer.options, undefined].flatMap((resolved) =>
      [...SatisfiedAnswer.options, undefined].map((satisfied) => {
        const vote = { contacted, resolved, satisfied };
        return [nameOf(vote), vote] as const;
      }),
    ),
  ),
);

/** What follow-ups are counted by: that somebody was asked, and how those who were reached voted. */
export const followUpMeasures: readonly string[] = ["asked", ...votes.keys()];

/** The votes among the counts of a row, always in the same order. */
export const votesIn = (counts: Readonly<Record<string, number>>): readonly VoteCount[] =>
  [...votes].flatMap(([measure, vote]) => {
    const count = counts[measure];
    return count === undefined ? [] : [{ ...vote, count }];
  });

/**
 * What every score is made of. An appeal counts for whoever has it; its one vote for whom it judges, and for every other party to
 * a whistle about it.
 */
export const scores: Rollup = {
  name: "scores",
  dimensions: ["half-day", "agency", "basis", "as"],
  measures: [...scoreMeasures, ...votes.keys()],
  count: remembering((facts, book) => {
    const { registeredAt, excluded, agency = NONE, scored, followUp } = facts;
    const basis: Basis = excluded ? "excluded" : "counted";
    const keyOf = (party: string, as: ScoredAs) => [halfDayOf(registeredAt, book), party, basis, as];
    const own: Counted = { key: keyOf(agency, "lead"), counts: ownWork(facts) };
    if (followUp === undefined && scored.whistled.length === 0) return [own];
    const answers = followUpCounts(followUp);
    return [
      own,
      { key: keyOf(followUp?.judges ?? agency, "lead"), counts: answers },
      ...scored.whistled.map((party) => ({ key: keyOf(party, "whistled"), counts: { accepted: 1, ...answers } })),
    ];
  }),
};

function ownWork({ settledAt, reworks, returns, scored }: AppealFacts): Readonly<Record<ScoreMeasure, number>> {
  const { signed, result, repeat, whistlers } = scored;
  return {
    accepted: 1,
    settled: settledAt === undefined ? 0 : 1,
    asked: 0,
    reworked: reworks > 0 ? 1 : 0,
    reworks,
    signed: signed === undefined ? 0 : 1,
    "signed-in-time": signed === "in-time" ? 1 : 0,
    results: result === undefined ? 0 : 1,
    evidenced: result === "with-evidence" ? 1 : 0,
    repeats: repeat ? 1 : 0,
    returns,
    whistles: whistlers.length > 0 ? 1 : 0,
  };
}

/** How one follow-up is counted: that it was asked, and the vote if somebody was reached. */
export const followUpCounts = (followUp: FollowUpFacts | undefined): Readonly<Record<string, number>> =>
  followUp === undefined ? {} : { asked: 1, ...(followUp.reached && { [nameOf(followUp)]: 1 }) };
