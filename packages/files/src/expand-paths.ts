import { existsSync } from "node:fs";
import { isAbsolute } from "node:path";
import { SwiftlineError } from "@swiftline/core";
import { glob, isDynamicPattern } from "tinyglobby";
import { sqlAddress } from "./sql/sql-address.ts";
import { insideArchive } from "./tables-in.ts";

/**
 * The files that paths and patterns (`drop/*.csv`) name: those of a pattern sorted, none twice. What is there under its own name, or
 * would be in an archive, is no pattern, nor is `-` or the address of a database. Throws `file/not-found` for a pattern that nothing matches.
 */
export async function expandPaths(patterns: readonly string[]): Promise<readonly string[]> {
  const paths = new Set<string>();
  for (const pattern of patterns) for (const path of await expand(pattern)) paths.add(path);
  return [...paths];
}

async function expand(pattern: string): Promise<readonly string[]> {
  if (pattern === "-" || sqlAddress(pattern) !== undefined || existsSync(pattern)) return [pattern];
  if (!isDynamicPattern(pattern) || (await insideArchive(pattern)) !== undefined) return [pattern];
  const found = await glob([pattern], { absolute: isAbsolute(pattern), expandDirectories: false, onlyFiles: true });
  if (found.length > 0) return found.toSorted();
  throw new SwiftlineError("file/not-found", `${pattern}: no file matches this pattern`, {
    tryThis: "check the pattern",
  });
}
