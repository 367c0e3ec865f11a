import type { Engine } from "./routing-engine.ts";

export const sizes = [100, 1000, 10_000, 50_000] as const;
export type Size = (typeof sizes)[number];

/** What one process has measured: costs in microseconds of processor time, growth of memory in bytes. */
export interface WorkerFigures {
  /** What a decision costs, in each round. */
  readonly rounds: readonly number[];
  readonly compile: number;
  /** How many answers were compared with the naive scan's, and how many of them differed. */
  readonly asked: number;
  readonly wrong: number;
  readonly script: number;
  readonly resident: number;
}

interface ListedEngine {
  readonly name: string;
  /** The package that must be there. */
  readonly peer?: string;
  readonly sizes: readonly Size[];
  /** How many rounds go by before the clock starts, by a large table; 6 unless said. */
  readonly warmRounds?: number;
  /** Rejects where the package is not there. */
  readonly load: () => Promise<Engine>;
}

const upTo = (most: Size): readonly Size[] => sizes.filter((size) => size <= most);

/** In the order in which they take turns. */
export const engines = [
  { name: "ours", sizes, load: async () => (await import("./routing-ours.ts")).ours },
  { name: "ours, explained", sizes: upTo(10_000), load: async () => (await import("./routing-ours.ts")).oursExplained },
  { name: "naive scan", sizes, load: async () => (await import("./routing-naive.ts")).naive },
  {
    name: "zen-engine, first",
    peer: "@gorules/zen-engine",
    sizes: upTo(10_000),
    load: async () => (await import("./routing-zen.ts")).zen,
  },
  {
    name: "zen-engine, traced",
    peer: "@gorules/zen-engine",
    sizes: [10_000],
    load: async () => (await import("./routing-zen.ts")).zenTraced,
  },
  {
    name: "json-logic-engine, compiled",
    peer: "json-logic-engine",
    // A function for each rule: ten thousand of them become fast late.
    warmRounds: 20,
    sizes: upTo(10_000),
    load: async () => (await import("./routing-json-logic.ts")).jsonLogic,
  },
  {
    name: "json-rules-engine, stop at first",
    peer: "json-rules-engine",
    sizes: upTo(10_000),
    load: async () => (await import("./routing-json-rules.ts")).jsonRules,
  },
] as const satisfies readonly ListedEngine[];

export type EngineName = (typeof engines)[number]["name"];
