import type { QueueDiscipline } from "./queue-discipline.ts";
import { type Claim, type Claims, HOLDING, noClaims, WAITING } from "./resource-claims.ts";
import { type Line, lineOfJoining } from "./resource-line.ts";
import type { ResourceOptions, ShiftEnd } from "./resource-options.ts";
import { lineByRank, lineFromTheEnd } from "./resource-ranked-line.ts";

/** The state of a resource. */
export interface Desk {
  readonly claims: Claims;
  readonly line: Line;
  /** Who has a server, if servers can be taken away. */
  readonly holders: Line | undefined;
  readonly frozen: Line;
  readonly begins: (claim: Claim) => void;
  readonly stops: (claim: Claim) => void;
  readonly discipline: QueueDiscipline | undefined;
  readonly preemptive: boolean;
  readonly shiftEnd: ShiftEnd;
  readonly room: number;
  readonly balks: ResourceOptions["balks"];
  capacity: number;
  busy: number;
}

export function deskOf(options: ResourceOptions): Desk {
  const { capacity, begins, stops, discipline, preemptive = false, shiftEnd = "finish" } = options;
  const { room, balks } = options;
  const claims = noClaims();
  const taken = preemptive || shiftEnd !== "finish";
  if (taken && stops === undefined)
    throw new RangeError("Servers can be taken away here: `stops` has to say what then");
  return {
    claims,
    line: taken || discipline !== undefined ? lineByRank(claims) : lineOfJoining(claims),
    holders: taken ? lineFromTheEnd(claims) : undefined,
    frozen: lineByRank(claims),
    begins,
    stops: stops ?? (() => {}),
    discipline,
    preemptive,
    shiftEnd,
    room: roomOf(room),
    balks,
    capacity: counted(capacity),
    busy: 0,
  };
}

/** A claim goes to its place in the line. */
export function wait({ claims, line }: Desk, claim: Claim): void {
  claims.states[claim] = WAITING;
  line.join(claim);
}

/** A claim gets a free server, and is told. */
export function begin(desk: Desk, claim: Claim): void {
  hold(desk, claim);
  desk.begins(claim);
}

/** A claim gets a free server. */
export function hold(desk: Desk, claim: Claim): void {
  desk.claims.states[claim] = HOLDING;
  desk.holders?.join(claim);
  desk.busy++;
}

/** Gives the free servers to those who are next. */
export function admit(desk: Desk): void {
  const { line } = desk;
  while (desk.busy < desk.capacity && line.length > 0) {
    const claim = line.first();
    line.leave(claim);
    begin(desk, claim);
  }
}

/** The number, if it is one of servers. */
export function counted(capacity: number): number {
  if (!Number.isInteger(capacity) || capacity < 0) throw new RangeError(`A capacity is a count, not ${capacity}`);
  return capacity;
}

/** How many may wait: without limit if it is left out. */
export function roomOf(room = Number.POSITIVE_INFINITY): number {
  if (!(room >= 0)) throw new RangeError(`The room of a line is a count, not ${room}`);
  return room;
}
