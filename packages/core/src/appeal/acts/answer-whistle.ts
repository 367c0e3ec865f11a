import { z } from "zod";
import { command, type Decision, defineAct, notSupported } from "../act.ts";
import type { Held } from "../appeal.ts";

export const answerWhistle = defineAct({
  name: "answer-whistle",
  summary: "A department reports in to a whistle.",
  basis: "Beijing regulation on swift response, article 16",
  by: ["agency"],
  from: ["signed", "handling"],
  to: "unchanged",
  command: command("AnswerWhistle", { note: z.string().max(4000) }),
  decide: (_command, _appeal: Held): Decision => notSupported("answer-whistle"),
  evolve: {
    WhistleAnswered: (_event, appeal) => appeal,
  },
});
