import { rm } from "node:fs/promises";
import { join } from "node:path";
import { invariant } from "@swiftline/core";
import type { ExportColumn } from "@swiftline/core/exporting";
import { isPathValue, pathColumns, pathRows } from "@swiftline/core/simulation/city";
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
import type { SimulationManifest } from "./experiment-manifest.ts";
import { type Table, type TableFormat, tableFormats, tableOf, writeTables } from "./write-tables.ts";

/** A folder that holds what an experiment found. */
export interface OutcomeFolder {
  /** What an earlier run finished before it was stopped, and where this one notes what it finishes. */
  readonly checkpoint: CheckpointFile;
  /**
   * Writes tidy tables and the manifest, the same bytes for the same result, and takes away tables of these names that are not of it;
   * only a part keeps its checkpoint. Answers the files.
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
      const tables = tablesOf(result, described);
      const files = await writeTables(
        tables.filter(({ rows }) => rows.length > 0),
        { folder, formats, zone: zoneOf(described) },
      );
      await removeOthers(tables, folder, files);
      const manifestFile = join(folder, "manifest.json");
      await writeWhole(manifestFile, `${JSON.stringify(described.manifest, null, 2)}\n`);
      if (result.partial !== undefined) return [...files, manifestFile, checkpointFile];
      await checkpoint.remove();
      return [...files, manifestFile];
    },
  };
}

/** Takes away the tables of an earlier experiment, which would stand beside the manifest of this one. */
async function removeOthers(tables: readonly Table[], folder: string, kept: readonly string[]): Promise<void> {
  const ours = tables.flatMap(({ name }) => tableFormats.map((format) => join(folder, `${name}.${format}`)));
  for (const file of ours) if (!kept.includes(file)) await rm(file, { force: true });
}

/** Times in the tables are those of the first city. */
function zoneOf({ points: [first] }: Described): Zone {
  invariant(first !== undefined, "an experiment has a point");
  return first.book.zone;
}

function tablesOf(result: ExperimentResult, { points }: Described): readonly Table[] {
  const { summaries, comparisons, design } = result;
  const followed = points.map(({ name, scenario, book }) => ({ point: name, scenario, zone: book.zone }));
  const values = design.points.flatMap(({ name: point, values: all }) =>
    Object.entries(all).map(([name, value]) => ({ point, name, value: String(value) })),
  );
  return [
    tableOf(
      "replications",
      replicationColumns,
      replicationRows(result).filter(({ measure }) => !isPathValue(measure)),
    ),
    tableOf("summary", summaryColumns, summaries),
    tableOf("comparisons", comparisonColumns, comparisons),
    tableOf("points", pointColumns, values),
    tableOf("series", pathColumns, pathRows(result, followed)),
  ];
}

type PointRow = Readonly<Record<"point" | "name" | "value", string>>;

const pointColumns: readonly ExportColumn<PointRow>[] = [
  { name: "point", type: "text", meaning: "the setting of what was varied", of: ({ point }) => point },
  { name: "name", type: "text", meaning: "a place in the scenario, as a dotted path", of: ({ name }) => name },
  { name: "value", type: "text", meaning: "what stands there", of: ({ value }) => value },
];
