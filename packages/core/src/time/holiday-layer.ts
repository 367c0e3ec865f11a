import { z } from "zod";
import type { Problem } from "../problem.ts";
import { no, ok, type Result } from "../result.ts";
import { parseDate } from "./civil-date.ts";

/** A dated day with its name, as calendars write it. */
export interface NamedDate {
  readonly date: string;
  readonly name: string;
}

/** A layer of a work calendar, ready to be written into its file: days off, and make-up working days (调休). */
export interface HolidayLayer {
  readonly id: string;
  readonly source?: string;
  readonly holidays: readonly NamedDate[];
  readonly workdays: readonly NamedDate[];
}

const date = z.string().refine((text) => parseDate(text) !== undefined, "no date such as 2026-10-01");

/** Public holidays of mainland China as the data set holiday-cn writes them: one file a year, make-up days said so. */
const yearly = z
  .object({
    papers: z.array(z.string()).default([]),
    days: z.array(z.object({ name: z.string(), date, isOffDay: z.boolean() })),
  })
  .transform(({ papers, days }) => ({
    source: papers.join(", "),
    holidays: days.filter((day) => day.isOffDay).map(named),
    workdays: days.filter((day) => !day.isOffDay).map(named),
  }));

/** A plain map from date to name, as the data set of the `holidays` project writes it. All its days are taken for days off. */
const byDate = z.record(date, z.string()).transform((days) => ({
  source: "",
  holidays: Object.entries(days).map(([day, name]) => ({ date: day, name })),
  workdays: [],
}));

const named = ({ date, name }: NamedDate): NamedDate => ({ date, name });

/**
 * Reads holiday data (parsed JSON) as a layer. `only` keeps the days whose name holds one of these words: collections list
 * Groundhog Day beside New Year's Day, and not everything that has a name is a day off.
 */
export function readHolidayLayer(
  id: string,
  data: unknown,
  only: readonly string[] = [],
): Result<HolidayLayer, readonly Problem[]> {
  const form = typeof data === "object" && data !== null && "days" in data ? yearly : byDate;
  const read = form.safeParse(data);
  if (!read.success)
    return no(
      read.error.issues.map(({ message, path }) => ({ code: "calendar/bad-holidays", message, field: path.join(".") })),
    );
  const { source, holidays, workdays } = read.data;
  const kept = ({ name }: NamedDate): boolean => only.length === 0 || only.some((word) => name.includes(word));
  return ok({ id, ...(source !== "" && { source }), holidays: holidays.filter(kept), workdays: workdays.filter(kept) });
}
