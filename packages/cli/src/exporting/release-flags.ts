import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { Flags } from "@oclif/core";
import type { PolicyBook } from "@swiftline/core";
import {
  KEY_BYTES,
  type ReleaseDescription,
  type ReleaseOptions,
  releaseColumnNames,
  releaseScope,
} from "@swiftline/core/exporting";
import { formatDuration } from "@swiftline/core/time";
import packageJson from "../../package.json" with { type: "json" };
import { durationFlag, invalid } from "../flags.ts";
import { percentFlag } from "../percent-flag.ts";
import { type ExportFormat, requireColumns } from "./export-records.ts";

/** What holds where nothing is said: a flag with a default of its own would seem to be given where there is no release at all. */
const USUAL = { k: 10, suppress: 2 } as const;

/** What is asked of a release for researchers. */
export const releaseFlags = {
  "for-research": Flags.boolean({
    summary: "make the records pseudonymous, and tell at least K of them alike",
    helpGroup: "RESEARCH",
  }),
  k: Flags.integer({
    summary: `how many appeals are told alike at least; ${USUAL.k} when left out`,
    min: 2,
    max: 100_000,
    helpValue: "K",
    helpGroup: "RESEARCH",
    dependsOn: ["for-research"],
  }),
  suppress: percentFlag({
    summary: `how many appeals may be left out before all are told more coarsely; ${USUAL.suppress} when left out`,
    helpGroup: "RESEARCH",
    dependsOn: ["for-research"],
  }),
  jitter: durationFlag({
    summary: "move every time by chance, by up to this",
    helpGroup: "RESEARCH",
    dependsOn: ["for-research"],
  }),
  positions: Flags.option({
    options: ["drop", "round"] as const,
    summary: "leave positions out, or tell them on a grid; drop when left out",
    helpGroup: "RESEARCH",
    dependsOn: ["for-research"],
  })(),
  "key-file": Flags.string({
    summary: `a file of at least ${KEY_BYTES} secret bytes, by which pseudonyms stay the same; made and thrown away when left out`,
    helpValue: "FILE",
    helpGroup: "RESEARCH",
    dependsOn: ["for-research"],
  }),
};

export interface ReleaseFlags {
  readonly "for-research"?: boolean | undefined;
  readonly k?: number | undefined;
  readonly suppress?: number | undefined;
  readonly jitter?: number | undefined;
  readonly positions?: "drop" | "round" | undefined;
  readonly "key-file"?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly agency?: string | undefined;
  readonly category?: string | undefined;
  readonly area?: string | undefined;
}

interface Asked {
  readonly format: ExportFormat;
  readonly file: string;
  readonly columns: readonly string[] | undefined;
  readonly book: PolicyBook;
}

/** How a release is made, and what is said of it. Throws `flag/invalid` on unknown columns, and on a key that is too short. */
export async function releaseOf(
  flags: ReleaseFlags,
  { format, file, columns, book }: Asked,
): Promise<{ readonly options: ReleaseOptions; readonly described: ReleaseDescription }> {
  const { k = USUAL.k, suppress = USUAL.suppress, jitter = 0, positions } = flags;
  const keyFile = flags["key-file"];
  if (columns !== undefined) requireColumns(columns, releaseColumnNames(book));
  const key = keyFile === undefined ? randomBytes(KEY_BYTES) : await readKey(keyFile);
  return {
    options: { book, key, k, suppress: suppress / 100, jitter, positions: positions === "round", columns },
    described: {
      ...releaseScope(flags, book),
      cityId: book.city.id,
      file: basename(file),
      format: format === "georeport-bulk" ? "csv" : format,
      releasedOn: new Date().toISOString().slice(0, 10),
      jitter: jitter === 0 ? undefined : formatDuration(jitter),
      keyKept: keyFile !== undefined,
      swiftline: packageJson.version,
    },
  };
}

async function readKey(file: string): Promise<Buffer> {
  const key = await readFile(file).catch(() => {
    throw invalid(`${file} cannot be read`, `make a key with: openssl rand ${KEY_BYTES} > ${file}`);
  });
  if (key.length >= KEY_BYTES) return key;
  throw invalid(
    `${file} has ${key.length} bytes, and a key has at least ${KEY_BYTES}`,
    `make one with: openssl rand ${KEY_BYTES} > ${file}`,
  );
}
