import type { ShiftEnd } from "../../src/simulation/kernel/resource-options.ts";

interface Asker {
  readonly request: number;
  readonly rank: number;
  readonly came: number;
}

/** A resource that sorts everybody anew at every step. It writes down what it tells: `+3` when request 3 begins, `-3` when it stops. */
interface SortedServers {
  readonly told: string[];
  readonly waiting: () => readonly Asker[];
  readonly holding: () => readonly Asker[];
  readonly frozen: () => readonly Asker[];
  readonly seize: (request: number, rank: number) => boolean;
  readonly release: (request: number) => void;
  readonly withdraw: (request: number) => void;
  readonly setCapacity: (capacity: number) => void;
}

export function serversBySorting(
  capacityAtFirst: number,
  { preemptive, shiftEnd, room }: { readonly preemptive: boolean; readonly shiftEnd: ShiftEnd; readonly room: number },
): SortedServers {
  const told: string[] = [];
  let capacity = capacityAtFirst;
  let came = 0;
  let waiting: readonly Asker[] = [];
  let holding: readonly Asker[] = [];
  let frozen: readonly Asker[] = [];
  const inOrder = (askers: readonly Asker[]): Asker[] => [...askers].sort((a, b) => a.rank - b.rank || a.came - b.came);
  const without = (askers: readonly Asker[], asker: Asker): Asker[] => askers.filter((other) => other !== asker);

  const begin = (asker: Asker): void => {
    holding = [...holding, asker];
    told.push(`+${asker.request}`);
  };
  const stop = (asker: Asker): void => {
    holding = without(holding, asker);
    told.push(`-${asker.request}`);
  };
  const fill = (): void => {
    for (const asker of inOrder(waiting).slice(0, Math.max(0, capacity - holding.length))) {
      waiting = without(waiting, asker);
      begin(asker);
    }
  };
  return {
    told,
    waiting: () => waiting,
    holding: () => holding,
    frozen: () => frozen,
    seize: (request, rank) => {
      const asker = { request, rank, came: came++ };
      const last = inOrder(holding).at(-1);
      if (waiting.length === 0 && holding.length < capacity) begin(asker);
      else if (preemptive && last !== undefined && rank < last.rank) {
        stop(last);
        waiting = [...waiting, last];
        begin(asker);
      } else if (waiting.length >= room) return false;
      else waiting = [...waiting, asker];
      return true;
    },
    release: (request) => {
      holding = holding.filter((asker) => asker.request !== request);
      fill();
    },
    withdraw: (request) => {
      waiting = waiting.filter((asker) => asker.request !== request);
      frozen = frozen.filter((asker) => asker.request !== request);
    },
    setCapacity: (next) => {
      const more = Math.max(0, next - capacity);
      capacity = next;
      if (shiftEnd !== "finish")
        for (const asker of inOrder(holding)
          .reverse()
          .slice(0, Math.max(0, holding.length - capacity))) {
          stop(asker);
          if (shiftEnd === "freeze") frozen = [...frozen, asker];
          else waiting = [...waiting, asker];
        }
      for (const asker of inOrder(frozen).slice(0, more)) {
        frozen = without(frozen, asker);
        begin(asker);
      }
      fill();
    },
  };
}
