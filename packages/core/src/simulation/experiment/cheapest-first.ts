/** Staffings to be looked at, each of them once, the cheapest first; of equally cheap ones the one with fewer of the first group. */
export interface CheapestFirst {
  readonly add: (staffing: readonly number[]) => void;
  readonly take: () => readonly number[] | undefined;
}

interface Priced {
  readonly staffing: readonly number[];
  readonly cost: number;
}

export function cheapestFirst(costs: readonly number[]): CheapestFirst {
  const seen = new Set<string>();
  const heap: Priced[] = [];
  return {
    add(staffing) {
      const key = staffing.join();
      if (seen.has(key)) return;
      seen.add(key);
      heap.push({ staffing, cost: costs.reduce((sum, cost, at) => sum + cost * (staffing[at] as number), 0) });
      rise(heap);
    },
    take() {
      const first = heap[0];
      const last = heap.pop();
      if (heap.length > 0) {
        heap[0] = last as Priced;
        sink(heap);
      }
      return first?.staffing;
    },
  };
}

/** Moves the last one up to where it belongs. */
function rise(heap: Priced[]): void {
  for (let at = heap.length - 1; at > 0; ) {
    const parent = (at - 1) >> 1;
    if (!isBefore(heap[at] as Priced, heap[parent] as Priced)) return;
    swap(heap, at, parent);
    at = parent;
  }
}

/** Moves the first one down to where it belongs. */
function sink(heap: Priced[]): void {
  for (let at = 0; ; ) {
    const children = [2 * at + 1, 2 * at + 2].filter((child) => child < heap.length);
    const least = children.reduce(
      (one, child) => (isBefore(heap[child] as Priced, heap[one] as Priced) ? child : one),
      at,
    );
    if (least === at) return;
    swap(heap, at, least);
    at = least;
  }
}

function swap(heap: Priced[], one: number, other: number): void {
  [heap[one], heap[other]] = [heap[other] as Priced, heap[one] as Priced];
}

function isBefore(one: Priced, other: Priced): boolean {
  if (one.cost !== other.cost) return one.cost < other.cost;
  const at = one.staffing.findIndex((count, group) => count !== other.staffing[group]);
  return (one.staffing[at] as number) < (other.staffing[at] as number);
}
