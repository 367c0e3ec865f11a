import type { QueueDiscipline } from "./queue-discipline.ts";
import type { Claim } from "./resource-claims.ts";

/**
 * What becomes of work under way when a server's shift ends: the server stays until it is done; or the request goes back to its place
 * in the line; or the request stays with the server, untouched until servers come back.
 */
export type ShiftEnd = "finish" | "hand-back" | "freeze";

export interface ResourceOptions {
  /** How many servers there are; it may be changed later. */
  readonly capacity: number;
  /** Called whenever a claim gets a server: at once, after a wait, or anew after it lost one. */
  readonly begins: (claim: Claim) => void;
  /** Called whenever a claim loses its server without giving it back; it waits then, or is frozen. */
  readonly stops?: (claim: Claim) => void;
  /** In which order the line is served; first come, first served if left out. */
  readonly discipline?: QueueDiscipline;
  /** A request of a lower rank takes the server of the one that would be served last. That one keeps its place in the line. */
  readonly preemptive?: boolean;
  /** "finish" if left out. */
  readonly shiftEnd?: ShiftEnd;
  /** How many may wait; whoever comes after that is refused. Without limit if left out. */
  readonly room?: number;
  /** Whether a request that would have to wait behind so many others turns away at once. */
  readonly balks?: (request: number, waiting: number) => boolean;
}
