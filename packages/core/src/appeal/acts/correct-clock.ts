import { ok } from "../../result.ts";
import { command, type Decision, defineAct } from "../act.ts";
import type { Appeal } from "../appeal.ts";
import { Announcement, ClockTruth } from "../terms.ts";
import { announceClock } from "./announce-clock.ts";

export const correctClock = defineAct({
  name: "correct-clock",
  summary: "Take back what was announced about a clock and proved wrong.",
  basis: "ours",
  by: ["clock"],
  from: announceClock.from,
  to: "unchanged",
  command: command("CorrectClock", { was: Announcement, is: ClockTruth }),
  decide: ({ appealId, at, by, was, is }, _appeal: Appeal): Decision =>
    ok([{ type: "ClockCorrected", appealId, at, by, stage: was.stage, was, is }]),
  evolve: {
    ClockCorrected: (_event, appeal) => appeal,
  },
});
