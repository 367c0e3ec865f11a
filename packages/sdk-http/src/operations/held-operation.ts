import type { RequestProblem } from "../problem.ts";
import type { SimulationResult } from "../simulations/simulation-result.ts";
import type { Operation, Work } from "./operations.ts";

/** An operation that is kept: what has become of it, and the ways in which that can change. */
export interface HeldOperation {
  readonly now: () => Operation;
  /** Resolves when it is over. */
  readonly over: Promise<void>;
  /** Nobody wants it any more: it is over at once, and its work is told to end. What is over already stays as it is. */
  readonly cancel: () => void;
  /** Does the work, for so many milliseconds at most; resolves when the work has really ended, and never rejects. */
  readonly run: (work: Work, milliseconds: number) => Promise<void>;
}

interface Surroundings {
  readonly id: string;
  readonly clock: () => number;
  readonly onError: ((error: unknown) => void) | undefined;
}

type Ending =
  | { readonly status: "succeeded"; readonly found: SimulationResult }
  | { readonly status: "failed"; readonly problem: RequestProblem }
  | { readonly status: "cancelled" };

/** An operation that waits to be run. It does not hold the work itself, which may be large. */
export function heldOperation({ kind, owner }: Work, { id, clock, onError }: Surroundings): HeldOperation {
  const { promise: over, resolve: settle } = Promise.withResolvers<void>();
  const stop = new AbortController();
  let operation: Operation = { id, kind, owner, status: "waiting", createdAt: clock(), progress: { done: 0, of: 0 } };

  function end(ending: Ending): void {
    if ("endedAt" in operation) return;
    operation = { ...operation, ...ending, endedAt: clock() } as Operation;
    settle();
    if (ending.status !== "succeeded") stop.abort();
  }

  async function endingOf(work: Work): Promise<Ending> {
    try {
      const found = await work.run({
        signal: stop.signal,
        tell(progress) {
          if (!("endedAt" in operation)) operation = { ...operation, progress };
        },
      });
      return found.ok ? { status: "succeeded", found: found.value } : { status: "failed", problem: found.reason };
    } catch (error) {
      if (!stop.signal.aborted) onError?.(error);
      return { status: "failed", problem: { code: "http/operation-broke-off" } };
    }
  }

  return {
    now: () => operation,
    over,
    cancel: () => end({ status: "cancelled" }),
    async run(work, milliseconds) {
      operation = { ...operation, status: "running", startedAt: clock() } as Operation;
      const late = setTimeout(end, milliseconds, { status: "failed", problem: { code: "http/took-too-long" } });
      end(await endingOf(work));
      clearTimeout(late);
    },
  };
}
