import { type FifoLine, fifoLine, NOBODY } from "./fifo-line.ts";
import { grownIntegers } from "./growing.ts";
import { GRANTED, TURNED_AWAY, type Wait } from "./process.ts";
import { askingOne, checkAsked, checkRelease, checkWork, queueUp, refuse, startServing } from "./process-asking.ts";
import type { Desk, DeskOptions } from "./process-desk-options.ts";
import { cancelEvent, type Living, makeReady, type Processes, type WaitingPlace, YES } from "./process-table.ts";
import { counted, roomOf } from "./resource-desk.ts";

/**
 * A desk that serves in order of coming, and whose servers finish what they do. A resource says the same of it; but most desks are
 * plain, and a tenth of a simulation's time is saved where no claims are written.
 */
export function plainDesk(processes: Processes, { capacity, room, balks }: DeskOptions): Desk {
  const place: Place = {
    processes,
    line: fifoLine(),
    room: roomOf(room),
    balks,
    holds: new Int32Array(16),
    capacity: counted(capacity),
    busy: 0,
    leaveLine: ({ ticket }) => place.line.leave(ticket),
  };
  return {
    seize: (asked) => seize(place, asked?.patience, asked?.priority),
    serve: (work) => serve(place, work),
    release: () => release(place),
    held: () => processes.running !== undefined && hasServer(place, processes.running),
    setCapacity: (wanted) => {
      place.capacity = counted(wanted);
      admit(place);
    },
    busy: () => place.busy,
    waiting: () => place.line.length,
  };
}

interface Place extends WaitingPlace {
  readonly processes: Processes;
  /** The numbers of those who wait. */
  readonly line: FifoLine;
  readonly room: number;
  readonly balks: DeskOptions["balks"];
  /** By process: whether it has a server here, 1 or 0. */
  holds: Int32Array;
  capacity: number;
  busy: number;
}

const hasServer = ({ holds }: Place, { number }: Living): boolean => holds[number] === 1;

function seize(place: Place, patience = Number.POSITIVE_INFINITY, priority?: number): Wait {
  const { processes, line } = place;
  const process = askingOne(processes, "ask for a server");
  while (process.number >= place.holds.length) place.holds = grownIntegers(place.holds);
  checkAsked(hasServer(place, process), patience);
  if (priority !== undefined) refuse("this desk serves in order of coming: no priorities");
  if (place.busy < place.capacity && line.length === 0) {
    begin(place, process);
    return GRANTED;
  }
  if (line.length >= place.room || place.balks?.(line.length)) return TURNED_AWAY;
  process.ticket = line.join(process.number);
  return queueUp(processes, process, place, patience);
}

function serve(place: Place, work: number): Wait {
  const process = askingOne(place.processes, "serve");
  checkWork(hasServer(place, process), work);
  return startServing(place.processes, process, place, work);
}

function release(place: Place): void {
  const process = askingOne(place.processes, "release");
  checkRelease(hasServer(place, process));
  place.holds[process.number] = 0;
  process.servers--;
  place.busy--;
  admit(place);
}

function begin(place: Place, process: Living): void {
  place.holds[process.number] = 1;
  process.servers++;
  place.busy++;
}

/** Gives the free servers to those who are next. */
function admit(place: Place): void {
  const { processes, line } = place;
  while (place.busy < place.capacity) {
    const next = line.take();
    if (next === NOBODY) return;
    const process = processes.records[next] as Living;
    begin(place, process);
    cancelEvent(processes, process);
    makeReady(processes, process, YES);
  }
}
