import type { AppealFacts } from "../../src/reporting/facts.ts";
import { HOUR } from "../../src/time/duration.ts";
import { type Instant, parseInstant } from "../../src/time/instant.ts";

/** An instant on the clocks of the test city in its summer: `06-01 09:00` is in June 2026. */
export const on = (local: string): Instant => {
  const instant = parseInstant(`2026-${local.replace(" ", "T")}:00+02:00`);
  if (instant === undefined) throw new Error(`${local} is no date and time`);
  return instant;
};

/** An open appeal about a hole in the road in the East Quarter of the test city, under way since Monday, 1 June 2026. */
export function open(changes: Partial<AppealFacts> = {}): AppealFacts {
  const registeredAt = changes.registeredAt ?? on("06-01 09:00");
  return {
    appealId: "testville:1",
    hotline: "testville",
    kind: "complaint",
    channel: "phone",
    population: undefined,
    category: "streets-hole",
    area: "east",
    status: "dispatched",
    open: true,
    agency: "roads",
    routedAgency: "roads",
    policy: "standard",
    registeredAt,
    endedAt: undefined,
    settledAt: undefined,
    dueAt: on("06-04 17:00"),
    limit: "running",
    lastAt: registeredAt,
    returns: 0,
    reworks: 0,
    excluded: false,
    followUp: undefined,
    conduct: { agencies: [], hearing: undefined },
    scored: { signed: undefined, result: undefined, repeat: false, whistled: [], whistlers: [] },
    ...changes,
  };
}

/** The same, settled after some hours and closed an hour later. */
export function settled(hours: number, changes: Partial<AppealFacts> = {}): AppealFacts {
  const { registeredAt } = open(changes);
  const settledAt = registeredAt + hours * HOUR;
  const endedAt = settledAt + HOUR;
  return open({ status: "closed", open: false, limit: "in-time", settledAt, endedAt, lastAt: endedAt, ...changes });
}
