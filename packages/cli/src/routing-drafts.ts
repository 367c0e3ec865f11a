import { readdir, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { isError, type Problem, SwiftlineError } from "@swiftline/core";
import { cityFiles } from "@swiftline/core/book";
import { type Catalogue, type RoutingFile, tableOrder } from "@swiftline/core/routing";
import { type DraftReading, looseDomain, readDraft } from "@swiftline/core/routing/proof";
import { DAY } from "@swiftline/core/time";
import { openCity, readRoutingFile, routingEndings } from "@swiftline/files";
import { invalid } from "./flags.ts";

/**
 * Tables that are not in force, from one file or a folder of them, read against the lists of a city. Throws `city/invalid` with
 * every problem, and `flag/invalid` where there is no table.
 */
export async function openDraftTables(path: string, reading: DraftReading): Promise<Catalogue> {
  return catalogueOf(path, await readFiles(path), reading);
}

/**
 * The tables of a city folder, or of a file or folder without a city. Without one every code counts as known, so that two
 * tables can be compared without their lists.
 */
export async function openTables(path: string): Promise<Catalogue> {
  if ((await isFolder(path)) && (await readdir(path)).includes(cityFiles.city)) return (await openCity(path)).routing;
  const files = await readFiles(path);
  return catalogueOf(path, files, { domain: looseDomain(files), startOfDate: (date) => date * DAY });
}

async function readFiles(path: string): Promise<readonly RoutingFile[]> {
  const names = (await isFolder(path)) ? (await readdir(path)).sort().map((name) => join(path, name)) : [path];
  const tables = names.filter((name) => routingEndings.includes(extname(name).toLowerCase()));
  if (tables.length === 0) throw invalid(`${path}: there is no table in it`, `name ${routingEndings.join(", ")} files`);
  const read = await Promise.all(tables.map((file) => readRoutingFile(file)));
  const problems = read.flatMap((one) => (one.ok ? [] : one.reason));
  if (problems.length > 0) throw invalidTables(path, problems);
  return read.flatMap((one) => (one.ok ? [one.value] : [])).map(assigningUnlessCalled);
}

/** A file that is called like no table says who leads, as routing.csv does. */
const assigningUnlessCalled = (file: RoutingFile): RoutingFile =>
  tableOrder.some((table) => table === file.name) ? file : { ...file, name: "assign" };

function catalogueOf(path: string, files: readonly RoutingFile[], reading: DraftReading): Catalogue {
  const read = readDraft([{ files }], reading);
  if (!read.ok) throw invalidTables(path, read.reason.filter(isError));
  return read.value;
}

const invalidTables = (path: string, problems: readonly Problem[]): SwiftlineError =>
  new SwiftlineError("city/invalid", `${path}: these tables have errors`, { problems });

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
