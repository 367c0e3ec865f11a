import type { VoteCount } from "../../satisfaction/score.ts";
import { votesIn } from "../rollups/scores.ts";
import type { AppealBehind } from "./score-explanation.ts";

/** The vote of the caller; undefined where nobody was reached. */
export const voteOn = ({ measures }: AppealBehind): VoteCount | undefined =>
  votesIn(Object.fromEntries(measures.map((measure) => [measure, 1])))[0];

const named =
  (measure: string) =>
  ({ measures }: AppealBehind): boolean =>
    measures.includes(measure);

const voted =
  (holds: (vote: VoteCount) => boolean) =>
  (behind: AppealBehind): boolean => {
    const vote = voteOn(behind);
    return vote !== undefined && holds(vote);
  };

/** The numbers of a unit that can be asked for one by one: whether an appeal is in them. */
export const explainedMeasures = {
  accepted: named("accepted"),
  settled: named("settled"),
  asked: named("asked"),
  unreachable: (behind) => named("asked")(behind) && voteOn(behind) === undefined,
  valid: voted(() => true),
  contacted: voted(({ contacted }) => contacted),
  resolved: voted(({ resolved }) => resolved === "yes"),
  unresolved: voted(({ resolved }) => resolved !== "yes"),
  satisfied: voted(({ satisfied }) => satisfied === "satisfied" || satisfied === "very-satisfied"),
  "basically-satisfied": voted(({ satisfied }) => satisfied === "basically-satisfied"),
  dissatisfied: voted(({ satisfied }) => satisfied === "dissatisfied" || satisfied === "very-dissatisfied"),
  reworked: named("reworked"),
  "signed-in-time": named("signed-in-time"),
  evidenced: named("evidenced"),
  repeats: named("repeats"),
  excluded: ({ basis }) => basis === "excluded",
  whistled: ({ as }) => as === "whistled",
} as const satisfies Record<string, (behind: AppealBehind) => boolean>;

export type ExplainedMeasure = keyof typeof explainedMeasures;
