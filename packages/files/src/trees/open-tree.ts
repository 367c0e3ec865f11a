import type { PackedForm, TreeForm } from "../file-form.ts";
import type { RowSource } from "../file-row.ts";
import { type TextSource, transcoded } from "../text-source.ts";
import { surroundings } from "./further-pages.ts";
import { jsonLineNames, jsonLineRecords, jsonNames, jsonRecords } from "./json-records.ts";
import { keyedRows } from "./keyed-rows.ts";
import { xmlNames, xmlRecords } from "./xml-records.ts";

export interface OpenTreeOptions {
  readonly name: string;
  readonly packed: PackedForm;
  readonly format: TreeForm["format"];
  /** Its columns, where they are known. */
  readonly columns: readonly string[] | undefined;
  /** Opens the same text once more; undefined where it can be read only once. */
  readonly again: (() => Promise<TextSource>) | undefined;
}

const readers = {
  json: { records: jsonRecords, names: jsonNames },
  ndjson: { records: jsonLineRecords, names: jsonLineNames },
  xml: { records: xmlRecords, names: xmlNames },
} as const;

/**
 * Reads the records of a JSON or XML document; one that can be read twice is, for the names in it. A list may be empty, and then
 * has no columns. Throws `file/malformed`, and `file/empty` where there is no record otherwise.
 */
export async function openTree(
  text: TextSource,
  { name, packed, format, columns: known, again }: OpenTreeOptions,
): Promise<RowSource> {
  const { encoding, marked } = text;
  const isTranscoded = encoding !== "utf-8";
  const { records, names } = readers[format];
  const inUtf8 = ({ bytes }: TextSource) => (isTranscoded ? transcoded(bytes, encoding) : bytes);
  const around = surroundings();
  const origin = { name, isTranscoded, aside: around.add };
  async function* allNames(open: () => Promise<TextSource>) {
    if (known === undefined) yield* names(inUtf8(await open()), origin);
    else yield new Set(known);
  }
  const { columns, pieces, isEmpty } = await keyedRows(
    records(inUtf8(text), origin),
    again === undefined ? undefined : () => allNames(again),
  );
  const form = { format, encoding, marked, ...packed };
  return { form, columns, pieces, isEmptyList: isEmpty, hasMorePages: around.tellOfMore() };
}
