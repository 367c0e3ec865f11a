import type { QueueDiscipline } from "./queue-discipline.ts";
import type { Claim } from "./resource-claims.ts";
import type { ShiftEnd } from "./resource-options.ts";
import type { Agent } from "./skill-crew.ts";

export interface SkillPoolOptions {
  /** Agents who share a set of skills; how many of them are here in the beginning. */
  readonly crews: readonly { readonly skills: readonly string[]; readonly agents: number }[];
  /** Called whenever a claim gets an agent: at once, after a wait, or anew after it lost one. */
  readonly begins: (claim: Claim, agent: Agent) => void;
  /** Called whenever a claim loses its agent without giving them back; it waits then. */
  readonly stops?: (claim: Claim) => void;
  /** In which order those are served who wait, whatever their needs; first come, first served if left out. */
  readonly discipline?: QueueDiscipline;
  /** What becomes of work under way when an agent's shift ends; "finish" if left out. */
  readonly shiftEnd?: Exclude<ShiftEnd, "freeze">;
}
