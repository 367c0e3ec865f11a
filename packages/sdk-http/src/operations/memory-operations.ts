import { no, ok } from "@swiftline/core";
import type { RequestProblem } from "../problem.ts";
import { within } from "../within.ts";
import { type HeldOperation, heldOperation } from "./held-operation.ts";
import type { Operations, Work } from "./operations.ts";

/** How much work there may be at a time, and how long is kept what came of it. */
export interface OperationLimits {
  /** How many are run at once. */
  readonly atOnce: number;
  /** How many may wait for those. */
  readonly waiting: number;
  readonly runMilliseconds: number;
  /** How many are kept that are over, the last ones, and how long. */
  readonly kept: number;
  readonly keptMilliseconds: number;
}

export interface MemoryOperationsOptions {
  readonly now: () => number;
  /** A number that was not given before, without characters that an address would have to escape. */
  readonly newId: () => string;
  readonly limits?: Partial<OperationLimits>;
  /** Hears of what work has thrown. */
  readonly onError?: (error: unknown) => void;
}

export interface MemoryOperations extends Operations {
  /** Cancels all that is not over, refuses all that comes, and resolves when nothing runs any more. */
  close(): Promise<void>;
}

const usual: OperationLimits = {
  atOnce: 1,
  waiting: 8,
  runMilliseconds: 10 * 60_000,
  kept: 100,
  keptMilliseconds: 24 * 60 * 60_000,
};

/** Seconds after which whoever was refused may try again. */
const SOON = 10;

const tooBusy: RequestProblem = { code: "http/too-busy", retryAfter: SOON };

/** Operations of one process, in the order in which they came; it forgets them when it ends. */
export function memoryOperations({ now, newId, limits, onError }: MemoryOperationsOptions): MemoryOperations {
  const { atOnce, waiting, runMilliseconds, kept, keptMilliseconds } = { ...usual, ...limits };
  const all = new Map<string, HeldOperation>();
  const running = new Set<Promise<void>>();
  let line: readonly { readonly held: HeldOperation; readonly work: Work }[] = [];
  let isClosed = false;

  function forget(): void {
    const over = [...all.values()].map((held) => held.now()).filter((one) => "endedAt" in one);
    const tooMany = over.length - kept;
    for (const [place, { id, endedAt }] of over.entries())
      if (place < tooMany || endedAt < now() - keptMilliseconds) all.delete(id);
  }

  function startNext(): void {
    line = line.filter(({ held }) => held.now().status === "waiting");
    const [next, ...others] = line;
    if (next === undefined || running.size >= atOnce) return;
    line = others;
    const run = next.held.run(next.work, runMilliseconds).then(() => {
      running.delete(run);
      startNext();
    });
    running.add(run);
    startNext();
  }

  return {
    async start(work) {
      forget();
      startNext();
      if (isClosed || (running.size >= atOnce && line.length >= waiting)) return no(tooBusy);
      const held = heldOperation(work, { id: newId(), clock: now, onError });
      all.set(held.now().id, held);
      line = [...line, { held, work }];
      startNext();
      return ok(held.now());
    },
    async find(id) {
      forget();
      return all.get(id)?.now();
    },
    async list() {
      forget();
      return [...all.values()].map((held) => held.now()).toReversed();
    },
    async cancel(id) {
      all.get(id)?.cancel();
      startNext();
    },
    async settled(id, milliseconds) {
      const held = all.get(id);
      if (held !== undefined) await within(milliseconds, held.over);
    },
    async close() {
      isClosed = true;
      for (const held of all.values()) held.cancel();
      await Promise.all(running);
    },
  };
}
