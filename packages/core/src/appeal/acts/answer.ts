import { no, ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import type { Registered } from "../appeal.ts";
import { Note } from "../terms.ts";

export const answer = defineAct({
  name: "answer",
  summary: "Answer an inquiry at once.",
  basis: "Beijing regulation on swift response, article 11 paragraph 1",
  by: ["hotline", "import"],
  from: ["registered", "conferencing"],
  to: ["answered"],
  command: command("AnswerInquiry", { answer: Note }),
  decide({ appealId, at, by, answer }, appeal: Registered): Decision {
    const { kind } = appeal.matter;
    if (kind !== "inquiry") return no({ code: "appeal/not-an-inquiry", kind });
    return ok([{ type: "InquiryAnswered", appealId, at, by, answer }]);
  },
  evolve: { InquiryAnswered: ({ at }, appeal) => ({ ...appeal, status: "answered", endedAt: at }) },
});
