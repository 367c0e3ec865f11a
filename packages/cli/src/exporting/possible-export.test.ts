import { expect, test } from "vitest";
import { requirePossible, type WantedExport } from "./possible-export.ts";

const plain: WantedExport = { format: "csv", file: "appeals.csv", json: false };

test.each<[message: string, wanted: Partial<WantedExport>]>([
  ["--since 2026-05-02 is after --until 2026-05-01", { since: "2026-05-02", until: "2026-05-01" }],
  ["standard output cannot hold both the records and --json", { file: "-", json: true }],
  ["a Parquet file cannot go to standard output", { file: "-", format: "parquet" }],
  ["a Parquet file is packed within", { file: "x.parquet.gz", format: "parquet" }],
  ["an appeal with all its events has no columns", { format: "ndjson", columns: ["text"] }],
  ["a release is a file with its description beside it", { file: "-", "for-research": true }],
  [
    "georeport-bulk holds texts and addresses, which a release never does",
    { format: "georeport-bulk", "for-research": true },
  ],
  [
    "--columns names position, and positions are dropped unless they are told on a grid",
    { columns: ["position", "status"], "for-research": true },
  ],
  [
    "--columns names position, and positions are dropped unless they are told on a grid",
    { columns: ["position", "status"], positions: "drop", "for-research": true },
  ],
  [
    "--positions round tells positions, and --columns leaves them out",
    { columns: ["area", "status"], positions: "round", "for-research": true },
  ],
])("%s", (message, wanted) => {
  expect(() => requirePossible({ ...plain, ...wanted })).toThrow(
    expect.objectContaining({ code: "flag/invalid", message }),
  );
});

test.each<[what: string, wanted: Partial<WantedExport>]>([
  ["rows to standard output", { file: "-" }],
  ["one day", { since: "2026-05-01", until: "2026-05-01" }],
  [
    "flat lines of JSON for researchers, with some columns",
    { format: "ndjson", columns: ["area"], "for-research": true },
  ],
  ["positions on a grid", { columns: ["position"], positions: "round", "for-research": true }],
  ["columns without positions", { columns: ["area"], positions: "drop", "for-research": true }],
])("%s can be exported", (_what, wanted) => {
  expect(() => requirePossible({ ...plain, ...wanted })).not.toThrow();
});
