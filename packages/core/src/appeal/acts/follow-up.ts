import * as z from "zod";
import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import { type Ended, followUpsOf, type Held, type Reported } from "../appeal.ts";
import { FollowUpChannel, Note, Vote } from "../terms.ts";

const beforeTheEnd = ["dispatched", "signed", "handling", "parked", "reported"] as const;

export const followUp = defineAct({
  name: "follow-up",
  summary:
    "Record what the caller said when called back after the result, or after the limit: contacted, resolved, satisfied; or that nobody answered.",
  basis: "Beijing regulation on swift response, article 23 (every appeal, when its limit expires)",
  by: ["caller", "hotline", "import"],
  // Other hotlines call back after they have closed; here an appeal is closed by the follow-up.
  from: [...beforeTheEnd, "closed"],
  to: "unchanged",
  command: command("RecordFollowUp", {
    channel: FollowUpChannel,
    reached: z.boolean(),
    ...Vote.shape,
    note: Note.optional(),
  }),
  decide({ type: _, ...recorded }, appeal: Held | Reported | Ended, rules, { history }): Decision {
    const { by, reached, contacted, resolved, satisfied } = recorded;
    const { status } = appeal;
    const followedUp = ok([{ type: "FollowUpRecorded", ...recorded }] as const);
    if (by === "import") return followedUp;
    if (status === "closed")
      return no({ code: "appeal/wrong-status", act: "follow-up", status, allowed: beforeTheEnd });
    if (status !== "reported" && !rules.isOverdue(appeal, history, recorded.at))
      return no({ code: "appeal/not-due-yet" });
    const answered = followUpsOf(appeal).find((attempt) => attempt.reached);
    if (answered !== undefined) return no({ code: "appeal/answered-already", at: answered.at });
    const answers = [contacted, resolved, satisfied].filter((answer) => answer !== undefined);
    if (!reached && (by === "caller" || answers.length > 0))
      return no({ code: "appeal/unsound-answer", why: "unreached" });
    if (reached && answers.length === 0) return no({ code: "appeal/unsound-answer", why: "empty" });
    return followedUp;
  },
  evolve: {
    FollowUpRecorded({ at, channel, reached, contacted, resolved, satisfied }, appeal) {
      const attempt = { at, channel, reached, contacted, resolved, satisfied };
      return { ...appeal, followUps: [...appeal.followUps, attempt] };
    },
  },
});
