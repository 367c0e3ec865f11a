/**
 * A line of integers, first come, first served, which anyone may leave from where they stand: every operation takes the same time
 * however long the line is. It takes four bytes for everyone who joined since the one at the head did.
 */
export interface FifoLine {
  /** How many stand in line. */
  readonly length: number;
  /** Puts an integer, 0 or above, at the end. The ticket is that of nobody else, ever. */
  readonly join: (value: number) => Ticket;
  /** Takes the integer of a ticket out. Throws a RangeError if it is out already. */
  readonly leave: (ticket: Ticket) => void;
  /** The integer at the head; NOBODY if the line is empty. */
  readonly first: () => number;
  /** Takes the integer at the head out; NOBODY if the line is empty. */
  readonly take: () => number;
}

/** How many joined before. */
export type Ticket = number;

export const NOBODY = -1;

export function fifoLine(): FifoLine {
  const line: Line = {
    length: 0,
    ring: new Int32Array(16),
    head: 0,
    tail: 0,
    join: (value) => join(line, value),
    leave: (ticket) => leave(line, ticket),
    first: () => (line.length === 0 ? NOBODY : (line.ring[placeOf(line, line.head)] as number)),
    take: () => take(line),
  };
  return line;
}

/** A ticket's place in the ring is its remainder; those who left before their turn are NOBODY there. */
interface Line extends FifoLine {
  length: number;
  ring: Int32Array;
  /** The ticket of the first in line, if there is one. */
  head: Ticket;
  /** The next ticket. */
  tail: Ticket;
}

/** The remainder; the length is a power of two. */
const placeOf = ({ ring }: Line, ticket: Ticket): number => ticket & (ring.length - 1);

function join(line: Line, value: number): Ticket {
  if (!(value >= 0)) throw new RangeError(`A line is one of integers from 0 on, not of ${value}`);
  if (line.tail - line.head === line.ring.length) grow(line);
  line.ring[placeOf(line, line.tail)] = value;
  line.length++;
  return line.tail++;
}

function grow(line: Line): void {
  const before = line.ring;
  line.ring = new Int32Array(2 * before.length);
  for (let ticket = line.head; ticket < line.tail; ticket++)
    line.ring[placeOf(line, ticket)] = before[ticket & (before.length - 1)] as number;
}

function leave(line: Line, ticket: Ticket): void {
  const place = placeOf(line, ticket);
  if (!(ticket >= line.head && ticket < line.tail) || line.ring[place] === NOBODY)
    throw new RangeError(`Nobody with the ticket ${ticket} stands in line`);
  line.ring[place] = NOBODY;
  line.length--;
  if (ticket === line.head) skipNobody(line);
}

function take(line: Line): number {
  if (line.length === 0) return NOBODY;
  const value = line.ring[placeOf(line, line.head++)] as number;
  line.length--;
  skipNobody(line);
  return value;
}

/** The head is that of somebody, so that nobody takes up room before it. */
function skipNobody(line: Line): void {
  while (line.head < line.tail && line.ring[placeOf(line, line.head)] === NOBODY) line.head++;
}
