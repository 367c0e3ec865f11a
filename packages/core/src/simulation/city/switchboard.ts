import { NOBODY } from "../kernel/fifo-line.ts";
import { type OperatorGroup, phoneLines } from "./phone-lines.ts";
import type { RosterChange } from "./roster.ts";
import { CALL_ENDS, HANGS_UP, type Town } from "./town.ts";

/** The operators and those who wait for them. */
export interface Switchboard {
  readonly calls: (person: number) => void;
  /** The call and the work after it are done: the operator takes the next. */
  readonly ends: (person: number) => void;
  readonly leaves: (person: number) => void;
  readonly changes: (change: RosterChange) => void;
  readonly waiting: () => number;
  readonly talking: () => number;
  /** Counts duty and work up to an instant, at which nothing need happen. */
  readonly sees: (instant: number) => void;
}

/** A switchboard with nobody on duty yet. */
export function switchboard(town: Town): Switchboard {
  const { people, agenda, totals, scenario } = town;
  const { answerWithin } = scenario.callers;
  let seen = agenda.now;
  let [onDuty, talking] = [0, 0];
  const talk = (person: number): void => {
    const length = (people.talk[person] as number) + (people.afterCall[person] as number);
    agenda.schedule(agenda.now + length, 0, CALL_ENDS, person);
  };
  const lines = phoneLines(town, talk);

  function sees(instant: number): void {
    totals.dutyMs += onDuty * (instant - seen);
    totals.operatorMs += talking * (instant - seen);
    seen = instant;
  }

  function answers(group: OperatorGroup, person: number): void {
    sees(agenda.now);
    const waited = agenda.now - (people.waitsSince[person] as number);
    totals.answered++;
    totals.waitedMs += waited;
    if (waited <= answerWithin) totals.answeredInTime++;
    group.busy++;
    talking++;
    people.places[person] = group.place;
    const { interpreters } = lines.of(person);
    if (interpreters === undefined) talk(person);
    else people.events[person] = interpreters.seize(person);
  }

  function admit(group: OperatorGroup): void {
    while (group.busy < group.onDuty) {
      const person = lines.longestWaiting(group);
      if (person === NOBODY) return;
      agenda.cancel(people.events[person] as number);
      leaveLine(person);
      answers(group, person);
    }
  }

  const leaveLine = (person: number): void => lines.of(person).waiting.leave(people.tickets[person] as number);

  function joinLine(person: number): void {
    people.tickets[person] = lines.of(person).waiting.join(person);
    people.events[person] = agenda.schedule(agenda.now + (people.patience[person] as number), 0, HANGS_UP, person);
  }

  return {
    calls(person) {
      totals.calls++;
      people.waitsSince[person] = agenda.now;
      const free = lines.of(person).groups.find(hasSomebodyFree);
      if (free === undefined) joinLine(person);
      else answers(free, person);
    },
    ends(person) {
      sees(agenda.now);
      const group = lines.groups[people.places[person] as number] as OperatorGroup;
      group.busy--;
      talking--;
      lines.of(person).interpreters?.release(people.events[person] as number);
      admit(group);
    },
    leaves(person) {
      totals.abandoned++;
      leaveLine(person);
    },
    changes({ group, by }) {
      sees(agenda.now);
      const changed = lines.groups[group] as OperatorGroup;
      changed.onDuty += by;
      onDuty += by;
      admit(changed);
    },
    waiting: lines.waiting,
    talking: () => talking,
    sees,
  };
}

const hasSomebodyFree = ({ busy, onDuty }: OperatorGroup): boolean => busy < onDuty;
