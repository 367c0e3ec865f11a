import { missingColumns } from "../bound-columns.ts";
import { completed } from "../completed-mapping.ts";
import { readMappedRows } from "../mapped-rows.ts";
import { Mapping, type MappingInput } from "../mapping.ts";
import type { Source } from "../source.ts";

/** A known form of record: its columns mean the same in every file. */
export interface Preset extends Pick<Source, "id" | "summary" | "example"> {
  readonly mapping: MappingInput;
}

/** The source of a preset. A mapping of the city's own completes it: what that says goes first. */
export function presetSource({ id, summary, example, mapping }: Preset): Source {
  const known = Mapping.parse(mapping);
  return {
    id,
    summary,
    example,
    recognises: (columns) => missingColumns(columns, known).length === 0,
    meaning: ({ mapping: own }) => completed(known, own),
    bind: (columns, context) => readMappedRows(columns, completed(known, context.mapping), context),
  };
}
