import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { invariant, SwiftlineError } from "@swiftline/core";
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
import { writeWhole } from "@swiftline/files";
import { type CheckpointFile, openCheckpoint } from "./checkpoint-file.ts";
import type { CityPoint } from "./city-experiment.ts";
import type { SimulationManifest } from "./experiment-manifest.ts";
import { type Table, type TableFormat, tableOf, writeTables } from "./write-tables.ts";

/** A folder that holds what an experiment found. */
export interface OutcomeFolder {
  /** What an earlier run finished before it was stopped, and where this one notes what it finishes. */
  readonly checkpoint: CheckpointFile;
  /** Writes tidy tables and the manifest, the same bytes for the same result; only a part keeps its checkpoint. Answers the files. */
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
      const files = await writeTables(tablesOf(result, described), { folder, formats, zone: zoneOf(described) });
      const manifestFile = join(folder, "manifest.json");
      await writeWhole(manifestFile, `${JSON.stringify(described.manifest, null, 2)}\n`);
      if (result.partial !== undefined) return [...files, manifestFile, checkpointFile];
      await checkpoint.remove();
      return [...files, manifestFile];
    },
  };
}

/** Times in the tables are those of the first city. */
function zoneOf({ points: [first] }: Described): Zone {
  invariant(first !== undefined, "an experiment has a point");
  return first.book.zone;
}

/** Makes a folder that may be there already. Throws `file/not-writable`. */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((cause) => {
    throw new SwiftlineError("file/not-writable", `${folder}: no folder can be made there`, {
      tryThis: "name a folder that is yours, or a new one inside it",
      cause,
    });
  });
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
  ].filter(({ rows }) => rows.length > 0);
}

type PointRow = Readonly<Record<"point" | "name" | "value", string>>;

const pointColumns: readonly ExportColumn<PointRow>[] = [
  { name: "point", type: "text", meaning: "the setting of what was varied", of: ({ point }) => point },
  { name: "name", type: "text", meaning: "a place in the scenario, as a dotted path", of: ({ name }) => name },
  { name: "value", type: "text", meaning: "what stands there", of: ({ value }) => value },
];
