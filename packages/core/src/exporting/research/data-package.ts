import type { CellType } from "../../intake/swiftline/flat-columns.ts";
import type { Release } from "./prepare-release.ts";
import { UNTOLD } from "./quasi-identifiers.ts";
import { type ReleaseScope, scopeSentence, titleOf } from "./release-scope.ts";

/** What a release is and how it was made, as far as the data themselves do not say. */
export interface ReleaseDescription extends ReleaseScope {
  readonly cityId: string;
  /** The file beside which the description lies. */
  readonly file: string;
  readonly format: "csv" | "ndjson" | "parquet";
  /** `2026-05-23`. */
  readonly releasedOn: string;
  /** How far times were moved at most, as text such as `2h`; undefined where they were not. */
  readonly jitter: string | undefined;
  /** Whether the key of the pseudonyms was kept, so that a later release names the same cases alike. */
  readonly keyKept: boolean;
  readonly swiftline: string;
}

const types: Readonly<Record<CellType, string>> = {
  code: "string",
  text: "string",
  time: "datetime",
  number: "number",
  integer: "integer",
  boolean: "boolean",
  json: "object",
};

const mediaTypes = { csv: "text/csv", ndjson: "application/x-ndjson", parquet: "application/vnd.apache.parquet" };

/** The data dictionary as a Frictionless data package (`datapackage.json`), with what was done to the records. */
export function dataPackage({ plan, columns }: Release, described: ReleaseDescription): unknown {
  const { cityId, file, format, releasedOn, jitter, keyKept, swiftline } = described;
  return {
    name: `${cityId.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}-appeals`,
    title: titleOf(described),
    description: scopeSentence(described),
    created: `${releasedOn}T00:00:00Z`,
    resources: [
      {
        name: "appeals",
        path: file,
        mediatype: mediaTypes[format],
        encoding: "utf-8",
        schema: {
          fields: columns.map(({ name, type, meaning }) => ({ name, type: types[type], description: meaning })),
          missingValues: [""],
          primaryKey: columns.some(({ name }) => name === "case_id") ? "case_id" : undefined,
        },
      },
    ],
    anonymisation: {
      method: "k-anonymity by global recoding and suppression",
      k: plan.k,
      quasiIdentifiers: plan.told.map(({ identifier, level }) => ({
        field: identifier.name,
        told: identifier.levels[level]?.name,
        steps: level,
      })),
      untold: UNTOLD,
      appeals: plan.appeals,
      released: plan.appeals - plan.suppressed,
      suppressed: plan.suppressed,
      classes: plan.classes,
      smallestClass: plan.smallestClass,
      timesMovedBy: jitter ?? null,
      pseudonyms: keyKept ? "HMAC-SHA256 under a key that is kept" : "HMAC-SHA256 under a key that was thrown away",
      madeWith: `Swiftline ${swiftline}`,
    },
  };
}
