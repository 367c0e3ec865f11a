import { no, ok } from "../../result.ts";
import { DAY } from "../../time/duration.ts";
import { command, type Decision, defineAct } from "../act.ts";
import type { Ended } from "../appeal.ts";
import { FollowUpChannel, Note, Vote } from "../terms.ts";

/** One person has one vote an appeal: the last word counts, and the log keeps what was said before. */
export const changeVote = defineAct({
  name: "change-vote",
  summary: "The caller thinks better of the answers given: the new ones count, the old ones stay in the log.",
  basis: "ours; for how long it may be done is the city's",
  by: ["caller", "hotline"],
  from: ["closed"],
  to: "unchanged",
  command: command("ChangeVote", { ...Vote.shape, channel: FollowUpChannel, reason: Note }),
  decide({ type: _, ...vote }, { followUps }: Ended, rules): Decision {
    const last = followUps.findLast(({ reached }) => reached);
    if (last === undefined) return no({ code: "appeal/not-followed-up" });
    const until = last.at + rules.parameters.voteChangeDays * DAY;
    if (vote.at > until) return no({ code: "appeal/too-late", until });
    const same = (["contacted", "resolved", "satisfied"] as const).every((answer) => vote[answer] === last[answer]);
    return same ? no({ code: "appeal/answered-already", at: last.at }) : ok([{ type: "VoteChanged", ...vote }]);
  },
  evolve: {
    VoteChanged({ at, channel, contacted, resolved, satisfied }, appeal) {
      const vote = { at, channel, reached: true, contacted, resolved, satisfied };
      return { ...appeal, followUps: [...appeal.followUps, vote] };
    },
  },
});
