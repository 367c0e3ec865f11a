import { type Agenda, agenda } from "./agenda.ts";
import { GRANTED, LATER, type Process, TURNED_AWAY, type Wait } from "./process.ts";
import { refuse, UNYIELDED } from "./process-asking.ts";
import { desk } from "./process-desk.ts";
import type { Desk, DeskOptions } from "./process-desk-options.ts";
import { ProcessFailed } from "./process-errors.ts";
import {
  DELAYED,
  endProcess,
  GIVE_UP,
  interrupt,
  type Living,
  LOST,
  NO,
  noProcesses,
  type Processes,
  planEvent,
  READY,
  RESUME,
  RUNNING,
  startProcess,
  takeReady,
  YES,
} from "./process-table.ts";

/**
 * A simulation in process style: every customer is a generator that tells its own life.
 *
 *     const city = simulation();
 *     const desk = city.desk({ capacity: 10 });
 *     city.process(function* caller() {
 *       if (!(yield desk.seize({ patience: 3 }))) return;
 *       yield delay(5);
 *       desk.release();
 *     });
 *     city.run();
 *
 * Processes that can go on at one instant do so in the order in which they became able to, before the next event of the agenda.
 */
export interface Simulation {
  /** The agenda beneath, for a model that is partly in event style. Its own kinds of event must not be negative. */
  readonly agenda: Agenda;
  readonly now: () => number;
  /** Starts a life at this instant, after the process that runs has yielded. */
  readonly process: {
    (life: () => Process): void;
    <Argument>(life: (argument: Argument) => Process, argument: Argument): void;
  };
  readonly desk: (options: DeskOptions) => Desk;
  /** How many processes live. */
  readonly living: () => number;
  /**
   * Lets everything happen up to `until`, or all there is. Events of the model's own kinds go to `happens`.
   * Throws ProcessFailed when a process does; the simulation cannot go on after that.
   */
  readonly run: (until?: number, happens?: (kind: number, argument: number) => void) => void;
}

export function simulation({ start = 0 } = {}): Simulation {
  const events = agenda(start);
  const processes = noProcesses(events);
  return {
    agenda: events,
    now: () => events.now,
    process: <Argument>(life: (argument: Argument) => Process, argument?: Argument) =>
      startProcess(processes, life, life(argument as Argument)),
    desk: (options) => desk(processes, options),
    living: () => processes.records.length - processes.vacant.length,
    run: (until = Number.POSITIVE_INFINITY, happens = refuseKind) => run(processes, until, happens),
  };
}

type Happens = (kind: number, argument: number) => void;

function run(processes: Processes, until: number, happens: Happens): void {
  if (processes.running !== undefined) throw new RangeError("The simulation runs already");
  const { agenda, records } = processes;
  runReady(processes);
  while (agenda.next(until)) {
    const { kind, argument } = agenda;
    if (kind === RESUME) step(processes, records[argument] as Living, YES);
    else if (kind === GIVE_UP) giveUp(processes, records[argument] as Living);
    else happens(kind, argument);
    runReady(processes);
  }
}

function runReady(processes: Processes): void {
  for (let process = takeReady(processes); process !== undefined; process = takeReady(processes))
    step(processes, process, process.outcome);
}

function giveUp(processes: Processes, process: Living): void {
  process.place?.leaveLine(process);
  step(processes, process, NO);
}

/** Lets a process run until it waits for something, or ends. */
function step(processes: Processes, process: Living, outcome: number): void {
  const life = process.life as Process;
  processes.running = process;
  process.state = RUNNING;
  try {
    let { done, value } = outcome === LOST ? throwLoss(process, life) : life.next(outcome === YES);
    while (!done && (value === GRANTED || value === TURNED_AWAY)) ({ done, value } = life.next(value === GRANTED));
    if (done) end(processes, process);
    else wait(processes, process, value as Wait);
  } catch (cause) {
    throw new ProcessFailed(process.story.name, processes.agenda.now, cause);
  }
  processes.running = undefined;
}

function throwLoss(process: Living, life: Process): IteratorResult<Wait, void> {
  const { loss } = process;
  process.loss = undefined;
  return life.throw(loss);
}

function wait(processes: Processes, process: Living, value: Wait): void {
  if (value >= 0 && process.state === RUNNING) {
    planEvent(processes, process, value, RESUME);
    process.state = DELAYED;
  } else if (value !== LATER || process.state === RUNNING) refuseYielded(value);
  if (process.loss !== undefined && process.state !== READY) interrupt(processes, process);
}

function refuseYielded(value: number): never {
  if (value >= 0) refuse(UNYIELDED);
  if (value === LATER) refuse("it yielded an answer that it had yielded before");
  refuse(`it yielded ${value}, which is neither a delay nor a desk's answer`);
}

function end(processes: Processes, process: Living): void {
  if (process.state !== RUNNING) refuse(UNYIELDED);
  if (process.servers !== 0) refuse("it ended with a server that it did not give back");
  process.loss = undefined;
  endProcess(processes, process);
}

function refuseKind(kind: number): never {
  throw new RangeError(`An event of kind ${kind} happened, and nobody says what it does`);
}
