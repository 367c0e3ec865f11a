import type { Appeal } from "./appeal.ts";
import type { Event } from "./events.ts";
import { evolve } from "./evolve.ts";

/** What happened to one appeal, in order. It is the truth; the appeal, its clocks and its scores are folds of it. */
export type History = readonly Event[];

/** The appeal that a history tells, or nothing where nothing happened; continues from `appeal` when that is given. */
export const fold = (history: History, appeal?: Appeal): Appeal | undefined =>
  history.reduce<Appeal | undefined>(evolve, appeal);
