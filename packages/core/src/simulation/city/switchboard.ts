import { NOBODY } from "../kernel/fifo-line.ts";
import { EVENT, PATIENCE, PLACE, TALK, TICKET, WAITS_SINCE } from "./people.ts";
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
    agenda.schedule(agenda.now + people.get(person, TALK), 0, CALL_ENDS, person);
  };
  const lines = phoneLines(town, talk);

  function sees(instant: number): void {
    totals.dutyMs += onDuty * (instant - seen);
    totals.operatorMs += talking * (instant - seen);
    seen = instant;
  }

  function answers(group: OperatorGroup, person: number): void {
    sees(agenda.now);
    const waited = agenda.now - people.get(person, WAITS_SINCE);
    totals.answered++;
    totals.waitedMs += waited;
    if (waited <= answerWithin) totals.answeredInTime++;
    group.busy++;
    talking++;
    people.set(person, PLACE, group.place);
    const { interpreters } = lines.of(person);
    if (interpreters === undefined) talk(person);
    else people.set(person, EVENT, interpreters.seize(person));
  }

  function admit(group: OperatorGroup): void {
    while (group.busy < group.onDuty) {
      const person = lines.longestWaiting(group);
      if (person === NOBODY) return;
      agenda.cancel(people.get(person, EVENT));
      leaveLine(person);
      answers(group, person);
    }
  }

  const leaveLine = (person: number): void => lines.of(person).waiting.leave(people.get(person, TICKET));

  function joinLine(person: number): void {
    people.set(person, TICKET, lines.of(person).waiting.join(person));
    people.set(person, EVENT, agenda.schedule(agenda.now + people.get(person, PATIENCE), 0, HANGS_UP, person));
  }

  return {
    calls(person) {
      totals.calls++;
      people.set(person, WAITS_SINCE, agenda.now);
      const free = lines.of(person).groups.find(hasSomebodyFree);
      if (free === undefined) joinLine(person);
      else answers(free, person);
    },
    ends(person) {
      sees(agenda.now);
      const group = lines.groups[people.get(person, PLACE)] as OperatorGroup;
      group.busy--;
      talking--;
      lines.of(person).interpreters?.release(people.get(person, EVENT));
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
