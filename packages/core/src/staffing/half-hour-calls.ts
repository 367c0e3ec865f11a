import type { Problem } from "../problem.ts";
import { no, ok, type Result } from "../result.ts";
import { readTable, type Table, type TableRecord } from "../table.ts";
import { DAY, HOUR, SECOND } from "../time/duration.ts";
import { parseTimeOfDay } from "../time/local-time.ts";
import { HALF_HOUR, HALF_HOURS_A_DAY } from "./shift-pattern.ts";

/** What comes in a half hour. `handling` is the mean time of a call in milliseconds, where it is known for this half hour. */
export interface HalfHourCalls {
  readonly calls: number;
  readonly handling?: number;
}

/** More calls than this in a half hour are a slip of the pen. */
export const MOST_CALLS = 100_000;

const columns = { required: ["start", "calls"], optional: ["day", "handling_seconds"] } as const;
type Column = (typeof columns.required)[number] | (typeof columns.optional)[number];

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/**
 * Reads the calls of one day by half hour, or with a column `day` (mon to sun) those of a week. A half hour without a row has no
 * calls. Every problem is answered, with its place.
 */
export function readHalfHourCalls(table: Table): Result<readonly HalfHourCalls[], readonly Problem[]> {
  const ofWeek = table.columns.includes("day");
  const found = new Map<number, HalfHourCalls>();
  const { problems } = readTable<Column, void>(table, columns, (row) => {
    const day = ofWeek ? dayOf(row) : 0;
    const slot = slotOf(row);
    const calls = numberIn(
      row,
      "calls",
      (value) => value >= 0 && value <= MOST_CALLS,
      `is no number of calls from 0 to ${MOST_CALLS}`,
    );
    const seconds = numberIn(
      row,
      "handling_seconds",
      (value) => value > 0 && value * SECOND <= DAY,
      "is no time in seconds",
    );
    if (day === undefined || slot === undefined) return;
    const halfHour = day * HALF_HOURS_A_DAY + slot;
    if (found.has(halfHour)) row.wrong("start", "staffing/half-hour-twice", "this half hour is there already");
    found.set(halfHour, { calls: calls ?? 0, ...(seconds !== undefined && { handling: seconds * SECOND }) });
  });
  const none = { code: "staffing/no-calls", message: "there is no half hour with a call", file: table.file };
  if (problems.length > 0) return no(problems);
  if (![...found.values()].some(({ calls }) => calls > 0)) return no([none]);
  const length = (ofWeek ? weekdays.length : 1) * HALF_HOURS_A_DAY;
  return ok(Array.from({ length }, (_, halfHour) => found.get(halfHour) ?? { calls: 0 }));
}

/** So many calls in a day, each hour by its weight and both of its halves alike. */
export function profiledCalls(calls: number, hours: readonly number[]): readonly HalfHourCalls[] {
  const weights = hours.reduce((sum, weight) => sum + weight, 0);
  return hours.flatMap((weight) => {
    const half = { calls: (calls * weight) / weights / 2 };
    return [half, half];
  });
}

/** `08:30` of a day, `Mon 08:30` of a week. */
export function halfHourName(halfHour: number, days: number): string {
  const [day, slot] = [Math.floor(halfHour / HALF_HOURS_A_DAY), halfHour % HALF_HOURS_A_DAY];
  const [hour, minute] = [Math.floor((slot * HALF_HOUR) / HOUR), slot % 2 === 0 ? "00" : "30"];
  const time = `${String(hour).padStart(2, "0")}:${minute}`;
  const weekday = weekdays[day % weekdays.length] ?? "";
  return days === 1 ? time : `${weekday.slice(0, 1).toUpperCase()}${weekday.slice(1)} ${time}`;
}

function dayOf(row: TableRecord<Column>): number | undefined {
  const day = weekdays.indexOf((row.get("day") ?? "").toLowerCase());
  if (day >= 0) return day;
  row.wrong("day", "staffing/bad-day", `${row.get("day") ?? "nothing"} is no day of ${weekdays.join(", ")}`);
  return undefined;
}

function slotOf(row: TableRecord<Column>): number | undefined {
  const text = row.get("start") ?? "";
  const slot = (parseTimeOfDay(text) ?? Number.NaN) / HALF_HOUR;
  if (Number.isInteger(slot) && slot < HALF_HOURS_A_DAY) return slot;
  row.wrong("start", "staffing/bad-start", `${text || "nothing"} is no half hour, such as 07:30`);
  return undefined;
}

function numberIn(
  row: TableRecord<Column>,
  column: Column,
  holds: (value: number) => boolean,
  message: string,
): number | undefined {
  const text = row.get(column);
  const value = Number(text ?? Number.NaN);
  if (text === undefined && column !== "calls") return undefined;
  if (Number.isFinite(value) && holds(value)) return value;
  row.wrong(column, "staffing/bad-number", `${text ?? "nothing"} ${message}`);
  return undefined;
}
