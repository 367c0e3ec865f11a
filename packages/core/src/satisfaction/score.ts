import type { ResolvedAnswer, SatisfiedAnswer } from "../appeal/terms.ts";
import { type Counts, type Interval, wilson } from "./interval.ts";
import type { ResponsePart, Scheme } from "./scheme.ts";

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
  readonly signedInTime: Counts;
  readonly evidenced: Counts;
}

/** The three rates with what they are counted from, and their weighted sum from 0 to 1; undefined over nothing. */
export interface Score {
  readonly response: Counts;
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
  const parts = { contacted, "signed-in-time": scored.signedInTime, evidenced: scored.evidenced };
  const response = meanOf(scheme.response.map((part) => parts[part]));
  const { weights } = scheme;
  const composite =
    valid === 0
      ? undefined
      : tidy(
          weights.response * (shareOf(response) ?? 0) +
            (weights.resolution * resolution.part) / valid +
            (weights.satisfaction * satisfaction.part) / valid,
          12,
        );
  const interval = composite === undefined ? undefined : wilson({ part: composite * valid, whole: valid });
  return { response, resolution, satisfaction, composite, interval };
}

export const validOf = (votes: readonly VoteCount[]): number => votes.reduce((sum, { count }) => sum + count, 0);

/** What one vote adds to the composite, from 0 to 1; what of the response no caller tells is the same for all votes. */
export function worthOf(vote: VoteCount, { signedInTime, evidenced }: Scored, scheme: Scheme): number {
  const { weights, response } = scheme;
  const told: Readonly<Record<ResponsePart, number | undefined>> = {
    contacted: vote.contacted ? 1 : 0,
    "signed-in-time": shareOf(signedInTime),
    evidenced: shareOf(evidenced),
  };
  const parts = response.map((part) => told[part]).filter((share) => share !== undefined);
  const mean = parts.length === 0 ? 0 : parts.reduce((sum, share) => sum + share, 0) / parts.length;
  return (
    weights.response * mean +
    weights.resolution * resolvedWorth(vote, scheme) +
    weights.satisfaction * satisfiedWorth(vote, scheme)
  );
}

const resolvedWorth = ({ resolved }: VoteCount, { partly }: Scheme): number => {
  if (resolved === "yes") return 1;
  return resolved === "partly" ? partly : 0;
};

const satisfiedWorth = ({ satisfied }: VoteCount, { credit }: Scheme): number =>
  satisfied === undefined ? 0 : (credit[satisfied] ?? 0);

const shareOf = ({ part, whole }: Counts): number | undefined => (whole === 0 ? undefined : part / whole);

/** The plain mean of shares, over the whole of the first; parts over nothing are left out. */
function meanOf(counts: readonly Counts[]): Counts {
  const [first] = counts;
  if (first !== undefined && counts.length === 1) return first;
  const shares = counts.map(shareOf).filter((share) => share !== undefined);
  const whole = Math.max(0, ...counts.map((one) => one.whole));
  const mean = shares.length === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return { part: tidy(mean * whole), whole: shares.length === 0 ? 0 : whole };
}

/** Credits are tenths; what a computer adds to sums of them is not, and would tell equal scores apart. */
const tidy = (sum: number, digits = 9): number => Math.round(sum * 10 ** digits) / 10 ** digits;
