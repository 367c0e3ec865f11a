import type { Command } from "../appeal/acts/index.ts";
import type { Appeal } from "../appeal/appeal.ts";
import { decide } from "../appeal/decide.ts";
import type { Event } from "../appeal/events.ts";
import { evolve } from "../appeal/evolve.ts";
import type { Refusal } from "../appeal/refusals.ts";
import type { Rulebook } from "../appeal/rulebook.ts";
import { ok, type Result } from "../result.ts";

/** Takes in acts that another system recorded: each is decided and folded at its own time, and nothing reacts to it. */
export function record(
  appeal: Appeal | undefined,
  acts: readonly Command[],
  rules: Rulebook,
): Result<readonly Event[], Refusal> {
  const events: Event[] = [];
  let state = appeal;
  for (const act of acts) {
    const decided = decide(act, state, rules);
    if (!decided.ok) return decided;
    events.push(...decided.value);
    state = decided.value.reduce<Appeal | undefined>(evolve, state);
  }
  return ok(events);
}
