import { grownFloats, grownIntegers } from "../kernel/growing.ts";

/**
 * The people who have turned to the hotline and are not done with it, by small integers that are used again: memory is bounded by how
 * many there are at once. What is known of a person is a row of numbers, which lies together: what happens to somebody asks for
 * several of them, and most people are not in the caches of the processor when it does.
 */
export interface People {
  /** One number of a person's row. */
  readonly get: (person: number, of: number) => number;
  readonly set: (person: number, of: number, value: number) => void;
  /** Makes it one more. */
  readonly count: (person: number, of: number) => void;
  /** A person comes, with nothing behind. */
  readonly comes: (name: number, matter: number, at: number) => number;
  /** A person is done. */
  readonly goes: (person: number) => void;
  /** How many are there. */
  readonly present: () => number;
}

/* The places of a row. Those come first that are asked for longest after the call. */
/** The number under which a person's draws are made: no other ever has it. */
export const NAME = 0;
/** How often the matter was given to another agency, and how often it was redone. */
export const HOPS = 1;
export const REWORKS = 2;
/** The office's claim, or on the phone the operators' group. */
export const PLACE = 3;
/** When the person first called about the matter in hand. */
export const CAME_AT = 4;
/** When the last result was reported. */
export const REPORTED_AT = 5;
/** Whether the agency spoke with the person, 1 or 0. */
export const CONTACTED = 6;
/** How often the person was called back. */
export const ATTEMPTS = 7;
/** What the person appeals about. */
export const MATTER = 8;
/** When the appeal was taken down. */
export const TAKEN_AT = 9;
/** How often the person called again. */
export const CALLS = 10;
/** How long the person will wait, and how long an operator will be busy with the call and the work after it. */
export const PATIENCE = 11;
export const TALK = 12;
/** Of one who waits: since when, the event that is planned, and the ticket. */
export const WAITS_SINCE = 13;
export const EVENT = 14;
export const TICKET = 15;

const WIDTH = 16;
/**
 * Room for so many at first. Doubled time and again it is 196,608 and 393,216, so that a city like Beijing, in which up to 270,000 are
 * present, copies nothing on the days when its memory is fullest.
 */
export const ROOM = 1536;
/** Engines would have to check a product for an overflow. */
const rowOf = (person: number): number => person << 4;
/** What is 0 of everybody who comes. */
const counts = [HOPS, REWORKS, CONTACTED, ATTEMPTS, CALLS] as const;

export function nobodyYet(): People {
  let rows = new Float64Array(ROOM * WIDTH);
  let free = new Int32Array(ROOM);
  let [known, freed] = [0, 0];
  const set = (person: number, of: number, value: number): void => {
    rows[rowOf(person) + of] = value;
  };
  return {
    get: (person, of) => rows[rowOf(person) + of] as number,
    set,
    count: (person, of) => set(person, of, (rows[rowOf(person) + of] as number) + 1),
    comes(name, matter, at) {
      const person = freed > 0 ? (free[--freed] as number) : known++;
      if (person >= free.length) [rows, free] = [grownFloats(rows), grownIntegers(free)];
      set(person, NAME, name);
      set(person, MATTER, matter);
      set(person, CAME_AT, at);
      for (const count of counts) set(person, count, 0);
      return person;
    },
    goes(person) {
      free[freed++] = person;
    },
    present: () => known - freed,
  };
}
