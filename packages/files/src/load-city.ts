import { isError, SwiftlineError } from "@swiftline/core";
import { type CompiledCity, compileBook, type PolicyBook } from "@swiftline/core/book";
import type { Condition } from "@swiftline/core/routing";
import { readCityFolder } from "./read-city-folder.ts";

/**
 * Reads and compiles a city folder; answers the book unless something is wrong, and every problem with its place.
 * `conditions` are those of the routing table, core's own unless said. Throws `city/not-found`.
 */
export async function loadCity(folder: string, conditions?: readonly Condition[]): Promise<CompiledCity> {
  const read = await readCityFolder(folder);
  return read.ok ? compileBook(read.value, conditions) : { book: undefined, problems: read.reason };
}

/** The book of a city folder. Throws `city/invalid` with every problem, or `city/not-found`. */
export async function openCity(folder: string, conditions?: readonly Condition[]): Promise<PolicyBook> {
  const { book, problems } = await loadCity(folder, conditions);
  if (book !== undefined) return book;
  const errors = problems.filter(isError).length;
  const message = `${folder}: this city has ${errors} ${errors === 1 ? "error" : "errors"}`;
  throw new SwiftlineError("city/invalid", message, { tryThis: `swiftline city check ${folder}`, problems });
}
