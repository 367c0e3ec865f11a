import { type PolicyBook, type Problem, readDocument, SwiftlineError } from "@swiftline/core";
import { Mapping, type RowReader, type Source, sources } from "@swiftline/core/intake";
import { openRecords, type Records, readYaml } from "@swiftline/files";
import { invalid } from "./flags.ts";
import { counted } from "./present/counted.ts";

/** A file of records, and how its rows are read. */
export interface OpenedImport {
  readonly file: string;
  readonly source: string;
  readonly records: Records;
  readonly read: RowReader;
}

export interface ReadingOptions {
  /** The id of a source; found out by the columns when left out. */
  readonly from: string | undefined;
  /** A mapping file, which is for the generic source and chooses it. */
  readonly mapping: string | undefined;
  readonly book: PolicyBook;
}

/**
 * Opens a file and finds out how its rows are read. Nothing is written anywhere. Throws the faults of the file, `flag/invalid`,
 * `mapping/invalid`, `import/unknown-source`, or `import/columns-missing` with every column that is.
 */
export async function openImport(file: string, { from, mapping, book }: ReadingOptions): Promise<OpenedImport> {
  if (from === "generic" && mapping === undefined)
    throw invalid("--from generic needs a mapping file, which says what the columns mean", "add --mapping FILE");
  if (from !== undefined && from !== "generic" && mapping !== undefined)
    throw invalid(`${from} knows what its columns mean, and --mapping is for --from generic`, "leave one of them out");
  const meaning = mapping === undefined ? undefined : await readMapping(mapping);
  const records = await openRecords(file);
  try {
    const source = chooseSource(meaning === undefined ? from : "generic", records, book);
    const bound = source.bind(records.columns, { book, mapping: meaning });
    if (bound.ok) return { file, source: source.id, records, read: bound.value };
    throw columnsMissing(source, records, bound.reason);
  } catch (error) {
    records.close();
    throw error;
  }
}

async function readMapping(file: string): Promise<Mapping> {
  const document = await readYaml(file);
  const read = document.ok ? readDocument(document.value, Mapping) : document;
  if (read.ok) return read.value;
  const problems = read.reason;
  throw new SwiftlineError("mapping/invalid", `${file}: this mapping file has ${counted(problems.length, "error")}`, {
    problems,
  });
}

function chooseSource(id: string | undefined, { name, columns }: Records, book: PolicyBook): Source {
  const found = sources.find((source) => (id === undefined ? source.recognises(columns) : source.id === id));
  if (found !== undefined) return found;
  const near = nearestSource(columns, book);
  const tryThis = "write a mapping file that says what the columns mean: --from generic --mapping FILE";
  if (near !== undefined)
    throw new SwiftlineError(
      "import/unknown-source",
      `${name} is nearly of the form ${near.source.id}, but not quite`,
      {
        problems: placedIn(name, near.problems),
        tryThis: `add what is missing, or ${tryThis}`,
      },
    );
  const seen = columns.slice(0, COLUMNS_SHOWN).join(", ");
  const more = columns.length > COLUMNS_SHOWN ? `, and ${columns.length - COLUMNS_SHOWN} more` : "";
  throw new SwiftlineError("import/unknown-source", `${name} has the columns of no known source: ${seen}${more}`, {
    tryThis,
  });
}

const COLUMNS_SHOWN = 8;
/** A file that lacks more columns of a source than this was never meant to be of its form. */
const NEARLY = 5;

/** The source that misses the fewest columns here, if it misses only a few. */
function nearestSource(columns: readonly string[], book: PolicyBook) {
  const misses = sources.flatMap((source) => {
    const bound = source.bind(columns, { book });
    if (bound.ok || bound.reason.some(({ code }) => code !== "intake/column-missing")) return [];
    return [{ source, problems: bound.reason }];
  });
  const [nearest] = misses.toSorted((one, other) => one.problems.length - other.problems.length);
  return nearest !== undefined && nearest.problems.length <= NEARLY ? nearest : undefined;
}

const columnsMissing = ({ id }: Source, { name }: Records, problems: readonly Problem[]): SwiftlineError =>
  new SwiftlineError("import/columns-missing", `${name} lacks ${counted(problems.length, "column")} that ${id} needs`, {
    problems: placedIn(name, problems),
    tryThis: "add the columns, or name others in a mapping file (--from generic --mapping FILE)",
  });

const placedIn = (file: string, problems: readonly Problem[]): readonly Problem[] =>
  problems.map((problem) => ({ ...problem, file }));
