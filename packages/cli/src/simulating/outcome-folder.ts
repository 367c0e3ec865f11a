import { join } from "node:path";
import { invariant } from "@swiftline/core";
import { isPathValue, measuredUnits, pathColumns, pathRows } from "@swiftline/core/simulation/city";
import {
  comparisonColumns,
  type ExperimentResult,
  replicationColumns,
  replicationRows,
  summaryColumns,
} from "@swiftline/core/simulation/experiment";
import type { Zone } from "@swiftline/core/time";
import { makeFolder, writeWhole } from "@swiftline/files";
import { type CheckpointFile, openCheckpoint } from "./checkpoint-file.ts";
import type { CityPoint } from "./city-experiment.ts";
import { removeEarlier } from "./earlier-outcome.ts";
import type { SimulationManifest } from "./experiment-manifest.ts";
import { pointTable } from "./point-table.ts";
import { type Table, type TableFormat, tableOf, writeTables } from "./write-tables.ts";

/** A folder that holds what an experiment found. */
export interface OutcomeFolder {
  /** What an earlier run finished before it was stopped, and where this one notes what it finishes. */
  readonly checkpoint: CheckpointFile;
  /**
   * Writes tidy tables and the manifest, the same bytes for the same result, in place of all that an earlier run wrote there; only a
   * part keeps its checkpoint, and one that has more runs than these. Answers the files.
   */
  readonly write: (result: ExperimentResult, described: Described) => Promise<readonly string[]>;
}

interface Described {
  readonly manifest: SimulationManifest;
  readonly points: readonly CityPoint[];
}

/**
 * Makes the folder, or opens it, before anything is run: that it cannot be written is not to be learned after hours. Throws
 * `file/not-writable`, and `file/malformed` where its checkpoint is none.
 */
export async function openOutcome(folder: string, formats: readonly TableFormat[]): Promise<OutcomeFolder> {
  await makeFolder(folder);
  const checkpointFile = join(folder, "checkpoint.ndjson");
  const checkpoint = await openCheckpoint(checkpointFile);
  return {
    checkpoint,
    async write(result, described) {
      await checkpoint.settle();
      const tables = tablesOf(result, described).filter(({ rows }) => rows.length > 0);
      const files = await writeTables(tables, { folder, formats, zone: zoneOf(described) });
      const manifestFile = join(folder, "manifest.json");
      await removeEarlier(folder, [...files, manifestFile], described.manifest);
      await writeWhole(manifestFile, `${JSON.stringify(described.manifest, null, 2)}\n`);
      const isOver = result.partial === undefined && (await checkpoint.remove());
      return [...files, manifestFile, ...(isOver ? [] : [checkpointFile])];
    },
  };
}

/** Times in the tables are those of the first city. */
function zoneOf({ points: [first] }: Described): Zone {
  invariant(first !== undefined, "an experiment has a point");
  return first.book.zone;
}

function tablesOf(result: ExperimentResult, { points }: Described): readonly Table[] {
  const { summaries, comparisons, design } = result;
  const followed = points.map(({ name, scenario, book }) => ({ point: name, scenario, zone: book.zone }));
  return [
    tableOf(
      "replications",
      replicationColumns,
      replicationRows(result, measuredUnits).filter(({ measure }) => !isPathValue(measure)),
    ),
    tableOf("summary", summaryColumns, summaries),
    tableOf("comparisons", comparisonColumns, comparisons),
    pointTable(design.points),
    tableOf("series", pathColumns, pathRows(result, followed)),
  ];
}
