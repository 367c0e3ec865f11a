import { no, type Problem, type Result } from "@swiftline/core";
import { type HolidayList, readHolidayDocument, readHolidayTable } from "@swiftline/core/time";
import { type HolidayFileOptions, readHolidaysFromIcs } from "./read-holidays-ics.ts";
import { readTable } from "./read-table.ts";
import { readText } from "./read-text.ts";
import { readYaml } from "./read-yaml.ts";

/**
 * Reads a file of holidays: iCalendar (`.ics`), a table (`.csv`) or JSON in the forms that `readHolidayDocument` knows. The
 * name says which; what is wrong is told with its place.
 */
export async function readHolidays(
  file: string,
  options: HolidayFileOptions = {},
): Promise<Result<HolidayList, readonly Problem[]>> {
  if (/\.ics$/i.test(file)) {
    const text = await readText(file, file);
    return text.ok ? readHolidaysFromIcs(text.value.toString(), file, options) : no([text.reason]);
  }
  if (/\.csv$/i.test(file)) {
    const table = await readTable(file);
    return table.ok ? readHolidayTable(table.value) : table;
  }
  const document = await readYaml(file);
  return document.ok ? readHolidayDocument(document.value) : document;
}
