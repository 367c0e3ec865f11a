import { type PolicyBook, type Problem, SwiftlineError } from "@swiftline/core";
import {
  type Calibration,
  type CallCalibrationOptions,
  calibrateCalls,
  type LoggedCall,
  readBankCallLog,
} from "@swiftline/core/simulation/calibration";
import { type Weekday, weekdays } from "@swiftline/core/time";
import { openRecords } from "@swiftline/files";
import { invalid } from "../flags.ts";
import { counted } from "../present/counted.ts";

/** Reads days that are alike: `sun-thu`, or `mon,wed,fri`. Throws `flag/invalid`. */
export function readDaysAlike(text: string): readonly Weekday[] {
  const days = text.split(",").flatMap(daysOf);
  if (new Set(days).size === days.length) return days;
  throw invalid(`${text} names a day twice`);
}

function daysOf(text: string): readonly Weekday[] {
  const [first = -1, last = first, ...more] = text.split("-").map((day) => weekdays.indexOf(day as Weekday));
  if (first < 0 || last < 0 || more.length > 0)
    throw invalid(`${text} is no day of the week, and no days from one to another`, "write sun-thu, or mon,wed,fri");
  const length = ((last - first + weekdays.length) % weekdays.length) + 1;
  return Array.from({ length }, (_, place) => weekdays[(first + place) % weekdays.length] as Weekday);
}

/** Reads a log of calls, and learns a scenario from it. Throws `file/malformed` with everything that is wrong in the log. */
export async function calibrateFromCalls(file: string, options: CallCalibrationOptions): Promise<Calibration> {
  return calibrateCalls(await readCallLog(file, options.book), options);
}

async function readCallLog(file: string, { zone }: PolicyBook): Promise<readonly LoggedCall[]> {
  const { columns, batches } = await openRecords(file);
  const rows = (await Array.fromAsync(batches())).flat();
  const odd = rows.flatMap(({ line, wrong }) =>
    wrong === undefined ? [] : [{ code: "calls/unreadable", message: wrong, file, line }],
  );
  if (odd.length > 0) throw unreadable(file, odd);
  const read = readBankCallLog({ file, columns, rows }, zone);
  if (read.ok) return read.value;
  throw unreadable(file, read.reason);
}

const unreadable = (file: string, problems: readonly Problem[]): SwiftlineError =>
  new SwiftlineError("file/malformed", `${file}: no log of calls, ${counted(problems.length, "error")}`, {
    problems,
    tryThis: "name the columns date, vru_exit, q_time, outcome and ser_time; see swiftline simulate calibrate --help",
  });
