import type { EventOf } from "../../appeal/events.ts";
import type { ResolvedAnswer, SatisfiedAnswer } from "../../appeal/terms.ts";

/** What is timed between two events of an appeal. `handling` is from the dispatch to the result, whether or not anybody signed. */
export type Timed = "signs" | "work" | "handling" | "rework" | "after" | "again";

/** From one event to another. One that did not end was cut off at `until`, or goes on where there is none. */
export interface Stretch {
  readonly what: Timed;
  readonly agency: string;
  readonly from: number;
  readonly until: number | undefined;
  readonly ended: boolean;
}

/** What a caller said who was reached, and what had become of the appeal until then. */
export interface ObservedAnswer {
  readonly days: number;
  readonly late: boolean;
  readonly redone: number;
  readonly silent: boolean;
  readonly again: boolean;
  readonly resolved: ResolvedAnswer | undefined;
  readonly satisfied: SatisfiedAnswer | undefined;
}

/** What people did to one appeal, as a scenario describes people. */
export interface ObservedAppeal {
  readonly matter: EventOf<"AppealRegistered">;
  readonly lastAt: number;
  /** Whether the caller had appealed before. */
  readonly again: boolean;
  readonly answeredAtOnce: boolean;
  /** Who got it first, and when there was a first result, or an end instead of one. */
  readonly firstAgency: string | undefined;
  readonly resultAt: number | undefined;
  readonly stretches: readonly Stretch[];
  /** What the first agency did with it, where that is recorded; it was free to give it back. */
  readonly decision: "signed" | "returned" | undefined;
  /** Of the result that was reported first, whether anybody had spoken with the caller before. */
  readonly contacted: boolean | undefined;
  readonly attempts: number;
  readonly answers: readonly ObservedAnswer[];
}
