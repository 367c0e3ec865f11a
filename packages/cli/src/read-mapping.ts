import { dirname, join } from "node:path";
import { type Problem, readDocument, SwiftlineError } from "@swiftline/core";
import { type Crosswalk, crosswalkFiles, Mapping, readCrosswalk, withCrosswalks } from "@swiftline/core/intake";
import { readTable, readYaml } from "@swiftline/files";
import { counted } from "./present/counted.ts";

/** Reads a mapping file and the tables beside it that it names. Throws `mapping/invalid` with every problem of all of them. */
export async function readMapping(file: string): Promise<Mapping> {
  const document = await readYaml(file);
  const read = document.ok ? readDocument(document.value, Mapping) : document;
  if (!read.ok) throw invalidMapping(file, read.reason);
  const crosswalks = new Map<string, Crosswalk>();
  const problems: Problem[] = [];
  for (const name of crosswalkFiles(read.value)) {
    const table = await readTable(join(dirname(file), name), name);
    const crosswalk = table.ok ? readCrosswalk(table.value) : table;
    if (crosswalk.ok) crosswalks.set(name, crosswalk.value);
    else problems.push(...crosswalk.reason);
  }
  if (problems.length > 0) throw invalidMapping(file, problems);
  return withCrosswalks(read.value, crosswalks);
}

const invalidMapping = (file: string, problems: readonly Problem[]): SwiftlineError =>
  new SwiftlineError("mapping/invalid", `${file}: this mapping file has ${counted(problems.length, "error")}`, {
    problems,
  });
