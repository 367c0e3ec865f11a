import { access, open, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { SwiftlineError } from "@swiftline/core";
import { calendarFolder, cityFiles, routingFolder, zoneFolder } from "@swiftline/core/book";
import { databaseOf, invalid } from "./flags.ts";
import { isWritten } from "./written.ts";

/** A file that a command is to write. */
export interface Target {
  /** What asks for it: `--out`. */
  readonly asked: string;
  readonly path: string;
}

/** The flags and arguments of a command, as they are declared or as they were given. */
interface CommandLine<Each> {
  readonly flags?: Readonly<Record<string, Each>> | undefined;
  readonly args?: Readonly<Record<string, Each>> | undefined;
}

/** As far as it says whether the value is a file. */
interface Declaration {
  readonly helpValue?: unknown;
  readonly options?: unknown;
}

/** Throws where a flag names a file to write that must not be replaced, see {@link requireReplaceable}. */
export async function requireReplaceableAll(declared: CommandLine<object>, given: CommandLine<unknown>): Promise<void> {
  const named = [
    ...valuesOf(declared.flags, given.flags, ({ helpValue }) => fileWords.some((word) => word === helpValue)),
    ...valuesOf(declared.args, given.args, ({ options }) => options === undefined),
  ];
  for (const { declaration, name, path } of named) {
    if (!isWritten(declaration)) continue;
    const others = named.filter((other) => other.declaration !== declaration).map((other) => other.path);
    await requireReplaceable({ asked: `--${name}`, path }, others);
  }
}

/** What the help calls these is a file; an argument is one unless it is chosen from a list. */
const fileWords = ["FILE", "STORE", "SCENARIO"];

function valuesOf(
  declared: CommandLine<object>["flags"] = {},
  given: CommandLine<unknown>["flags"] = {},
  isFile: (declaration: Declaration) => boolean,
) {
  return Object.entries(declared).flatMap(([name, declaration]) =>
    [isFile(declaration) ? given[name] : []]
      .flat()
      .flatMap((path) => (typeof path === "string" ? { declaration, name, path } : [])),
  );
}

/**
 * Refuses to replace a database or one of its companions, a part of a city, or one of the other files that the command needs; a
 * new file may be made anywhere, and any other file replaced. Throws `flag/invalid`, and `file/not-writable` for a folder.
 */
export async function requireReplaceable({ asked, path }: Target, needed: readonly string[]): Promise<void> {
  if (path === "-") return;
  if ((await stat(path).catch(() => undefined))?.isDirectory())
    throw new SwiftlineError("file/not-writable", `${path}: this is a folder, not a file`, {
      tryThis: "name a file inside it",
    });
  const place = await placeOf(path.replace(/-(?:wal|shm|journal)$/, ""));
  const places = await Promise.all(needed.map(placeOf));
  const why = places.includes(place)
    ? "which the same command needs"
    : (await isDatabase(place))
      ? "which belongs to a database"
      : (await isOfCity(place))
        ? "which belongs to a city"
        : undefined;
  if (why !== undefined) throw invalid(`${asked} would replace ${path}, ${why}`, "name another file");
}

/** Where a file lies, or would lie, by whatever link it is named. */
const placeOf = (path: string): Promise<string> =>
  realpath(path)
    .catch(async () => join(await realpath(dirname(path)), basename(path)))
    .catch(() => resolve(path));

const sqliteMark = "SQLite format 3\0";

async function isDatabase(path: string): Promise<boolean> {
  if (!(await stat(path).catch(() => undefined))?.isFile()) return false;
  const handle = await open(path).catch(() => undefined);
  if (handle === undefined) return false;
  try {
    const { buffer } = await handle.read(Buffer.alloc(sqliteMark.length), 0, sqliteMark.length, 0);
    return buffer.toString("latin1") === sqliteMark;
  } finally {
    await handle.close();
  }
}

/** A rule set of a date lies that deep: `routing/2027-01-01/assign.csv`. */
const DEEPEST = 3;

/** Whether a city is read from this file, or keeps its store there. */
async function isOfCity(place: string): Promise<boolean> {
  let folder = place;
  for (let depth = 1; depth <= DEEPEST; depth++) {
    folder = dirname(folder);
    if (isNameInCity(relative(folder, place)) && (await isThere(join(folder, cityFiles.city)))) return true;
  }
  return false;
}

function isNameInCity(name: string): boolean {
  const [first = "", ...more] = name.split(sep);
  if (more.length === 0) return [...Object.values(cityFiles), databaseOf({ city: "" })].includes(first);
  return [calendarFolder, zoneFolder, routingFolder].includes(first) && !/\.(?:golden\.jsonl|md)$/.test(name);
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
