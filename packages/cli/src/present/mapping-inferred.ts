import type { LeftColumn, UnmatchedWord } from "@swiftline/core/intake";
import * as z from "zod";
import { counted } from "./counted.ts";
import { type MappingDraft, unlikeLines } from "./mapping-file.ts";
import { PreviewRow, previewLines } from "./mapping-preview.ts";

/** A word that nobody knows, where a crosswalk for it belongs, and the nearest code of the city. */
export const UnmatchedAnswer = z.strictObject({
  about: z.string(),
  word: z.string(),
  rows: z.int(),
  nearest: z.string().nullable(),
});
export type UnmatchedAnswer = z.infer<typeof UnmatchedAnswer>;

export const unmatchedAnswer = (word: UnmatchedWord): UnmatchedAnswer => ({ ...word, nearest: word.nearest ?? null });

/** What a file seems to mean. `mapping` is what a mapping file holds; `confidence` is from 0 to 1. */
export const MappingInferAnswer = z.strictObject({
  file: z.string(),
  /** How many rows were looked at. */
  rows: z.int(),
  /** The rows that were not, since they do not fit the header, reason by reason. */
  unlike: z.array(z.strictObject({ because: z.string(), rows: z.int() })),
  /** A known source that reads the file without any mapping. */
  source: z.string().nullable(),
  /** A known source that reads the file too, but leaves columns whose meaning is sure. */
  readsLess: z
    .strictObject({ source: z.string(), left: z.array(z.strictObject({ role: z.string(), column: z.string() })) })
    .nullable(),
  mapping: z.record(z.string(), z.unknown()),
  columns: z.array(
    z.strictObject({
      role: z.string(),
      column: z.string(),
      confidence: z.number(),
      because: z.array(z.string()),
      instead: z.array(z.strictObject({ column: z.string(), confidence: z.number() })),
    }),
  ),
  questions: z.array(z.strictObject({ about: z.string(), question: z.string(), options: z.array(z.string()) })),
  unused: z.array(z.strictObject({ column: z.string(), because: z.string(), fewWords: z.boolean() })),
  unmatched: z.array(UnmatchedAnswer),
  preview: z.array(PreviewRow),
  /** The mapping file that was written, if one was. */
  out: z.string().nullable(),
});
export type MappingInferAnswer = z.infer<typeof MappingInferAnswer>;

export interface Inferred {
  readonly draft: MappingDraft;
  /** The source that has the form of the file, with the columns that it would leave though the mapping reads them. */
  readonly known: { readonly source: string; readonly left: readonly LeftColumn[] } | undefined;
  readonly preview: readonly PreviewRow[];
  readonly out: string | undefined;
}

export interface InferredLinesOptions {
  /** The folder of the city that helped. */
  readonly city: string | undefined;
}

export const mappingInferAnswer = ({ draft, known, preview, out }: Inferred): MappingInferAnswer => ({
  file: draft.file,
  rows: draft.rows,
  unlike: [...draft.unlike],
  source: known?.left.length === 0 ? known.source : null,
  readsLess: known === undefined || known.left.length === 0 ? null : { source: known.source, left: [...known.left] },
  mapping: draft.mapping,
  columns: draft.columns.map(({ because, instead, ...guess }) => ({
    ...guess,
    because: [...because],
    instead: [...instead],
  })),
  questions: draft.questions.map(({ options, ...asked }) => ({ ...asked, options: [...options] })),
  unused: [...draft.unused],
  unmatched: draft.unmatched.map(unmatchedAnswer),
  preview: [...preview],
  out: out ?? null,
});

/** What to know besides the mapping file itself: a source that makes it needless, the questions, and the rows before and after. */
export function inferredLines(
  { source, readsLess, unlike, questions, preview, out, file }: MappingInferAnswer,
  { city }: InferredLinesOptions,
): readonly string[] {
  const here = city === undefined ? "" : ` --city ${city}`;
  return [
    ...(out === null ? [] : [`${out} says what the columns of ${file} mean.`, ...unlikeLines(unlike)]),
    ...(source === null
      ? []
      : [`The source ${source} reads this file without a mapping: swiftline import ${file}${here}`]),
    ...(readsLess === null ? [] : [readsLessLine(readsLess)]),
    ...(questions.length === 0
      ? []
      : [`At its top: ${counted(questions.length, "question")} that only a person can answer.`]),
    ...(out === null ? [] : [`Try it: swiftline mapping check ${out} ${file}${here}`]),
    "",
    "Before and after:",
    ...previewLines(preview),
  ];
}

function readsLessLine({ source, left }: NonNullable<MappingInferAnswer["readsLess"]>): string {
  const columns = left.map(({ role, column }) => `${column} as ${role}`).join(", ");
  return `The source ${source} reads this file too, but not ${columns}: the mapping reads more.`;
}
