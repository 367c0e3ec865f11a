import { type Agenda, agenda } from "./agenda.ts";
import { GRANTED, LATER, type Process, TURNED_AWAY, type Wait } from "./process.ts";
import { type Desk, type DeskOptions, desk } from "./process-desk.ts";
import { ProcessFailed } from "./process-errors.ts";
import {
  DELAYED,
  endProcess,
  GIVE_UP,
  interrupt,
  LOST,
  NO,
  noProcesses,
  type Processes,
  type ProcessNumber,
  planEvent,
  READY,
  RESUME,
  RUNNING,
  startProcess,
  takeReady,
  YES,
} from "./process-table.ts";
import { NONE } from "./resource-claims.ts";

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
    living: () => processes.lives.length - processes.vacant.length,
    run: (until = Number.POSITIVE_INFINITY, happens = refuseKind) => run(processes, until, happens),
  };
}

type Happens = (kind: number, argument: number) => void;

function run(processes: Processes, until: number, happens: Happens): void {
  if (processes.running !== NONE) throw new RangeError("The simulation runs already");
  const { agenda } = processes;
  runReady(processes);
  while (agenda.next(until)) {
    const { kind, argument } = agenda;
    if (kind === RESUME) step(processes, argument, YES);
    else if (kind === GIVE_UP) giveUp(processes, argument);
    else happens(kind, argument);
    if (processes.readyCount > 0) runReady(processes);
  }
}

function runReady(processes: Processes): void {
  while (processes.readyCount > 0) {
    const process = takeReady(processes);
    step(processes, process, processes.outcomes[process] as number);
  }
}

function giveUp(processes: Processes, process: ProcessNumber): void {
  processes.leaveLine[processes.places[process] as number]?.(process);
  step(processes, process, NO);
}

/** Lets a process run until it waits for something, or ends. */
function step(processes: Processes, process: ProcessNumber, outcome: number): void {
  const { states } = processes;
  const life = processes.lives[process] as Process;
  processes.running = process;
  states[process] = RUNNING;
  try {
    let { done, value } = outcome === LOST ? throwLoss(processes, process, life) : life.next(outcome === YES);
    while (!done && (value === GRANTED || value === TURNED_AWAY)) ({ done, value } = life.next(value === GRANTED));
    if (done) end(processes, process);
    else wait(processes, process, value as Wait);
  } catch (cause) {
    throw new ProcessFailed(processes.stories[process]?.name ?? "", processes.agenda.now, cause);
  }
  processes.running = NONE;
}

function throwLoss(processes: Processes, process: ProcessNumber, life: Process): IteratorResult<Wait, void> {
  const loss = processes.losses.get(process);
  processes.losses.delete(process);
  return life.throw(loss);
}

function wait(processes: Processes, process: ProcessNumber, value: Wait): void {
  const { states, losses } = processes;
  if (value >= 0) {
    if (states[process] !== RUNNING) throw new RangeError("it did not yield what a desk answered");
    planEvent(processes, process, value, RESUME);
    states[process] = DELAYED;
  } else if (value !== LATER) throw new RangeError(`it yielded ${value}, which is neither a delay nor a desk's answer`);
  else if (states[process] === RUNNING) throw new RangeError("it yielded an answer that it had yielded before");
  if (losses.size > 0 && losses.has(process) && states[process] !== READY) interrupt(processes, process);
}

function end(processes: Processes, process: ProcessNumber): void {
  if (processes.states[process] !== RUNNING) throw new RangeError("it did not yield what a desk answered");
  if (processes.servers[process] !== 0) throw new RangeError("it ended with a server that it did not give back");
  if (processes.losses.size > 0) processes.losses.delete(process);
  endProcess(processes, process);
}

function refuseKind(kind: number): never {
  throw new RangeError(`An event of kind ${kind} happened, and nobody says what it does`);
}
