import { grownFloats, grownIntegers } from "../kernel/growing.ts";

/**
 * The people who have turned to the hotline and are not done with it, by small integers that are used again. Their attributes stand in
 * parallel arrays: memory is bounded by how many there are at once.
 */
export interface People {
  /** The number under which a person's draws are made: no other ever has it. */
  names: Float64Array;
  /** What the person appeals about. */
  matters: Float64Array;
  /** When the person first called about the matter in hand, and came into the line. */
  cameAt: Float64Array;
  waitsSince: Float64Array;
  /** When the appeal was taken down. */
  takenAt: Float64Array;
  patience: Float64Array;
  talk: Float64Array;
  afterCall: Float64Array;
  /** The planned event of one who waits. */
  events: Int32Array;
  /** The ticket of one who waits. */
  tickets: Int32Array;
  /** How often the person called again, was called back, and the matter was returned and redone. */
  calls: Int32Array;
  attempts: Int32Array;
  hops: Int32Array;
  reworks: Int32Array;
  /** Whether the agency spoke with the person, 1 or 0. */
  contacted: Int32Array;
  /** The operators' group on the phone, or the office's claim. */
  places: Int32Array;
  reportedAt: Float64Array;
  late: Int32Array;
  count: number;
  free: Int32Array;
  freed: number;
}

const ROOM = 1024;
const floats = [
  "names",
  "matters",
  "cameAt",
  "waitsSince",
  "takenAt",
  "patience",
  "talk",
  "afterCall",
  "reportedAt",
] as const;
const integers = [
  "events",
  "tickets",
  "calls",
  "attempts",
  "hops",
  "reworks",
  "contacted",
  "places",
  "late",
  "free",
] as const;

export const nobodyYet = (): People =>
  ({
    ...Object.fromEntries(floats.map((name) => [name, new Float64Array(ROOM)])),
    ...Object.fromEntries(integers.map((name) => [name, new Int32Array(ROOM)])),
    count: 0,
    freed: 0,
  }) as unknown as People;

/** A person comes, with nothing behind. */
export function newPerson(people: People, name: number, matter: number, at: number): number {
  const person = people.freed > 0 ? (people.free[--people.freed] as number) : people.count++;
  if (person >= people.names.length) grow(people);
  people.names[person] = name;
  people.matters[person] = matter;
  people.cameAt[person] = at;
  people.calls[person] = 0;
  people.attempts[person] = 0;
  people.hops[person] = 0;
  people.reworks[person] = 0;
  people.contacted[person] = 0;
  people.late[person] = 0;
  return person;
}

/** A person is done. */
export function goes(people: People, person: number): void {
  people.free[people.freed++] = person;
}

/** How many are there. */
export const present = ({ count, freed }: People): number => count - freed;

function grow(people: People): void {
  for (const name of floats) people[name] = grownFloats(people[name]);
  for (const name of integers) people[name] = grownIntegers(people[name]);
}
