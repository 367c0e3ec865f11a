import type { AppealStatus } from "../../appeal/appeal.ts";
import type { EventType } from "../../appeal/events.ts";
import type { PolicyBook } from "../../book/policy-book.ts";
import type { Agenda } from "../kernel/agenda.ts";
import type { Matters } from "./matters.ts";
import type { People } from "./people.ts";

/** Whom a hotline serves, about what, by which rules, and the clock by which it goes. */
export interface Served {
  readonly people: People;
  readonly matters: Matters;
  readonly book: PolicyBook;
  readonly agenda: Agenda;
}

/**
 * The hotline as the people of a simulation know it. They name an appeal by the small integer of the person whose it is, a deed by its
 * number, an agency by its place in the list of the city. Everything is done now, as the agenda's clock says, in whole milliseconds.
 *
 * Two fill it: the full one does everything through `advance` and `elapse` and tells the events, the lean one steps through what it
 * has learned from them. For the same people both answer the same.
 */
export interface SimulatedHotline {
  /** Takes an appeal down, and lets the table dispatch it. */
  readonly register: (person: number) => void;
  /** Takes an inquiry down together with the answer that was given at once. It is over then, and needs no `forget`. */
  readonly answer: (person: number) => void;
  /** Does a deed; `other` is the agency that it is about, where it is about another one than the holder. */
  readonly act: (person: number, deed: number, other?: number) => void;
  readonly status: (person: number) => AppealStatus;
  /** Who has it, or NOBODY. */
  readonly holder: (person: number) => number;
  /** The limit that was promised; Infinity where there is none. */
  readonly dueAt: (person: number) => number;
  readonly mayReturn: (person: number) => boolean;
  /** How many appeals agencies hold whose limit is past. */
  readonly overdue: () => number;
  /** An appeal that is over is nobody's any more. */
  readonly forget: (person: number) => void;
  /** What time alone does to an appeal; asked when the event that the hotline planned for it happens. */
  readonly look: (person: number) => void;
  /** How many events of each type there were up to a moment, announcements included. */
  readonly counts: (until: number) => ReadonlyMap<EventType, number>;
}

export const NOBODY = -1;
