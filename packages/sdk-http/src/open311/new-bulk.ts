import {
  type EventLog,
  type ImportCounts,
  type ImportLog,
  no,
  noRows,
  ok,
  type Result,
  takeBatch,
} from "@swiftline/core";
import { type RowReader, sources } from "@swiftline/core/intake";
import { utf8In } from "../utf8.ts";
import type { Answer, Fields } from "./answer.ts";
import { type Wrong, wrong } from "./asked.ts";
import { jsonRecords, type Records } from "./bulk-records.ts";
import type { Call } from "./call.ts";
import { csvRecords } from "./csv-records.ts";
import { readBytes } from "./form.ts";
import { xmlRecords } from "./xml-records.ts";

/** The largest body that is read: some 50,000 requests. */
const MOST_BYTES = 16 * 1024 * 1024;
/** How many records are appended at once. */
const BATCH = 500;

const readers = { csv: csvRecords, json: jsonRecords, xml: xmlRecords } as const satisfies Record<
  Call["format"],
  (text: string) => Records | undefined
>;

/**
 * Takes in what another system recorded, as GeoReport Bulk: each record with what it proves, at its own times, and nothing reacts to it.
 * Sent again it changes nothing. Whoever may take such records back may bring them in.
 */
export async function newBulk(call: Call): Promise<Result<Answer, Wrong>> {
  const { ports, request, format } = call;
  const principal = await call.may("acts:withdraw-import");
  if (!principal.ok) return principal;
  const body = await readBytes(request, { ...ports.limits, bodyBytes: MOST_BYTES });
  if (!body.ok) return body;
  const text = utf8In(body.value);
  if (text === undefined) return wrong(400, "The body must be UTF-8.");
  const records = readers[format](text);
  if (records === undefined) return wrong(400, `The body is no list of records in ${format.toUpperCase()}.`);
  if (records.wrong !== undefined) return wrong(400, records.wrong);
  const reader = readerFor(records, call);
  return reader.ok ? ok(await takenIn(records, reader.value, call)) : reader;
}

/** A list of no records, but in CSV, names no fields either. */
function readerFor({ columns, rows }: Records, { ports }: Call): Result<RowReader, Wrong> {
  if (columns.length === 0 && rows.length === 0) return ok(() => no([]));
  const source = sources.find(({ id }) => id === "open311");
  const reader = source?.bind(columns, { book: ports.hotline.book, readAt: ports.now() });
  if (reader?.ok) return reader;
  return wrong(400, ...(reader?.reason ?? []).map(({ message }) => message));
}

/** A finding for every record that was refused or is odd; one without was taken in as it is, or was known. */
async function takenIn({ rows }: Records, read: RowReader, { ports }: Call): Promise<Answer> {
  const { log, book } = ports.hotline;
  const importId = `open311/${ports.newId()}`;
  const run = { read, book, log: withoutProgress(log), importId };
  let counts: ImportCounts = noRows;
  const findings: Fields[] = [];
  for (let from = 0; from < rows.length; from += BATCH) {
    const taken = await takeBatch({ rows: rows.slice(from, from + BATCH) }, counts, run);
    counts = taken.counts;
    for (const { line, outcome, problems } of taken.findings)
      findings.push({ line, outcome, problems: problems.map(({ code, message }) => ({ code, message })) });
  }
  const { skipped: _, ...told } = counts;
  return { root: "bulk", content: { import_id: importId, ...told, findings } };
}

/** A request is carried out or not: how far it has come is written down nowhere, and its answer tells all that is odd. */
const withoutProgress = ({ readMany, append }: EventLog): ImportLog => ({
  readMany,
  flaggedOf: async () => new Map(),
  append: (appends, step) => append(appends, step && { importId: step.importId }),
});
