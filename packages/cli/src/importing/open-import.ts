import { ok, type PolicyBook, type Problem, SwiftlineError } from "@swiftline/core";
import {
  foldColumn,
  type Mapping,
  type RowReader,
  type RunTerms,
  runTerms,
  type Source,
  sources,
} from "@swiftline/core/intake";
import { openRecords, type Records, rejectColumns } from "@swiftline/files";
import { invalid } from "../flags.ts";
import { counted } from "../present/counted.ts";
import { fileStamp } from "./file-stamp.ts";
import { invalidMapping, readMapping } from "./read-mapping.ts";
import type { Recipe } from "./recipe.ts";

/** A file of records, and how its rows are read. */
export interface OpenedImport {
  /** What to call it: its path, or the address of a database without its password. */
  readonly file: string;
  /** Of the file before it was opened. */
  readonly stamp: string | undefined;
  readonly records: Records;
  readonly read: RowReader;
  readonly terms: RunTerms;
  /** How it is read, as plain data: by it a run is known again, and threads read alike. */
  readonly recipe: Recipe;
}

export interface ReadingOptions {
  /** The id of a source; found out by the columns when left out. */
  readonly from: string | undefined;
  /** A mapping file: it says what the columns mean, or completes what the source knows of them. */
  readonly mapping: string | undefined;
  /** How the file itself is read, where that is not to be found out. */
  readonly form: Recipe["options"];
  /** The only columns that are looked at; all when left out. */
  readonly columns?: readonly string[] | undefined;
  readonly since: number | undefined;
  readonly city: string;
  readonly book: PolicyBook;
}

/**
 * Opens a file and finds out how its rows are read. Nothing is written anywhere. Throws the faults of the file, `flag/invalid`,
 * `mapping/invalid` also where it names codes that the city does not have, `import/unknown-source`, or `import/columns-missing` with every column that is, or that is there twice.
 */
export async function openImport(file: string, options: ReadingOptions): Promise<OpenedImport> {
  const { from, form, since, city, book } = options;
  if (from === "generic" && options.mapping === undefined)
    throw invalid("--from generic needs a mapping file, which says what the columns mean", "add --mapping FILE");
  const mapping = options.mapping === undefined ? undefined : await readMapping(options.mapping);
  const stamp = await fileStamp(file);
  const records = await openRecords(file, form);
  try {
    const { isEmptyList } = records;
    const named = from ?? (mapping === undefined && !isEmptyList ? undefined : "generic");
    const source = chooseSource(named, records, { book, mapping });
    const columns = isEmptyList ? [] : lookedAt(records, options.columns, mapping?.personal);
    const readAt = Date.now();
    const bound = isEmptyList ? ok(readNothing) : source.bind(columns, { book, mapping, readAt });
    if (!bound.ok) throw unbound(source, records, { problems: bound.reason, mapping: options.mapping, columns });
    const recipe = { file, options: form, city, source: source.id, mapping, columns, since, readAt };
    return {
      file: records.name,
      stamp,
      records,
      read: bound.value,
      terms: runTerms(source, { mapping, columns }),
      recipe,
    };
  } catch (error) {
    records.close();
    throw error;
  }
}

/** Stands where there is no row. */
const readNothing: RowReader = () => ok({ kind: "none" });

/** The columns by name, and nameless those that are not looked at. One that is personal keeps its name: nothing is taken from it anyway. */
function lookedAt(
  { name, columns }: Records,
  wanted: readonly string[] | undefined,
  personal: readonly string[] = [],
): readonly string[] {
  if (wanted === undefined) return columns;
  const unknown = wanted.filter((column) => !columns.includes(column));
  if (unknown.length > 0)
    throw invalid(
      `${name} has no column ${unknown.join(", ")}`,
      `it has ${shown(columns)}; give names as they stand there`,
    );
  const hidden = new Set(personal.map(foldColumn));
  return columns.map((column) => (wanted.includes(column) || hidden.has(foldColumn(column)) ? column : ""));
}

interface SourceOptions {
  readonly book: PolicyBook;
  readonly mapping: Mapping | undefined;
}

function chooseSource(id: string | undefined, records: Records, options: SourceOptions): Source {
  const { name, columns } = records;
  const found = sources.find((source) => (id === undefined ? source.recognises(columns) : source.id === id));
  if (found !== undefined) return found;
  const near = nearestSource(columns, options);
  const tryThis = `swiftline mapping infer ${name} writes a mapping, which --mapping takes`;
  if (near !== undefined)
    throw new SwiftlineError(
      "import/unknown-source",
      `${name} is nearly of the form ${near.source.id}, but not quite`,
      {
        problems: placedIn(name, near.problems),
        tryThis: `add what is missing; or ${tryThis}`,
      },
    );
  throw new SwiftlineError("import/unknown-source", `${name} has the columns of no known source: ${shown(columns)}`, {
    tryThis: `${elsewhere(records)}${tryThis}`,
  });
}

/** What to try first: another sheet, or lines further down where the header is perhaps a title and was not surely one. */
function elsewhere({ form, columns }: Records): string {
  const otherSheets = form.format === "xlsx" ? (form.otherSheets ?? []) : [];
  const sheets =
    otherSheets.length === 0 ? "" : `if it is on another sheet, name that with --sheet: ${otherSheets.join(", ")}; or `;
  const isTitle = "skipLines" in form && columns.filter((name) => name !== "").length <= 2;
  const below = "if its columns are named further down, tell the lines above them with --skip-lines COUNT; or ";
  return isTitle ? sheets + below : sheets;
}

const COLUMNS_SHOWN = 8;

function shown(columns: readonly string[]): string {
  const own = columns.filter((column) => !rejectColumns.some((name) => name === column));
  const more = own.length > COLUMNS_SHOWN ? `, and ${own.length - COLUMNS_SHOWN} more` : "";
  return `${own.slice(0, COLUMNS_SHOWN).join(", ")}${more}`;
}

/** A file that lacks more columns of a source than this was never meant to be of its form. */
const NEARLY = 5;

/** The source that misses the fewest columns here, if it misses only a few and more of its own are there. */
function nearestSource(columns: readonly string[], options: SourceOptions) {
  const folded = new Set(columns.map(foldColumn));
  const misses = sources.flatMap((source) => {
    const bound = source.bind(columns, options);
    if (bound.ok || bound.reason.some(({ code }) => code !== "intake/column-missing")) return [];
    const there = source.example.columns.filter((name) => folded.has(foldColumn(name))).length;
    return there > bound.reason.length ? [{ source, problems: bound.reason }] : [];
  });
  const [nearest] = misses.toSorted((one, other) => one.problems.length - other.problems.length);
  return nearest !== undefined && nearest.problems.length <= NEARLY ? nearest : undefined;
}

interface Unbound {
  readonly problems: readonly Problem[];
  /** The mapping file, where one was given. */
  readonly mapping: string | undefined;
  /** Those that are looked at. */
  readonly columns: readonly string[];
}

/** Why a source cannot read these columns: the mapping is wrong in itself, --columns hides what is needed, or the file lacks it. */
function unbound({ id }: Source, records: Records, { problems, mapping, columns }: Unbound): SwiftlineError {
  const { name } = records;
  const missing = problems.filter(({ code }) => code === "intake/column-missing");
  const twice = problems.filter(({ code }) => code === "table/column-twice");
  const ofFile = [...missing, ...twice];
  const own = problems.filter((problem) => !ofFile.includes(problem)).map(({ line: _line, ...problem }) => problem);
  if (mapping !== undefined && own.length > 0)
    return invalidMapping(mapping, [...placedIn(mapping, own), ...placedIn(name, ofFile)]);
  const hidden = new Set(records.columns.filter((column) => !columns.includes(column)).map(foldColumn));
  const left = [...new Set(missing.flatMap(({ field = "" }) => (hidden.has(foldColumn(field)) ? [field] : [])))];
  if (left.length > 0)
    return invalid(
      `--columns leaves out ${counted(left.length, "column")} that ${id} needs: ${left.join(", ")}`,
      "add them to --columns, or leave the flag out",
    );
  if (missing.length === 0)
    return new SwiftlineError("import/columns-missing", `${name} has columns twice that ${id} needs once`, {
      problems: placedIn(name, problems),
      tryThis: "give each column of the file a name of its own, or take the name out of the mapping",
    });
  return new SwiftlineError(
    "import/columns-missing",
    `${name} lacks ${counted(missing.length, "column")} that ${id} needs`,
    {
      problems: placedIn(name, problems),
      tryThis: `${elsewhere(records)}add the columns, or name others in a mapping file (--mapping FILE)`,
    },
  );
}

const placedIn = (file: string, problems: readonly Problem[]): readonly Problem[] =>
  problems.map((problem) => ({ ...problem, file }));
