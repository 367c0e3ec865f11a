import { z } from "zod";
import { ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import type { Reported } from "../appeal.ts";
import { FollowUpChannel, ResolvedAnswer, SatisfiedAnswer } from "../terms.ts";

export const followUp = defineAct({
  name: "follow-up",
  summary: "Record what the caller said when called back: contacted, resolved, satisfied; or that nobody answered.",
  basis: "Beijing regulation on swift response, article 23",
  by: ["hotline", "import"],
  from: ["reported"],
  to: "unchanged",
  command: command("RecordFollowUp", {
    channel: FollowUpChannel,
    reached: z.boolean(),
    contacted: z.boolean().optional(),
    resolved: ResolvedAnswer.optional(),
    satisfied: SatisfiedAnswer.optional(),
    note: z.string().max(4000).optional(),
  }),
  decide: ({ type: _, ...recorded }, _appeal: Reported): Decision => ok([{ type: "FollowUpRecorded", ...recorded }]),
  evolve: {
    FollowUpRecorded({ at, reached, contacted, resolved, satisfied }, appeal) {
      return { ...appeal, followUps: [...appeal.followUps, { at, reached, contacted, resolved, satisfied }] };
    },
  },
});
