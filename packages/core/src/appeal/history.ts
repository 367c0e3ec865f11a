import type { Appeal } from "./appeal.ts";
import type { History } from "./events.ts";
import { evolve } from "./evolve.ts";

export type { History } from "./events.ts";

/** The appeal that a history tells, or nothing where nothing happened; continues from `appeal` when that is given. */
export const fold = (history: History, appeal?: Appeal): Appeal | undefined =>
  history.reduce<Appeal | undefined>(evolve, appeal);
