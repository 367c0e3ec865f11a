import { ok } from "../../result.ts";
import { formatInstant } from "../../time/instant.ts";
import { type AnyCommand, command, type Decision, defineAct } from "../act.ts";
import { type Appeal, appealStatuses } from "../appeal.ts";
import type { Event } from "../events.ts";
import { Announcement } from "../terms.ts";

/** Also after the end: what time brought about before it is still said, however late somebody looked. */
const whoeverHoldsIt = appealStatuses.filter((status) => status !== "withdrawn");

export const announceClock = defineAct({
  name: "announce-clock",
  summary: "Say what time alone brought about: a limit that is near, a limit that is broken, a step of the ladder.",
  basis: "Jinan regulation, article 28; the warnings and their levels are ours",
  by: ["clock"],
  from: whoeverHoldsIt,
  to: "unchanged",
  command: command("AnnounceClock", { announcement: Announcement }),
  decide: ({ announcement, ...base }, _appeal: Appeal): Decision => ok([eventOf(announcement, base)]),
  evolve: {
    ClockWarned: (_event, appeal) => appeal,
    ClockBreached: (_event, appeal) => appeal,
  },
});

function eventOf(announcement: Announcement, { appealId, at, by }: AnyCommand): Event {
  const base = { appealId, at, by } as const;
  const { stage, dueAt } = announcement;
  switch (announcement.kind) {
    case "warning":
      return {
        type: "ClockWarned",
        ...base,
        stage,
        level: announcement.level,
        dueAt,
        reachedAt: announcement.reachedAt,
      };
    case "breach":
      return { type: "ClockBreached", ...base, stage, dueAt };
    case "escalation": {
      const { form, agency, reachedAt } = announcement;
      const reason = `${stage} was due at ${formatInstant(dueAt)}`;
      return { type: "AppealSupervised", ...base, form, agency, reason, clock: { stage, dueAt, reachedAt } };
    }
  }
}
