import { hash } from "node:crypto";
import { basename } from "node:path";
import type { PolicyBook } from "@swiftline/core";
import type { Store } from "@swiftline/store";
import * as z from "zod";
import packageJson from "../package.json" with { type: "json" };
import { HashAnswer } from "./present/checkpoint.ts";
import { Wanted, type Written } from "./wanted.ts";

/** What a report file was made of, and its hash. The same inputs make the same manifest: it does not say when. */
export const ReportManifest = z.strictObject({
  manifest: z.literal(2),
  /** By what it was computed: the scoring scheme, the city's book, and the program. */
  definition: z.strictObject({
    scheme: z.strictObject({
      id: z.string(),
      /** Null in a manifest of the first form, which did not say. */
      version: z.string().nullable(),
      /** The hash of the file in which it was given; null for a scheme of the city, or a published one. */
      sha256: HashAnswer.nullable(),
    }),
    book: z.string(),
    swiftline: z.string(),
  }),
  /** Of which log: a checkpoint over the same log has the same root. */
  snapshot: z.strictObject({ appeals: z.int(), commits: z.int(), root: HashAnswer }),
  parameters: Wanted,
  output: z.strictObject({ file: z.string(), bytes: z.int(), sha256: HashAnswer }),
});
export type ReportManifest = z.infer<typeof ReportManifest>;

/** Says of what a report file is made. The store must be as it was when its content was written. */
export async function manifestOf(
  wanted: Wanted,
  { content, scheme: { id, version }, schemeHash }: Written,
  made: { readonly file: string; readonly store: Store; readonly book: PolicyBook },
): Promise<ReportManifest> {
  const { file, store, book } = made;
  return {
    manifest: 2,
    definition: {
      scheme: { id, version, sha256: schemeHash },
      book: book.version,
      swiftline: packageJson.version,
    },
    snapshot: await store.snapshot(),
    parameters: wanted,
    output: { file: basename(file), bytes: Buffer.byteLength(content), sha256: sha256(content) },
  };
}

export const sha256 = (content: string | Uint8Array): string => hash("sha256", content);
