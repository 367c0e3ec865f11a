import type { HitPolicy } from "./hit-policy.ts";
import type { Outcome } from "./outcome.ts";

interface TableMember {
  readonly summary: string;
  /** How it chooses unless it says otherwise. */
  readonly hit: HitPolicy;
  /** One of these must be given by every rule. */
  readonly required: readonly (keyof Outcome)[];
  readonly optional: readonly (keyof Outcome)[];
  /** Whether every appeal must find a rule in it, so that it has to end with one that takes everything. */
  readonly whole: boolean;
}

/**
 * The tables of a set, in the order in which they are asked: what one says, the next ones may ask for. Several small tables
 * instead of one, which would have a row for every combination. Only `assign` must be there.
 */
export const tableNames = {
  urgency: { summary: "how urgent the appeal is", hit: "first", required: ["priority"], optional: [], whole: false },
  assign: {
    summary: "which agency leads, or which other way the appeal is shown",
    hit: "first",
    required: ["agency", "disposition"],
    optional: ["manner", "advice", "coHandlers", "policy"],
    whole: true,
  },
  assist: {
    summary: "which agencies assist the lead",
    hit: "collect",
    required: ["coHandlers"],
    optional: [],
    whole: false,
  },
  sla: { summary: "which limits hold", hit: "first", required: ["policy"], optional: [], whole: false },
  skills: {
    summary: "what the one who takes it up must be able to do",
    hit: "collect",
    required: ["skills"],
    optional: [],
    whole: false,
  },
} as const satisfies Record<string, TableMember>;

export type TableName = keyof typeof tableNames;
export const tableOrder = Object.keys(tableNames) as readonly TableName[];
