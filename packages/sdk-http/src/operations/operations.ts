import type { Result } from "@swiftline/core";
import type { RequestProblem } from "../problem.ts";
import type { SimulationResult } from "../simulations/simulation-result.ts";

/** How far work has come, in a unit of its own; `of` may grow on the way. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** What work is given to be led by. */
export interface Control {
  /** Is aborted where nobody wants the outcome any more: the work then ends as soon as it can, and how does not matter. */
  readonly signal: AbortSignal;
  readonly tell: (progress: Progress) => void;
}

/** Work that takes longer than a request may. */
export interface Work {
  readonly kind: "simulation";
  /** Who asked for it, as one sender. */
  readonly owner: string;
  /** A problem is told to the owner; what is thrown is told to the embedder alone. */
  run(control: Control): Promise<Result<SimulationResult, RequestProblem>>;
}

/** Work that was asked for, and what has become of it. Moments are milliseconds since 1970. */
export type Operation = Pick<Work, "kind" | "owner"> & {
  readonly id: string;
  readonly createdAt: number;
  readonly progress: Progress;
} & (
    | { readonly status: "waiting" }
    | { readonly status: "running"; readonly startedAt: number }
    | {
        readonly status: "succeeded";
        readonly startedAt: number;
        readonly endedAt: number;
        readonly found: SimulationResult;
      }
    | {
        readonly status: "failed";
        readonly startedAt: number;
        readonly endedAt: number;
        readonly problem: RequestProblem;
      }
    | { readonly status: "cancelled"; readonly startedAt?: number; readonly endedAt: number }
  );

/** Where work is done that takes long, and its outcome kept for a while. */
export interface Operations {
  /** Begins work, or has it wait; refuses it where too much waits already (`http/too-busy`). */
  start(work: Work): Promise<Result<Operation, RequestProblem>>;
  /** Undefined where there is no such operation, or none any more. */
  find(id: string): Promise<Operation | undefined>;
  /** All that are known, the newest first. */
  list(): Promise<readonly Operation[]>;
  /** Has nobody wait for it any more. What is over already stays as it is. */
  cancel(id: string): Promise<void>;
  /** Resolves when it is over, or after so many milliseconds. */
  settled(id: string, milliseconds: number): Promise<void>;
}
