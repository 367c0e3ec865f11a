import type { Problem } from "../../problem.ts";
import { no, ok, type Result } from "../../result.ts";
import { readTable, type Table, type TableRecord } from "../../table.ts";
import { type CivilDate, parseDate } from "../../time/civil-date.ts";
import { DAY, SECOND } from "../../time/duration.ts";
import { localTime, parseTimeOfDay } from "../../time/local-time.ts";
import { instantOf, type Zone } from "../../time/zone.ts";
import type { LoggedCall } from "./logged-call.ts";

const columns = {
  required: ["date", "vru_exit", "q_time", "outcome", "ser_time"],
  optional: [
    ...["vru+line", "call_id", "customer_id", "priority", "type", "vru_entry", "vru_time"],
    ...["q_start", "q_exit", "ser_start", "ser_exit", "server"],
  ],
} as const;

/**
 * Reads a log of calls, a row each, in the columns of the Technion's log "Anonymous Bank": a voice menu (`vru`), then a line (`q`),
 * then service (`ser`). Dates are `YYMMDD` of the years 1970 to 2069, times `H:MM:SS` by the clocks of the zone, lengths in seconds. The
 * calls are answered in the order in which they came, or every problem, with its place.
 *
 * What the log writes down and is no call for an operator is left out: `PHANTOM` rows, and calls that ended in the voice menu, before
 * they came into the line (`HANG` without a time in the line). A caller 0 and the operator `NO_SERVER` are nobody in particular.
 */
export function readBankCallLog(table: Table, zone: Zone): Result<readonly LoggedCall[], readonly Problem[]> {
  const { values, problems } = readTable(table, columns, (row: Row) => readCall(row, zone));
  if (problems.length > 0) return no(problems);
  if (values.length === 0) return no([{ code: "calls/none", message: "no call came into the line", file: table.file }]);
  return ok(values.toSorted((one, other) => one.came - other.came));
}

const UNREADABLE = "calls/unreadable";

type Row = TableRecord<string>;

function readCall(row: Row, zone: Zone): LoggedCall | undefined {
  const [outcome, date, left] = [outcomeOf(row), dateOf(row), timeOf(row, "vru_exit")];
  const [waited, served] = [secondsOf(row, "q_time"), secondsOf(row, "ser_time")];
  if (outcome === undefined || date === undefined || left === undefined) return undefined;
  if (waited === undefined || served === undefined) return undefined;
  const answered = outcome === "AGENT";
  if (outcome === "PHANTOM" || (!answered && waited === 0)) return undefined;
  return {
    came: instantOf(zone, localTime(date, left)),
    waited,
    answered,
    served: answered ? served : 0,
    operator: named(row, "server", "NO_SERVER"),
    caller: named(row, "customer_id", "0"),
  };
}

const outcomes = ["AGENT", "HANG", "PHANTOM"] as const;

function outcomeOf(row: Row): (typeof outcomes)[number] | undefined {
  const text = row.get("outcome");
  const outcome = outcomes.find((one) => one === text);
  if (outcome === undefined) row.wrong("outcome", UNREADABLE, `${told(text)} is none of ${outcomes.join(", ")}`);
  return outcome;
}

function dateOf(row: Row): CivilDate | undefined {
  const text = row.get("date");
  const [, year = "", month, day] = /^(\d\d)(\d\d)(\d\d)$/.exec(text ?? "") ?? [];
  const date = parseDate(`${Number(year) < 70 ? 20 : 19}${year}-${month}-${day}`);
  if (date === undefined) row.wrong("date", UNREADABLE, `${told(text)} is no day, such as 990201`);
  return date;
}

function timeOf(row: Row, column: string): number | undefined {
  const text = row.get(column);
  const time = parseTimeOfDay(text === undefined ? "" : text.padStart("00:00:00".length, "0"));
  if (time === undefined || time === DAY)
    row.wrong(column, UNREADABLE, `${told(text)} is no time of the day, such as 7:02:55`);
  return time;
}

function secondsOf(row: Row, column: string): number | undefined {
  const text = row.get(column);
  const seconds = /^\d+$/.test(text ?? "") ? Number(text) : Number.NaN;
  if (seconds * SECOND <= DAY) return seconds * SECOND;
  row.wrong(column, UNREADABLE, `${told(text)} is no whole number of seconds up to a day`);
  return undefined;
}

const told = (text: string | undefined): string => (text === undefined ? "nothing" : `"${text}"`);

function named(row: Row, column: string, nobody: string): string | undefined {
  const name = row.get(column);
  return name === nobody ? undefined : name;
}
