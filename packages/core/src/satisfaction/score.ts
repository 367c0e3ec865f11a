import type { ResolvedAnswer, SatisfiedAnswer } from "../appeal/terms.ts";
import { type Counts, type Interval, wilson } from "./interval.ts";
import { isByContactAlone, type ResponsePart, type Scheme } from "./scheme.ts";

/** So many callers who were reached gave these three answers. */
export interface VoteCount {
  readonly contacted: boolean;
  /** Undefined where the question was not answered; it earns nothing then. */
  readonly resolved: ResolvedAnswer | undefined;
  readonly satisfied: SatisfiedAnswer | undefined;
  readonly count: number;
}

/** What an agency is scored by. Who was not reached has no vote, and so is in no rate. */
export interface Scored {
  readonly votes: readonly VoteCount[];
  /** Assignments that were signed for; undefined where they were not counted with the votes. */
  readonly signedInTime?: Counts | undefined;
  /** Results, and those with evidence; undefined where they were not counted with the votes. */
  readonly evidenced?: Counts | undefined;
}

/** A part of the response and what it was counted from; undefined where it was not counted. */
export interface CountedPart {
  readonly name: ResponsePart;
  readonly counts: Counts | undefined;
}

/**
 * A response rate that is the plain mean of shares of different wholes, and so no share of anything itself: it has no counts, no
 * interval, and nothing tells whether its change is chance.
 */
export interface MeanOfParts {
  /** Undefined where a part was not counted, or all are over nothing; of several, those over nothing are left out. */
  readonly value: number | undefined;
  /** In the order of the scheme. */
  readonly parts: readonly CountedPart[];
}

/** The response rate: contact as a share of the valid follow-ups, or a mean where a scheme names other parts. */
export type ResponseRate = Counts | MeanOfParts;

export const isMean = <Share extends Counts>(response: Share | MeanOfParts): response is MeanOfParts =>
  "parts" in response;

/**
 * The three rates with what they are counted from, and their weighted sum from 0 to 1; undefined over nothing, and where a part of
 * the response was not counted.
 */
export interface Score {
  /** Of the valid follow-ups, whatever the scheme makes the response of. */
  readonly contacted: Counts;
  readonly response: ResponseRate;
  readonly resolution: Counts;
  readonly satisfaction: Counts;
  readonly composite: number | undefined;
  /**
   * Wilson's interval of the composite as of one share of the valid follow-ups: rather too wide, for what lies between 0 and 1
   * varies most where it is either. It tells of the answers alone; signing and evidence are counted of all, not asked of some.
   */
  readonly interval: Interval | undefined;
}

/** Scores what was counted. Nothing is rounded: that is for the last step, where it is shown. */
export function scoreOf(scored: Scored, scheme: Scheme): Score {
  const valid = validOf(scored.votes);
  const earned = (worth: (vote: VoteCount) => number): number =>
    tidy(scored.votes.reduce((sum, vote) => sum + vote.count * worth(vote), 0));
  const contacted = { part: earned((vote) => (vote.contacted ? 1 : 0)), whole: valid };
  const resolution = { part: earned((vote) => resolvedWorth(vote, scheme)), whole: valid };
  const satisfaction = { part: earned((vote) => satisfiedWorth(vote, scheme)), whole: valid };
  const response = responseOf(contacted, scored, scheme);
  const { weights } = scheme;
  const responded = rateValue(response);
  const composite =
    valid === 0 || responded === undefined
      ? undefined
      : tidy(
          weights.response * responded +
            (weights.resolution * resolution.part) / valid +
            (weights.satisfaction * satisfaction.part) / valid,
          12,
        );
  const interval = wilson(compositeCounts({ contacted, composite }));
  return { contacted, response, resolution, satisfaction, composite, interval };
}

/** The composite as a share of the valid follow-ups: what all answers together earn. Nothing of nothing where there is none. */
export const compositeCounts = ({ contacted, composite }: Pick<Score, "contacted" | "composite">): Counts =>
  composite === undefined ? { part: 0, whole: 0 } : { part: composite * contacted.whole, whole: contacted.whole };

export const validOf = (votes: readonly VoteCount[]): number => votes.reduce((sum, { count }) => sum + count, 0);

/**
 * What one vote adds to the composite, from 0 to 1; what of the response no caller tells is the same for all votes. Undefined where
 * that was not counted.
 */
export function worthOf(vote: VoteCount, scored: Scored, scheme: Scheme): number | undefined {
  const { weights } = scheme;
  const responded = rateValue(responseOf({ part: vote.contacted ? 1 : 0, whole: 1 }, scored, scheme));
  if (responded === undefined) return undefined;
  return (
    weights.response * responded +
    weights.resolution * resolvedWorth(vote, scheme) +
    weights.satisfaction * satisfiedWorth(vote, scheme)
  );
}

/** What the scheme makes the response of. */
function responseOf(contacted: Counts, { signedInTime, evidenced }: Scored, scheme: Scheme): ResponseRate {
  if (isByContactAlone(scheme)) return contacted;
  const counted = { contacted, "signed-in-time": signedInTime, evidenced };
  const parts = scheme.response.map((name): CountedPart => ({ name, counts: counted[name] }));
  return { value: meanOf(parts), parts };
}

/** The response as a number, whatever it is made of; undefined over nothing. */
export const rateValue = (response: ResponseRate): number | undefined =>
  isMean(response) ? response.value : shareOf(response);

const resolvedWorth = ({ resolved }: VoteCount, { partly }: Scheme): number => {
  if (resolved === "yes") return 1;
  return resolved === "partly" ? partly : 0;
};

const satisfiedWorth = ({ satisfied }: VoteCount, { credit }: Scheme): number =>
  satisfied === undefined ? 0 : (credit[satisfied] ?? 0);

const shareOf = ({ part, whole }: Counts): number | undefined => (whole === 0 ? undefined : part / whole);

function meanOf(parts: readonly CountedPart[]): number | undefined {
  if (parts.some(({ counts }) => counts === undefined)) return undefined;
  const shares = parts.map(({ counts }) => counts && shareOf(counts)).filter((share) => share !== undefined);
  return shares.length === 0 ? undefined : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** Credits are tenths; what a computer adds to sums of them is not, and would tell equal scores apart. */
const tidy = (sum: number, digits = 9): number => Math.round(sum * 10 ** digits) / 10 ** digits;
