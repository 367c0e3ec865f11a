import { stat } from "node:fs/promises";
import { join } from "node:path";
import { no, ok, type Problem, type Result, SwiftlineError } from "@swiftline/core";
import { type CityFolder, calendarFolder, cityFiles, zoneFolder } from "@swiftline/core/book";
import { systemCode } from "./file-fault.ts";
import { entriesOf } from "./folder-entries.ts";
import { readJson } from "./read-json.ts";
import { readRoutingFolders } from "./read-routing-folders.ts";
import { readTable } from "./read-table.ts";
import { readYaml } from "./read-yaml.ts";
import { simplifiedCharacters } from "./simplified-characters.ts";

/**
 * Reads all files of a city folder; files that it does not know are left alone outside of `routing/`, and a city without
 * work calendars or zones needs no folder for them, and one that takes no part in Open311 no file. Answers everything that
 * is missing or cannot be read, at once, files being named relative to the folder. Throws `city/not-found` where there is no such folder, or none of the files in it.
 */
export async function readCityFolder(folder: string): Promise<Result<CityFolder, readonly Problem[]>> {
  await mustBeFolder(folder);
  const document = (name: string) => readYaml(join(folder, name), name);
  const table = (name: string) => readTable(join(folder, name), name);
  const [city, agencies, areas, categories, routing, sla, satisfaction, open311, calendars, zones] = await Promise.all([
    document(cityFiles.city),
    table(cityFiles.agencies),
    table(cityFiles.areas),
    table(cityFiles.categories),
    readRoutingFolders(folder),
    document(cityFiles.sla),
    document(cityFiles.satisfaction),
    document(cityFiles.open311).then((read) => (isMissing(read) ? [] : [read])),
    namesIn(folder, calendarFolder, /\.ya?ml$/).then((names) => Promise.all(names.map(document))),
    namesIn(folder, zoneFolder, /\.(?:geo)?json$/).then((names) =>
      Promise.all(names.map((name) => readJson(join(folder, name), name))),
    ),
  ]);
  const all = [city, agencies, areas, categories, routing, sla, satisfaction, ...open311, ...calendars, ...zones];
  if (all.every(isMissing)) throw noCity(`${folder}: this folder holds no city: it has no city.yaml`);
  const problems = all.flatMap((read) => (read.ok ? [] : read.reason.map(withHint)));
  if (
    !city.ok ||
    !agencies.ok ||
    !areas.ok ||
    !categories.ok ||
    !routing.ok ||
    !sla.ok ||
    !satisfaction.ok ||
    problems.length > 0
  )
    return no(problems);
  const [openCity] = soundOf(open311);
  return ok({
    city: city.value,
    agencies: agencies.value,
    areas: areas.value,
    categories: categories.value,
    routing: routing.value,
    sla: sla.value,
    satisfaction: satisfaction.value,
    ...(openCity !== undefined && { open311: openCity }),
    calendars: soundOf(calendars),
    zones: soundOf(zones),
    ...(wantsSimplified(city.value.value) && { simplified: await simplifiedCharacters() }),
  });
}

const soundOf = <Value>(reads: readonly Result<Value, readonly Problem[]>[]): readonly Value[] =>
  reads.flatMap((read) => (read.ok ? [read.value] : []));

/** Whether city.yaml, of which nothing is checked yet, asks for words to be looked for in simplified characters. */
const wantsSimplified = (city: unknown): boolean =>
  typeof city === "object" && city !== null && "characters" in city && city.characters === "simplified";

async function mustBeFolder(folder: string): Promise<void> {
  const facts = await stat(folder).catch((cause: unknown) => {
    if (systemCode(cause) === undefined) throw cause;
    const tryThis = `check the path, or make one: swiftline init nyc-311 ${folder}`;
    throw new SwiftlineError("city/not-found", `${folder}: there is no such city folder`, { tryThis, cause });
  });
  if (!facts.isDirectory()) throw noCity(`${folder}: this is a file, and a city is a folder`);
}

const noCity = (message: string): SwiftlineError =>
  new SwiftlineError("city/not-found", message, {
    tryThis: "name a city folder, or make one: swiftline init nyc-311 my-city",
  });

const isMissing = (read: Result<unknown, readonly Problem[]>): boolean =>
  !read.ok && read.reason.every(({ code }) => code === "file/not-found");

async function namesIn(city: string, folder: string, ending: RegExp): Promise<readonly string[]> {
  const { files } = await entriesOf(join(city, folder));
  return files.filter((name) => ending.test(name)).map((name) => `${folder}/${name}`);
}

const withHint = (problem: Problem): Problem =>
  problem.code === "file/not-found"
    ? { ...problem, suggestion: "`swiftline init nyc-311 <folder>` writes an example of it" }
    : problem;
