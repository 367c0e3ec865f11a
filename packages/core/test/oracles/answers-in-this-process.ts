import { pathToFileURL } from "node:url";
import { compileCalendar } from "../../src/time/calendar.ts";
import { calendarSchema } from "../../src/time/calendar-spec.ts";
import { formatDate } from "../../src/time/civil-date.ts";
import { DAY, HOUR } from "../../src/time/duration.ts";
import { formatInstant, parseInstant } from "../../src/time/instant.ts";
import { compileZone, formatInZone } from "../../src/time/zone.ts";

/** Some hundreds of answers about time. They must not depend on the time zone of the process that gives them. */
export function answersInThisProcess(): string[] {
  const from = parseInstant("2026-01-01T00:30:00Z") as number;
  return ["Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"].flatMap((zone) => {
    const weekly = { mon: [["09:00", "17:00"]], wed: [["22:00", "06:00"]], sun: [["00:00", "24:00"]] } as const;
    const calendar = compileCalendar(
      calendarSchema.parse({ id: zone, zone, weekly, layers: [{ id: "one", holidays: [{ date: "2026-03-08" }] }] }),
    );
    return Array.from({ length: 60 }, (_, index) => {
      const at = from + index * (7 * DAY - HOUR);
      const date = calendar.shiftDate(20_600 + index, 3) ?? 0;
      const due = [calendar.add(at, 9 * HOUR), calendar.addWorkingDays(at, 2, "close"), calendar.nextOpen(at)];
      return [formatInZone(at, compileZone(zone)), formatDate(date), ...due.map((due) => formatInstant(due ?? 0))].join(
        " ",
      );
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) console.log(answersInThisProcess().join("\n"));
