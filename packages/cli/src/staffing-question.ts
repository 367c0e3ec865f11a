import { dirname, join } from "node:path";
import { type Problem, SwiftlineError } from "@swiftline/core";
import {
  type HalfHourCalls,
  profiledCalls,
  readHalfHourCalls,
  readStaffingFile,
  type StaffingFile,
} from "@swiftline/core/staffing";
import { counted } from "./present/counted.ts";

/** What is to be planned: the file of the planner, and the calls that it names or tells. */
interface StaffingQuestion {
  readonly file: StaffingFile;
  readonly calls: readonly HalfHourCalls[];
}

/** Reads a staffing file and the table of calls beside it. Throws `file/malformed` with all that is wrong in either. */
export async function readStaffingQuestion(path: string): Promise<StaffingQuestion> {
  const { readYaml } = await import("@swiftline/files");
  const document = await readYaml(path);
  const read = document.ok ? readStaffingFile(document.value) : document;
  if (!read.ok) throw unreadable(path, read.reason);
  const { calls: table, profile } = read.value;
  if (table === undefined) return { file: read.value, calls: profiledCalls(profile?.calls ?? 0, profile?.hours ?? []) };
  return { file: read.value, calls: await readCalls(path, table) };
}

async function readCalls(path: string, name: string): Promise<readonly HalfHourCalls[]> {
  const { readTable } = await import("@swiftline/files");
  const table = await readTable(join(dirname(path), name), name);
  const calls = table.ok ? readHalfHourCalls(table.value) : table;
  if (!calls.ok) throw unreadable(path, calls.reason);
  return calls.value;
}

function unreadable(path: string, problems: readonly Problem[]): SwiftlineError {
  if (problems.some(({ code, file }) => code === "file/not-found" && file === path))
    return new SwiftlineError("file/not-found", `${path}: there is no such file`, { tryThis: "check the path" });
  return new SwiftlineError(
    "file/malformed",
    `${path}: shifts cannot be planned, ${counted(problems.length, "error")}`,
    {
      tryThis: "mend what is listed; examples/staffing has a file that is right",
      problems,
    },
  );
}
