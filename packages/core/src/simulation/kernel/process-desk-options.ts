import type { Wait } from "./process.ts";
import type { ResourceOptions } from "./resource-options.ts";

export interface DeskOptions extends Pick<ResourceOptions, "capacity" | "shiftEnd" | "room"> {
  /** First come, first served if left out; or the lowest priority first, as `seize` says it. */
  readonly discipline?: "fifo" | "priority";
  /** A lower priority takes the server of the highest one; the discipline is "priority" then. */
  readonly preemptive?: boolean;
  /** What becomes of `serve` when its server is taken away: it goes on where it was ("resume", the default), or begins anew. */
  readonly interrupted?: "resume" | "restart";
  /** Whether a process that would have to wait behind so many others turns away at once. */
  readonly balks?: (waiting: number) => boolean;
}

/** A resource for processes. What it is asked, it is asked by the process that runs. */
export interface Desk {
  /**
   * Asks for a server: `if (!(yield desk.seize({ patience: 3 }))) return;`. Answers false to a process that was turned away
   * or whose patience ended, both without a server. A process has one server of a desk at most.
   */
  readonly seize: (asked?: { readonly patience?: number; readonly priority?: number }) => Wait;
  /** Works for this long with the server it has. If the server is taken away, the process waits for another one by itself. */
  readonly serve: (work: number) => Wait;
  /** Gives the server back. */
  readonly release: () => void;
  /** Whether the process that runs has a server here. */
  readonly held: () => boolean;
  readonly setCapacity: (capacity: number) => void;
  readonly busy: () => number;
  readonly waiting: () => number;
}
