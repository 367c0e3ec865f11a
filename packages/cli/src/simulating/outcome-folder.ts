import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { SwiftlineError } from "@swiftline/core";
import type { ExperimentManifest } from "@swiftline/core/simulation/experiment";
import type { Zone } from "@swiftline/core/time";
import { makeFolder, writeWhole } from "@swiftline/files";
import { type CheckpointFile, openCheckpoint } from "./checkpoint-file.ts";
import { removeEarlier } from "./earlier-outcome.ts";
import { DICTIONARY, DICTIONARY_TITLE, outcomeDictionary } from "./outcome-dictionary.ts";
import { type Table, type TableFormat, writeTables } from "./write-tables.ts";

/** A folder that holds what a simulation found. */
export interface OutcomeFolder {
  /** What an earlier run finished before it was stopped, and where this one notes what it finishes. */
  readonly checkpoint: CheckpointFile;
  /**
   * Writes tidy tables, what their columns mean and the manifest, the same bytes for the same result, in place of all that an earlier run wrote there; only a
   * part keeps its checkpoint, and one that has more runs than these. Answers the files.
   */
  readonly write: (outcome: Outcome) => Promise<readonly string[]>;
}

export interface Outcome {
  readonly tables: readonly Table[];
  /** The zone by whose clocks the tables tell times. */
  readonly zone: Zone;
  readonly manifest: Pick<ExperimentManifest, "resultHash" | "design">;
  /** Whether it is a part of what was asked for. */
  readonly isPart: boolean;
}

/**
 * Makes the folder, or opens it, before anything is run: that it cannot be written is not to be learned after hours. Throws
 * `file/not-writable`, also where it would replace the description of something else, and `file/malformed` where its checkpoint is none.
 */
export async function openOutcome(folder: string, formats: readonly TableFormat[]): Promise<OutcomeFolder> {
  await makeFolder(folder);
  const dictionaryFile = join(folder, DICTIONARY);
  await requireOurs(dictionaryFile);
  const checkpointFile = join(folder, "checkpoint.ndjson");
  const checkpoint = await openCheckpoint(checkpointFile);
  return {
    checkpoint,
    async write({ tables, zone, manifest, isPart }) {
      await checkpoint.settle();
      const manifestFile = join(folder, "manifest.json");
      const files = [...(await writeTables(tables, { folder, formats, zone })), dictionaryFile, manifestFile];
      await writeWhole(dictionaryFile, outcomeDictionary(tables, manifest.design.measures));
      await removeEarlier(folder, files, manifest);
      await writeWhole(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
      const isOver = !isPart && (await checkpoint.remove());
      return isOver ? files : [...files, checkpointFile];
    },
  };
}

async function requireOurs(dictionary: string): Promise<void> {
  const there = await readFile(dictionary, "utf8").catch(() => DICTIONARY_TITLE);
  if (there.startsWith(DICTIONARY_TITLE)) return;
  throw new SwiftlineError("file/not-writable", `${dictionary} is there already, of something else`, {
    tryThis: "give the outcome a folder of its own",
  });
}
