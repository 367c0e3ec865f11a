/** What has happened in a simulated city since it began. Counts of people and calls; times in milliseconds, added up. */
export interface Totals {
  /** People who turned to the hotline for a first time, by any channel. */
  contacts: number;
  /** Calls that reached the line: first ones, those of people who had hung up, those about an old matter. */
  calls: number;
  redials: number;
  repeats: number;
  answered: number;
  answeredInTime: number;
  abandoned: number;
  /** How long those who were answered had waited. */
  waitedMs: number;
  /** How long operators were busy with calls, after-call work and waiting for interpreters included. */
  operatorMs: number;
  /** How many operators were on duty, times how long. */
  dutyMs: number;
  answeredAtOnce: number;
  registered: number;
  diverted: number;
  /** Appeals that no rule sends anywhere: they wait for a person who decides. */
  unplaced: number;
  returned: number;
  /** Appeals that another agency took over, and calls of an agency for a department. */
  transferred: number;
  whistles: number;
  reports: number;
  lateReports: number;
  /** From the call to the first result. */
  firstResultMs: number;
  firstResults: number;
  reworks: number;
  attempts: number;
  reached: number;
  contacted: number;
  resolved: number;
  satisfied: number;
  basicallySatisfied: number;
  closed: number;
}

export const noTotals = (): Totals => ({
  contacts: 0,
  calls: 0,
  redials: 0,
  repeats: 0,
  answered: 0,
  answeredInTime: 0,
  abandoned: 0,
  waitedMs: 0,
  operatorMs: 0,
  dutyMs: 0,
  answeredAtOnce: 0,
  registered: 0,
  diverted: 0,
  unplaced: 0,
  returned: 0,
  transferred: 0,
  whistles: 0,
  reports: 0,
  lateReports: 0,
  firstResultMs: 0,
  firstResults: 0,
  reworks: 0,
  attempts: 0,
  reached: 0,
  contacted: 0,
  resolved: 0,
  satisfied: 0,
  basicallySatisfied: 0,
  closed: 0,
});

/** Appeals taken down and not over. */
export const openIn = ({ registered, answeredAtOnce, diverted, closed }: Readonly<Totals>): number =>
  registered - answeredAtOnce - diverted - closed;

/** Appeals for an agency that have no result. */
export const unreportedIn = ({ registered, answeredAtOnce, diverted, firstResults }: Readonly<Totals>): number =>
  registered - answeredAtOnce - diverted - firstResults;
