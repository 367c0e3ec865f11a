import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { SwiftlineError } from "@swiftline/core";
import { csvLines, type ExportColumn } from "@swiftline/core/exporting";
import {
  type Checkpoint,
  comparisonColumns,
  type ExperimentManifest,
  type ExperimentResult,
  readCheckpoint,
  replicationColumns,
  replicationRows,
  summaryColumns,
} from "@swiftline/core/simulation/experiment";
import type { Zone } from "@swiftline/core/time";
import { readYaml, writeWhole } from "@swiftline/files";

/** A folder that holds what an experiment found. */
export interface OutcomeFolder {
  /** What an earlier run finished before it was stopped. */
  readonly checkpoint: Checkpoint | undefined;
  /** Writes tidy tables and the manifest, the same bytes for the same result; of a part also where to go on. Answers the files. */
  readonly write: (result: ExperimentResult, described: Described) => Promise<readonly string[]>;
}

interface Described {
  readonly manifest: ExperimentManifest;
  readonly zone: Zone;
}

/**
 * Makes the folder, or opens it, before anything is run: that it cannot be written is not to be learned after hours. Throws
 * `file/not-writable`, and `file/malformed` where its checkpoint is none.
 */
export async function openOutcome(folder: string): Promise<OutcomeFolder> {
  const checkpointFile = join(folder, "checkpoint.json");
  await mkdir(folder, { recursive: true }).catch((cause) => {
    throw new SwiftlineError("file/not-writable", `${folder}: no folder can be made there`, {
      tryThis: "name a folder that is yours, or a new one inside it",
      cause,
    });
  });
  return {
    checkpoint: await checkpointIn(checkpointFile),
    async write(result, described) {
      const files = await writeAll(folder, contentsOf(result, described));
      if (result.partial === undefined) {
        await rm(checkpointFile, { force: true });
        return files;
      }
      await writeWhole(checkpointFile, `${JSON.stringify(result.checkpoint)}\n`);
      return [...files, checkpointFile];
    },
  };
}

async function checkpointIn(file: string): Promise<Checkpoint | undefined> {
  const document = await readYaml(file);
  if (!document.ok && document.reason.some(({ code }) => code === "file/not-found")) return undefined;
  const read = document.ok ? readCheckpoint(document.value.value) : document;
  if (read.ok) return read.value;
  throw new SwiftlineError("file/malformed", `${file} is no checkpoint of an experiment`, {
    tryThis: "remove it to begin anew",
    problems: read.reason.map((problem) => ({ ...problem, file })),
  });
}

const contentsOf = (result: ExperimentResult, { manifest, zone }: Described): Readonly<Record<string, string>> => ({
  "replications.csv": csvOf(replicationColumns, replicationRows(result), zone),
  "summary.csv": csvOf(summaryColumns, result.summaries, zone),
  ...(result.comparisons.length > 0 && { "comparisons.csv": csvOf(comparisonColumns, result.comparisons, zone) }),
  "manifest.json": `${JSON.stringify(manifest, null, 2)}\n`,
});

async function writeAll(folder: string, contents: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const files = Object.entries(contents).map(([name, text]) => ({ path: join(folder, name), text }));
  for (const { path, text } of files) await writeWhole(path, text);
  return files.map(({ path }) => path);
}

function csvOf<Row>(columns: readonly ExportColumn<Row>[], rows: readonly Row[], zone: Zone): string {
  const { header, row } = csvLines(columns, zone);
  return [header, ...rows.map(row)].join("");
}
