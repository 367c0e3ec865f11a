/** A table has a cell for every record and field, whether the record has the field or not: a small body could ask for a vast one. */
const MOST_COLUMNS = 200;
const MOST_RECORDS = 100_000;

/** Records of a body as a table: the fields that any of them has, and what each says. */
export interface Records {
  /** Why nothing of it is read. */
  readonly wrong?: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly line: number;
    readonly cells: readonly string[];
    /** What is wrong with the record as such. */
    readonly wrong?: string;
  }[];
}

/** A table of records, the first of which is on line 1. A field that is no text, number or yes and no makes its record wrong; with too many fields or records the table is. */
export function recordsOf(records: readonly Readonly<Record<string, unknown>>[]): Records {
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const tooMany =
    columns.length > MOST_COLUMNS
      ? `The records have at most ${MOST_COLUMNS} different fields, not ${columns.length}.`
      : records.length > MOST_RECORDS && `A body has at most ${MOST_RECORDS} records, not ${records.length}.`;
  if (tooMany) return { wrong: tooMany, columns: [], rows: [] };
  const rows = records.map((record, index) => {
    const bad = Object.keys(record).filter((name) => typeof record[name] === "object" && record[name] !== null);
    const cells = columns.map((name) =>
      record[name] === null || bad.includes(name) ? "" : String(record[name] ?? ""),
    );
    const line = index + 1;
    return bad.length === 0 ? { line, cells } : { line, cells, wrong: `${bad.join(", ")} is no text or number` };
  });
  return { columns, rows };
}

/** Reads a list of flat objects. Undefined for whatever else. */
export function jsonRecords(text: string): Records | undefined {
  const value = valueIn(text);
  if (!Array.isArray(value)) return undefined;
  const isRecord = (one: unknown): boolean => one !== null && typeof one === "object" && !Array.isArray(one);
  return value.every(isRecord) ? recordsOf(value) : undefined;
}

function valueIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
