import { invalid } from "../flags.ts";
import type { ExportFormat } from "./export-records.ts";

/** What somebody wants exported, as far as one wish may rule another out. */
export interface WantedExport {
  readonly format: ExportFormat;
  /** A file, or `-`. */
  readonly file: string;
  readonly json: boolean;
  readonly columns?: readonly string[] | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly "for-research"?: boolean | undefined;
  readonly positions?: "drop" | "round" | undefined;
}

/** Throws `flag/invalid` on wishes that cannot be together. */
export function requirePossible({ format, file, json, columns, since, until, ...more }: WantedExport): void {
  const forResearch = more["for-research"] === true;
  if (since !== undefined && until !== undefined && since > until)
    throw invalid(`--since ${since} is after --until ${until}`, "exchange them");
  if (file === "-" && json)
    throw invalid("standard output cannot hold both the records and --json", "name a file with --out");
  if (file === "-" && format === "parquet")
    throw invalid("a Parquet file cannot go to standard output", "name a file with --out");
  if (file.endsWith(".gz") && format === "parquet")
    throw invalid("a Parquet file is packed within", "leave .gz out of its name");
  if (format === "ndjson" && columns !== undefined && !forResearch)
    throw invalid("an appeal with all its events has no columns", "leave --columns out, or take --format csv");
  if (!forResearch) return;
  if (file === "-") throw invalid("a release is a file with its description beside it", "name a file with --out");
  if (format === "georeport-bulk")
    throw invalid("georeport-bulk holds texts and addresses, which a release never does", "take --format csv");
  requireOneWord(columns, more.positions);
}

/** Throws `flag/invalid` where the columns say something else of positions than `--positions` does. */
function requireOneWord(columns: WantedExport["columns"], positions: WantedExport["positions"] = "drop"): void {
  if (columns === undefined) return;
  const named = columns.includes("position");
  if (named && positions === "drop")
    throw invalid(
      "--columns names position, and positions are dropped unless they are told on a grid",
      "take --positions round, or leave position out of --columns",
    );
  if (!named && positions === "round")
    throw invalid(
      "--positions round tells positions, and --columns leaves them out",
      "add position to --columns, or leave --positions out",
    );
}
