import type { History } from "../appeal/history.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import type { Clock } from "../sla/clock.ts";
import { type AgencyConduct, conductOf } from "./conduct-agencies.ts";
import { type Hearing, hearingOf } from "./conduct-cues.ts";
import { limitsUsed } from "./conduct-limits.ts";

/** How an appeal was dealt with: what tells whether figures were earned or made. It judges nobody; the gaming report compares. */
export interface Conduct {
  readonly agencies: readonly AgencyConduct[];
  /** Undefined where the city names no loud cues, or where nobody was given the appeal. */
  readonly hearing: Hearing | undefined;
}

/** Reads the conduct from a history and from the clocks to settle the matter, all their cycles. */
export const conduct = (history: History, clocks: readonly Clock[], book: PolicyBook): Conduct => ({
  agencies: conductOf(history, limitsUsed(clocks)),
  hearing: hearingOf(history, book),
});
