/** What a list is called that says of the records what they are made of. */
const listName = /^(fields|columns|cols)$/i;

/**
 * What the columns are called of records that are lists, where the document says so before them: `{"columns": ["id"], "data": …`, or
 * with what each column is, as Socrata and CKAN do. `closing` is what its beginning lacks to be a document.
 */
export function listedColumns(beginning: string, closing: string): readonly string[] | undefined {
  return columnsIn(parsed(beginning + closing));
}

/** What the columns are called by the first of such records. */
export function namesIn(record: string): readonly string[] | undefined {
  const cells = parsed(record);
  return Array.isArray(cells) ? cells.map((cell) => String(cell ?? "")) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function columnsIn(value: unknown): readonly string[] | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const found = listName.test(key) && Array.isArray(member) ? named(member) : columnsIn(member);
    if (found !== undefined) return found;
  }
  return undefined;
}

function named(columns: readonly unknown[]): readonly string[] | undefined {
  const names = columns.map((column) => (typeof column === "string" ? column : nameOf(column)));
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** Socrata has a name for people beside that of the field; CKAN calls it the id. */
function nameOf(column: unknown): string | undefined {
  const { fieldName, name, id } = Object(column);
  return [fieldName, name, id].find((text) => typeof text === "string");
}
