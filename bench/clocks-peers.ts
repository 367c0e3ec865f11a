import { readFileSync } from "node:fs";
import { holidays, shifts } from "./clocks-calendars.ts";
import { luxonWalk } from "./clocks-luxon-walk.ts";
import type { Peer } from "./clocks-peer.ts";

/** What the plugin adds to moment. */
declare module "moment" {
  interface Moment {
    addWorkingTime(amount: number, unit: string): Moment;
    workingDiff(other: Moment, unit: string, fractions: boolean): number;
  }
}

/** A library that cannot be had here. */
export interface MissingPeer {
  readonly name: string;
  readonly missing: true;
}

const MINUTE = 60_000;
const closed = new Set(holidays);

const makers: Readonly<Record<string, () => Promise<Omit<Peer, "name">>>> = {
  "moment-business-time": async () => {
    const { default: moment } = await import("moment");
    await import("moment-business-time");
    const day = shifts.flat();
    const workinghours = { 0: null, 1: day, 2: day, 3: day, 4: day, 5: day, 6: null };
    moment.updateLocale("en", { workinghours, holidays } as object);
    return {
      calendar: "holidays",
      add: (start, duration) =>
        moment(start)
          .addWorkingTime(duration / MINUTE, "minutes")
          .valueOf(),
      between: (start, end) => moment(end).workingDiff(moment(start), "minutes", true) * MINUTE,
      addDays: (date, days) => moment(date).addWorkingTime(days, "days").format("YYYY-MM-DD"),
    };
  },
  luxon: luxonWalk,
  "luxon-business-days": async () => {
    const {
      default: { DateTime },
    } = await import("luxon-business-days");
    const holidayMatchers = [(date: { toISODate(): string }) => closed.has(date.toISODate())];
    DateTime.prototype.setupBusiness({ holidayMatchers });
    return {
      calendar: "holidays",
      addDays: (date, days) => DateTime.fromISO(date).plusBusiness({ days }).toISODate(),
    };
  },
  "date-fns": async () => {
    const { addBusinessDays, differenceInBusinessDays } = await import("date-fns");
    return {
      calendar: "weekends",
      addDays: (date, days) => isoDate(addBusinessDays(midnight(date), days)),
      daysBetween: (date, later) => differenceInBusinessDays(midnight(later), midnight(date)),
    };
  },
  "dayjs-business-days2": async () => {
    const { default: dayjs } = await import("dayjs");
    const { default: businessDays } = await import("dayjs-business-days2");
    dayjs.extend(businessDays, { holidays: [...holidays], holidayFormat: "YYYY-MM-DD" });
    return {
      calendar: "holidays",
      addDays: (date, days) => dayjs(date).businessDaysAdd(days).format("YYYY-MM-DD"),
      daysBetween: (date, later) => dayjs(later).businessDiff(dayjs(date)),
    };
  },
  "chinese-days": async () => {
    const { default: chineseDays } = await import("chinese-days");
    return { calendar: "china", addDays: (date, days) => chineseDays.findWorkday(days, date) };
  },
};

const midnight = (date: string): Date => new Date(`${date}T00:00:00`);

/** The local date; `toISOString` would tell that of UTC. */
function isoDate(date: Date): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Every peer with its version, and those that are not installed. Peers count in the zone of the process. */
export async function loadPeers(): Promise<readonly (Peer | MissingPeer)[]> {
  const { devDependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
  const made: (Peer | MissingPeer)[] = [];
  for (const [library, make] of Object.entries(makers)) {
    const name = `${library} ${String(devDependencies[library]).replace("^", "")}`;
    try {
      made.push({ name: library === "luxon" ? `${name}, walking day by day` : name, ...(await make()) });
    } catch (error) {
      if (!isNotInstalled(error)) throw error;
      made.push({ name, missing: true });
    }
  }
  return made;
}

const isNotInstalled = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  (error.code === "ERR_MODULE_NOT_FOUND" || error.code === "MODULE_NOT_FOUND");
