import type { PolicyBook } from "../../book/policy-book.ts";
import type { KeyedDraws, RandomStreams } from "../../chance/streams.ts";
import type { Agenda } from "../kernel/agenda.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Matters } from "./matters.ts";
import type { People } from "./people.ts";
import type { SimulatedHotline } from "./simulated-hotline.ts";
import type { Totals } from "./totals.ts";

/** What all the people of a simulated city share. */
export interface Town {
  readonly scenario: Scenario;
  readonly book: PolicyBook;
  readonly agenda: Agenda;
  readonly people: People;
  readonly matters: Matters;
  readonly hotline: SimulatedHotline;
  readonly streams: RandomStreams;
  readonly replication: number;
  readonly totals: Totals;
}

/** The kinds of events on the agenda. Their argument is a person but where it says otherwise. */
/** The place of the crowd of which somebody comes. */
export const CONTACT_MADE = 0;
export const CALL_ENDS = 1;
export const HANGS_UP = 2;
export const CALLS_AGAIN = 3;
/** The place of the change in the roster. */
export const SHIFT_CHANGES = 4;
export const SIGNS = 5;
export const TAKEN_UP = 6;
export const DONE = 7;
export const CALL_BACK = 8;
export const CALLED_BACK = 9;
export const APPEALS_AGAIN = 10;
export const LOOK = 11;
export const TAKES_OVER = 12;
export const REPORTS_IN = 13;

/** Draws that belong to a person: the k-th of a purpose, whatever others draw. */
export const drawsFor = ({ streams, replication }: Town, purpose: string): KeyedDraws =>
  streams.keyed(purpose, replication);

/** Instants are whole milliseconds. */
export const inFuture = ({ agenda }: Town, duration: number): number => agenda.now + Math.round(Math.max(0, duration));
