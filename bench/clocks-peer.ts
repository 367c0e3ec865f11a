import type { AskedCalendars } from "./clocks-calendars.ts";

/** What a library answers of our questions; what it leaves out it does not claim. */
export interface Peer {
  readonly name: string;
  /** The richest calendar that it can express. */
  readonly calendar: keyof AskedCalendars;
  readonly add?: (start: number, duration: number) => number;
  readonly between?: (start: number, end: number) => number;
  readonly addDays?: (date: string, days: number) => string;
  readonly daysBetween?: (date: string, later: string) => number;
}
