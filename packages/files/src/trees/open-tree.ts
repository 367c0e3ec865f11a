import { SwiftlineError } from "@swiftline/core";
import type { PackedForm, TreeForm } from "../file-form.ts";
import type { RowSource } from "../file-row.ts";
import { type TextSource, transcoded } from "../text-source.ts";
import { jsonLineRecords, jsonRecords } from "./json-records.ts";
import { keyedRows } from "./keyed-rows.ts";
import { xmlRecords } from "./xml-records.ts";

export interface OpenTreeOptions {
  readonly name: string;
  readonly packed: PackedForm;
  readonly format: TreeForm["format"];
}

/** Reads the records of a JSON or XML document. Throws `file/malformed`, and `file/empty` where it holds none. */
export async function openTree(text: TextSource, { name, packed, format }: OpenTreeOptions): Promise<RowSource> {
  const { encoding, marked } = text;
  const isTranscoded = encoding !== "utf-8";
  const bytes = isTranscoded ? transcoded(text.bytes, encoding) : text.bytes;
  const read = { json: jsonRecords, ndjson: jsonLineRecords, xml: xmlRecords }[format];
  const { columns, pieces, isEmpty } = await keyedRows(read(bytes, { name, isTranscoded }));
  if (isEmpty)
    throw new SwiftlineError("file/empty", `${name}: there is no record in it`, {
      tryThis: "check how it was exported",
    });
  return { form: { format, encoding, marked, ...packed }, columns, pieces };
}
