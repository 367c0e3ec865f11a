import { z } from "zod";
import { command, type Decision, defineAct, notSupported } from "../act.ts";
import type { Appeal } from "../appeal.ts";

export const correctClock = defineAct({
  name: "correct-clock",
  summary: "Take back what was announced about a clock and proved wrong.",
  basis: "ours",
  by: ["clock"],
  from: ["registered", "conferencing", "dispatched", "signed", "handling", "disputed", "parked", "reported", "closed"],
  to: "unchanged",
  command: command("CorrectClock", {
    stage: z.string(),
    was: z.string(),
    is: z.string(),
    reason: z.string().max(4000),
  }),
  decide: (_command, _appeal: Appeal): Decision => notSupported("correct-clock"),
  evolve: {
    ClockCorrected: (_event, appeal) => appeal,
  },
});
