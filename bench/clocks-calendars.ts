import { fileURLToPath } from "node:url";
import {
  type CalendarSpec,
  calendarSchema,
  compileCalendar,
  parseDate,
  readCalendar,
  type WorkCalendar,
} from "@swiftline/core/time";
import { readYaml } from "@swiftline/files";

/** Peers count in the zone of the process, so all calendars here are in one, and the benchmark sets the process to it. */
export const zone = "Asia/Shanghai";

/** The years of the questions and of what is compiled for them. */
export const years = { from: parseDate("2025-01-01") as number, to: parseDate("2027-01-01") as number };

/** Thirty weekdays of two years. */
export const holidays: readonly string[] = [
  ...["2025-01-01", "2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31", "2025-02-03", "2025-02-04", "2025-04-04"],
  ...["2025-05-01", "2025-05-02", "2025-05-05", "2025-06-02", "2025-10-01", "2025-10-02", "2025-10-03", "2025-10-06"],
  ...["2025-10-07", "2025-10-08", "2026-01-01", "2026-01-02", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19"],
  ...["2026-02-20", "2026-02-23", "2026-04-06", "2026-05-01", "2026-05-04", "2026-05-05"],
];

/** Two spans of work a day, Monday to Friday. */
export const shifts: readonly (readonly [string, string])[] = [
  ["09:00", "12:00"],
  ["13:00", "18:00"],
];

/** The week of split days; `shiftedBy` minutes later, so that calendars differ. */
export function splitDays(closed: readonly string[], shiftedBy = 0): CalendarSpec {
  const moved = shifts.map(([start, end]) => [later(start, shiftedBy), later(end, shiftedBy)] as [string, string]);
  return calendarSchema.parse({
    id: `split-days-${shiftedBy}`,
    zone,
    weekly: { mon: moved, tue: moved, wed: moved, thu: moved, fri: moved },
    layers: [{ id: "holidays", holidays: closed.map((date) => ({ date })) }],
  });
}

function later(time: string, minutes: number): string {
  const total = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes;
  return `${String(Math.floor(total / 60)).padStart(2, "0")}:${String(total % 60).padStart(2, "0")}`;
}

const beijing = fileURLToPath(new URL("../examples/beijing-12345/city/calendars/beijing.yaml", import.meta.url));

/** The calendar of Beijing that ships, with its make-up days. */
async function readBeijing(): Promise<CalendarSpec> {
  const document = await readYaml(beijing);
  const spec = document.ok ? readCalendar(document.value.value).calendar : undefined;
  if (spec === undefined) throw new Error(`${beijing} cannot be read`);
  return spec;
}

/** What the peers are asked about; each by the calendar that it can express. */
export interface AskedCalendars {
  /** Weekends only. */
  readonly weekends: WorkCalendar;
  /** Weekends and the thirty holidays. */
  readonly holidays: WorkCalendar;
  /** Mainland China with make-up working days. */
  readonly china: WorkCalendar;
}

export const askedCalendars = async (): Promise<AskedCalendars> => ({
  weekends: compileCalendar(splitDays([]), years),
  holidays: compileCalendar(splitDays(holidays), years),
  china: compileCalendar(await readBeijing(), years),
});
