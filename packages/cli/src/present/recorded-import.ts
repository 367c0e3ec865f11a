import { formatInZone, type Zone } from "@swiftline/core/time";
import type { RecordedImport } from "@swiftline/store";
import * as z from "zod";
import { TimeAnswer } from "./answers.ts";
import { say } from "./counted.ts";
import { countLines, importCounts } from "./imported.ts";
import { oneLine } from "./one-line.ts";
import { shownTime } from "./shown-time.ts";
import { textTable } from "./table.ts";

/** A run of an import. `rows` is the sum of the five counts that follow it; of an interrupted run, of those that are in. */
export const RecordedImportAnswer = z.strictObject({
  id: z.string(),
  source: z.string(),
  file: z.string(),
  status: z.enum(["finished", "unfinished", "withdrawn"]),
  startedAt: TimeAnswer,
  finishedAt: TimeAnswer.nullable(),
  withdrawnAt: TimeAnswer.nullable(),
  ...importCounts,
});
export type RecordedImportAnswer = z.infer<typeof RecordedImportAnswer>;

export function recordedImportAnswer(run: RecordedImport, zone: Zone): RecordedImportAnswer {
  const { id, source, file, startedAt, finishedAt, withdrawnAt, counts } = run;
  const time = (at: number | undefined): string | null => (at === undefined ? null : formatInZone(at, zone));
  return {
    id,
    source,
    file,
    status: withdrawnAt !== undefined ? "withdrawn" : finishedAt !== undefined ? "finished" : "unfinished",
    startedAt: formatInZone(startedAt, zone),
    finishedAt: time(finishedAt),
    withdrawnAt: time(withdrawnAt),
    ...counts,
  };
}

/** Runs for a person to read. */
export function recordedImportLines(runs: readonly RecordedImportAnswer[]): readonly string[] {
  if (runs.length === 0) return ["Nothing has been imported."];
  const amounts = ["Rows", "New", "Updated", "Unchanged", "Flagged", "Rejected"].map((label) => ({
    label,
    right: true,
  }));
  const columns = [{ label: "Import" }, { label: "File" }, { label: "Status" }, ...amounts];
  const rows = runs.map((run) => [
    run.id,
    run.file,
    run.status,
    ...[run.rows, run.new, run.updated, run.unchanged, run.flagged, run.rejected].map(say),
  ]);
  return [textTable(columns, rows)];
}

/** One run in words. */
export function recordedImportStory(run: RecordedImportAnswer): readonly string[] {
  const { id, file, source } = run;
  const moments = [
    `began ${shownTime(run.startedAt, "second")}`,
    run.finishedAt === null ? "was interrupted or still goes on" : `ended ${shownTime(run.finishedAt, "second")}`,
    ...(run.withdrawnAt === null ? [] : [`was taken back ${shownTime(run.withdrawnAt, "second")}`]),
  ];
  return [`${id}: ${oneLine(file)}, read as ${source}; it ${moments.join(", ")}.`, ...countLines(run)];
}
