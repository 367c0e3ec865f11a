import { callers } from "./callers.ts";
import { followUps } from "./follow-ups.ts";
import { intake } from "./intake.ts";
import { type Offices, offices } from "./offices.ts";
import { shifts } from "./shifts.ts";
import { type Switchboard, switchboard } from "./switchboard.ts";
import * as on from "./town.ts";

/** All the people of a town, and what happens to them. */
export interface Townspeople {
  readonly desk: Switchboard;
  readonly work: Offices;
  /** An event of the agenda happens. */
  readonly happens: (kind: number, argument: number) => void;
}

/** The people of a town at the beginning: the first contact and the first shift are planned. */
export function townspeople(town: on.Town, start: number, end: number): Townspeople {
  const { hotline } = town;
  const desk = switchboard(town);
  const roster = shifts(town, desk);
  const work = offices(town, (person) => calls.plan(person));
  const takeDown = intake(town, work.receive);
  const citizens = callers(town, { start, end, desk, written: takeDown });
  const calls = followUps(town, { redo: work.redo, closed: citizens.closed });

  const happenings: ((argument: number) => void)[] = [];
  happenings[on.CONTACT_MADE] = citizens.contact;
  happenings[on.CALL_ENDS] = (person) => {
    desk.ends(person);
    takeDown(person);
  };
  happenings[on.HANGS_UP] = (person) => {
    desk.leaves(person);
    citizens.hungUp(person);
  };
  happenings[on.CALLS_AGAIN] = citizens.redials;
  happenings[on.APPEALS_AGAIN] = citizens.appealsAgain;
  happenings[on.SHIFT_CHANGES] = roster.change;
  happenings[on.SIGNS] = work.signs;
  happenings[on.TAKES_OVER] = work.takesOver;
  happenings[on.REPORTS_IN] = work.reportsIn;
  happenings[on.TAKEN_UP] = work.takesUp;
  happenings[on.DONE] = work.done;
  happenings[on.CALL_BACK] = calls.callBack;
  happenings[on.CALLED_BACK] = calls.calledBack;
  happenings[on.LOOK] = hotline.look;

  roster.begin();
  citizens.begin();
  return { desk, work, happens: (kind, argument) => (happenings[kind] as (argument: number) => void)(argument) };
}
