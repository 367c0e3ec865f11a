import * as z from "zod";
import { didYouMean } from "../nearest.ts";
import type { Problem } from "../problem.ts";
import { carefulCalendarSchema } from "./calendar-doubts.ts";
import { type CalendarSpec, calendarFields, calendarSchema } from "./calendar-spec.ts";

/** What is wrong or doubtful in a calendar; `path` leads to the value, as `["weekly", "mon", 0, 1]`. */
export interface CalendarProblem extends Problem {
  readonly path: readonly (string | number)[];
}

export interface CalendarReading {
  /** Absent where a problem is an error. */
  readonly calendar?: CalendarSpec;
  /** Every problem, warnings included. */
  readonly problems: readonly CalendarProblem[];
}

/** Reads a calendar out of plain JSON or YAML, and tells everything that is wrong with it at once. */
export function readCalendar(input: unknown): CalendarReading {
  const issues = carefulCalendarSchema.safeParse(input).error?.issues ?? [];
  const problems = [...issues.flatMap(problemsOf), ...emptiness(input)];
  const calendar = calendarSchema.safeParse(input);
  if (!calendar.success || problems.some((problem) => problem.severity === undefined)) return { problems };
  return { calendar: calendar.data, problems };
}

function problemsOf(issue: z.core.$ZodIssue): CalendarProblem[] {
  const path = issue.path.filter((step) => typeof step !== "symbol");
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownField([...path, key], key));
    case "invalid_key":
      return [problemAt(path, "malformed", issue.issues[0]?.message ?? issue.message)];
    case "custom": {
      const { code = "malformed", ...rest } = issue.params ?? {};
      return [{ ...problemAt(path, code, issue.message), ...rest }];
    }
    default:
      return [problemAt(path, "malformed", issue.message)];
  }
}

function problemAt(path: CalendarProblem["path"], code: string, message: string): CalendarProblem {
  return { code: `calendar/${code}`, message, field: path.join("."), path };
}

function unknownField(path: CalendarProblem["path"], name: string): CalendarProblem {
  return {
    ...problemAt(path, "unknown-field", `there is no field "${name}" here`),
    ...didYouMean(name, calendarFields),
  };
}

const lists = z.record(z.string(), z.array(z.unknown()).catch([null])).catch({});
const shiftLists = z.object({ weekly: lists, layers: z.array(z.object({ dates: lists })).catch([]) });

/** A calendar that is never open is a mistake. It is looked for even in one whose shifts are malformed. */
function emptiness(input: unknown): CalendarProblem[] {
  const { data } = shiftLists.safeParse(input);
  if (data === undefined) return [];
  const all = [data.weekly, ...data.layers.map((layer) => layer.dates)].flatMap((days) => Object.values(days));
  if (all.some((shifts) => shifts.length > 0)) return [];
  const suggestion = 'give it hours, such as weekly: { mon: [["09:00", "17:00"]] }';
  return [{ ...problemAt(["weekly"], "never-open", "no shift ever starts in this calendar"), suggestion }];
}
