import * as z from "zod";
import { type Document, documentProblem } from "../document.ts";
import type { Problem } from "../problem.ts";
import { no, ok, type Result } from "../result.ts";
import { readTable, type Table } from "../table.ts";
import { calendarHorizon } from "./calendar-spec.ts";
import { parseDate } from "./civil-date.ts";

/** A day with its name; the date as calendars write it, `2026-10-01`. */
export interface NamedDate {
  readonly date: string;
  readonly name: string;
  /** Who announced it, in one line for a comment: `2026: https://…`. */
  readonly notice?: string;
}

/** What one collection says: days off, and make-up working days (调休). */
export interface HolidayList {
  readonly holidays: readonly NamedDate[];
  readonly workdays: readonly NamedDate[];
  /** The last year that it covers; undefined where it is empty. */
  readonly until: number | undefined;
}

/** Whether a text is a date that calendars reach. */
export function isCalendarDate(text: string): boolean {
  const date = text.length === 10 ? parseDate(text) : undefined;
  return date !== undefined && date >= calendarHorizon.from && date < calendarHorizon.to;
}

const date = z.string().refine(isCalendarDate, "this is no date, such as 2026-10-01");

/** Public holidays of mainland China as the data set holiday-cn writes them: one file a year, make-up days said so. */
const yearly = z
  .object({
    year: z.int(),
    papers: z.array(z.string()).default([]),
    days: z.array(z.object({ name: z.string(), date, isOffDay: z.boolean() })),
  })
  .transform(({ year, papers, days }): HolidayList => {
    const notice = [`${year}`, papers.join(", ").replaceAll(/\s+/g, " ")].filter((part) => part !== "").join(": ");
    const of = (off: boolean): NamedDate[] =>
      days.filter((day) => day.isOffDay === off).map((day) => ({ date: day.date, name: day.name, notice }));
    return { holidays: of(true), workdays: of(false), until: year };
  });

/** A map from date to name, as the `holidays` project writes its snapshots; `; ` stands between two names of a day. */
const byDate = z
  .record(date, z.string())
  .transform((days) =>
    listOf(Object.entries(days).flatMap(([day, names]) => names.split("; ").map((name) => ({ date: day, name })))),
  );

/** Reads holiday data in JSON, in either of these forms: a year with its `days`, or a map from date to name. */
export function readHolidayDocument(document: Document): Result<HolidayList, readonly Problem[]> {
  const { value } = document;
  const form = typeof value === "object" && value !== null && "days" in value ? yearly : byDate;
  const read = form.safeParse(value);
  if (read.success) return ok(read.data);
  return no(
    read.error.issues.map(({ path, message, ...issue }) => {
      const why = issue.code === "invalid_key" ? (issue.issues[0]?.message ?? message) : message;
      return documentProblem(
        document,
        path.filter((step) => typeof step !== "symbol"),
        "calendar/bad-holidays",
        why,
      );
    }),
  );
}

const columns = { required: ["date", "name"], optional: ["kind"] } as const;

/**
 * Reads a table of `date`, `name` and, if it is there, `kind`: `workday` is a make-up day, `observed` the day on which a
 * holiday of a weekend is kept, which its name then says; anything else is a day off.
 */
export function readHolidayTable(table: Table): Result<HolidayList, readonly Problem[]> {
  const { values, problems } = readTable(table, columns, (row) => {
    const day = row.get("date") ?? "";
    if (!isCalendarDate(day)) {
      row.wrong("date", "calendar/bad-holidays", `"${day}" is no date, such as 2026-10-01`);
      return undefined;
    }
    const name = row.get("name") ?? "";
    const kind = row.get("kind");
    return { date: day, name: kind === "observed" ? `${name} (observed)` : name, worked: kind === "workday" };
  });
  const named = (worked: boolean): NamedDate[] =>
    values.filter((day) => day.worked === worked).map((day) => ({ date: day.date, name: day.name }));
  return problems.length > 0 ? no(problems) : ok(listOf(named(false), named(true)));
}

/** A list that covers the years up to its last day. */
export function listOf(holidays: readonly NamedDate[], workdays: readonly NamedDate[] = []): HolidayList {
  const years = [...holidays, ...workdays].map((day) => Number(day.date.slice(0, 4)));
  return { holidays, workdays, until: years.length === 0 ? undefined : years.reduce((a, b) => Math.max(a, b)) };
}
