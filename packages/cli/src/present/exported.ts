import type { Release } from "@swiftline/core/exporting";
import * as z from "zod";
import { exportFormats } from "../exporting/export-records.ts";
import { counted } from "./counted.ts";

/** How researchers get the records, and what that cost. */
const ReleaseAnswer = z.strictObject({
  k: z.int(),
  /** How exactly each quasi-identifier is told; `steps` counts from the finest level. */
  told: z.array(z.strictObject({ field: z.string(), as: z.string(), steps: z.int() })),
  suppressed: z.int(),
  classes: z.int(),
  smallestClass: z.int(),
  /** Whether the key of the pseudonyms came from a file; else it was made for this release and thrown away. */
  keyKept: z.boolean(),
  beside: z.array(z.string()),
});
export type ReleaseAnswer = z.infer<typeof ReleaseAnswer>;

/** What was exported. Where the records go to standard output, this goes nowhere. */
export const ExportAnswer = z.strictObject({
  format: z.enum(exportFormats),
  file: z.string(),
  appeals: z.int(),
  /** Confidential appeals that a form for publishing leaves out. */
  withheld: z.int(),
  /** Of text, before it is packed. */
  bytes: z.int(),
  /** Null where the records were not made pseudonymous. */
  release: ReleaseAnswer.nullable(),
  seconds: z.number(),
});
export type ExportAnswer = z.infer<typeof ExportAnswer>;

export function releaseAnswer(
  { plan }: Release,
  { keyKept, beside }: { readonly keyKept: boolean; readonly beside: readonly string[] },
): ReleaseAnswer {
  const { k, suppressed, classes, smallestClass } = plan;
  const told = plan.told.map(({ identifier, level }) => ({
    field: identifier.name,
    as: identifier.levels[level]?.name ?? "",
    steps: level,
  }));
  return { k, told, suppressed, classes, smallestClass, keyKept, beside: [...beside] };
}

/** What was exported, for a person to read. */
export function exportedLines({ file, appeals, withheld, bytes, release, seconds }: ExportAnswer): readonly string[] {
  const size = `${bytes.toLocaleString("en")} bytes`;
  const head = `${file}: ${counted(appeals, "appeal")}, ${size}, in ${seconds.toFixed(1)} s.`;
  const left = withheld === 0 ? [] : [`  ${counted(withheld, "confidential appeal")} left out.`];
  return [head, ...left, ...(release === null ? [] : releaseLines(release))];
}

function releaseLines(release: ReleaseAnswer): readonly string[] {
  const { k, told, suppressed, classes, smallestClass, keyKept, beside } = release;
  return [
    `  ${counted(suppressed, "appeal")} left out, since fewer than ${k} would have been told alike.`,
    `  ${counted(classes, "group")} told alike, of at least ${counted(smallestClass, "appeal")}.`,
    ...told.map(({ field, as }) => `    ${field}: ${as}`),
    ...(keyKept
      ? [
          "  Pseudonyms are made with the key of the file: keep it apart from the release.",
          `  Releases under one key can be joined case by case: that at least ${k} are alike holds for each alone.`,
        ]
      : ["  The key of the pseudonyms was made for this release and is gone."]),
    `  Described in ${beside.join(", ")}.`,
  ];
}
