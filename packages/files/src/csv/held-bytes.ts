const carriageReturn = 0x0d;
const lineFeed = 0x0a;
const hash = 0x23;

/** Which bytes stand between records. */
export interface Between {
  readonly lineEnd: "LF" | "CR LF" | "CR";
  /** Lines that begin with `#` are no records. */
  readonly hasComments: boolean;
}

/** The bytes of a record without its line end, and the line on which it begins, counted from 1. */
export interface Cut {
  readonly line: number;
  readonly bytes: Buffer;
}

/** Bytes of a table, held until the records in them have ended. Places are counted from the beginning of the table. */
export interface HeldBytes {
  readonly add: (bytes: Buffer) => void;
  /** Where the next record begins, behind empty lines and comments. */
  readonly begin: () => number;
  readonly end: () => number;
  readonly since: (place: number) => Buffer;
  /** Cuts the next record off, which ends before a place. */
  readonly cut: (end: number) => Cut;
  /** Passes over records that were read elsewhere, so many bytes and lines of them. */
  readonly pass: (bytes: number, lines: number) => void;
  /** Puts the record back that was cut off last. */
  readonly putBack: () => void;
  /** Where the line ends on which the next record begins; undefined where that has not come yet. */
  readonly endOfLine: () => number | undefined;
  readonly line: () => number;
}

/** Counts lines as an editor does. */
export function holdBytes(between: Between): HeldBytes {
  const lineEnd = between.lineEnd === "CR" ? carriageReturn : lineFeed;
  const joined = roomForMore();
  let held: Buffer = Buffer.alloc(0);
  let heldFrom = 0;
  let at = 0;
  let line = 1;
  let last = { at, line };

  const skip = (): void => {
    for (;;) {
      const byte = held[at];
      if (byte === lineEnd) line++;
      else if (between.hasComments && byte === hash) at = lineEndAfter(at) - 1;
      else if (byte !== carriageReturn) return;
      at++;
    }
  };
  const lineEndAfter = (from: number): number => {
    const end = held.indexOf(lineEnd, from);
    return end === -1 ? held.length : end;
  };
  return {
    add(bytes) {
      heldFrom += at;
      held = at === held.length ? bytes : joined(held.subarray(at), bytes);
      at = 0;
    },
    begin() {
      skip();
      return heldFrom + at;
    },
    end: () => heldFrom + held.length,
    since: (place) => held.subarray(Math.max(0, place - heldFrom)),
    cut(place) {
      skip();
      last = { at, line };
      const end = place - heldFrom;
      const cut = { line, bytes: held.subarray(at, beforeLineEnd(held, end)) };
      for (let next = lineEndAfter(at); next < end; next = lineEndAfter(next + 1)) line++;
      at = end;
      return cut;
    },
    pass(bytes, lines) {
      at += bytes;
      line += lines;
    },
    putBack() {
      ({ at, line } = last);
    },
    endOfLine() {
      skip();
      const end = held.indexOf(lineEnd, at);
      return end === -1 ? undefined : heldFrom + end;
    },
    line() {
      skip();
      return line;
    },
  };
}

/** A new piece behind what is held. A long record comes in many: then the room doubles, so that it is not copied for each. */
function roomForMore(): (rest: Buffer, more: Buffer) => Buffer {
  let room = Buffer.alloc(0);
  return (rest, more) => {
    const isInRoom = rest.buffer === room.buffer;
    const from = isInRoom ? rest.byteOffset - room.byteOffset : 0;
    const end = from + rest.length;
    if (isInRoom && end + more.length <= room.length) {
      more.copy(room, end);
      return room.subarray(from, end + more.length);
    }
    if (rest.length < more.length) return Buffer.concat([rest, more]);
    room = Buffer.allocUnsafeSlow(2 * (rest.length + more.length));
    rest.copy(room);
    more.copy(room, rest.length);
    return room.subarray(0, rest.length + more.length);
  };
}

function beforeLineEnd(bytes: Buffer, end: number): number {
  let before = end;
  if (bytes[before - 1] === lineFeed) before--;
  if (bytes[before - 1] === carriageReturn) before--;
  return before;
}
