import type { AppealStatus } from "../../appeal/appeal.ts";
import type { EventType } from "../../appeal/events.ts";

/**
 * The hotline as the people of a simulation know it. They name an appeal by the small integer of the person whose it is, a deed by its
 * number, an agency by its place in the list of the city; instants are whole milliseconds and never go back.
 *
 * Two fill it: the full one does everything through `advance` and `elapse` and tells the events, the lean one steps through what it
 * has learned from them. For the same people both answer the same.
 */
export interface SimulatedHotline {
  /** Takes an appeal down, and lets the table dispatch it. */
  readonly register: (person: number, name: number, matter: number, at: number) => void;
  /** Takes an inquiry down together with the answer that was given at once. It is over then, and needs no `forget`. */
  readonly answer: (person: number, name: number, matter: number, at: number) => void;
  /** Does a deed; `other` is the agency that it is about, where it is about another one than the holder. */
  readonly act: (person: number, deed: number, at: number, other?: number) => void;
  readonly status: (person: number) => AppealStatus;
  /** Who has it, or NOBODY. */
  readonly holder: (person: number) => number;
  /** The limit that was promised; Infinity where there is none. */
  readonly dueAt: (person: number) => number;
  readonly mayReturn: (person: number) => boolean;
  /** An appeal that is over is nobody's any more. */
  readonly forget: (person: number) => void;
  /** What time alone does to an appeal; asked when the event that the hotline planned for it happens. */
  readonly look: (person: number, at: number) => void;
  /** How many events of each type there were up to a moment, announcements included. */
  readonly counts: (until: number) => ReadonlyMap<EventType, number>;
}

export const NOBODY = -1;
