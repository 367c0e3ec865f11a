import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Document, isError, type Problem, type Result, SwiftlineError } from "@swiftline/core";
import { compileBook, type PolicyBook } from "@swiftline/core/book";
import { readCityFolder, readYaml } from "@swiftline/files";
import * as z from "zod";
import { invalid } from "./flags.ts";

/** What a draft puts in place of the city's own. */
export interface Draft {
  /** A file as sla.yaml. */
  readonly policies: string | undefined;
  /** A folder of calendars; each takes the place of the city's calendar of the same id. */
  readonly calendars: string | undefined;
}

/**
 * The book of a city with some parts replaced by a draft. Throws `city/invalid` with every problem that the city has with them,
 * and `flag/invalid` where there is no draft in what was named.
 */
export async function openDraft(city: string, { policies, calendars }: Draft): Promise<PolicyBook> {
  if (policies === undefined && calendars === undefined)
    throw invalid(
      "a draft is wanted: other policies, other calendars or both",
      "add --policies FILE or --calendars FOLDER",
    );
  const folder = orInvalid(city, await readCityFolder(city));
  const sla = policies === undefined ? folder.sla : orInvalid(city, await readYaml(policies));
  const drafted = calendars === undefined ? [] : await readDrafts(city, calendars);
  const replaced = new Set(drafted.map(idOf));
  const kept = folder.calendars.filter((calendar) => !replaced.has(idOf(calendar)));
  const { book, problems } = compileBook({ ...folder, sla, calendars: [...kept, ...drafted] });
  if (book === undefined) throw invalidDraft(city, problems.filter(isError));
  return book;
}

async function readDrafts(city: string, folder: string): Promise<readonly Document[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => /\.ya?ml$/.test(name)).sort();
  if (files.length === 0)
    throw invalid(`${folder}: there is no calendar in it`, "name a folder of calendars, .yaml files");
  const read = await Promise.all(files.map((name) => readYaml(join(folder, name))));
  return read.map((document) => orInvalid(city, document));
}

const Named = z.object({ id: z.string() });

/** The id of a calendar; its file where it has none, which is a problem that the compiler tells. */
const idOf = ({ file, value }: Document): string => Named.safeParse(value).data?.id ?? file;

function orInvalid<Value>(city: string, read: Result<Value, readonly Problem[]>): Value {
  if (read.ok) return read.value;
  throw invalidDraft(city, read.reason);
}

const invalidDraft = (city: string, problems: readonly Problem[]): SwiftlineError =>
  new SwiftlineError("city/invalid", `${city}: with this draft the city has errors`, { problems });
