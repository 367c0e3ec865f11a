import { dirname, join } from "node:path";
import { type Document, type Problem, type Result, readDocument, SwiftlineError } from "@swiftline/core";
import { type Crosswalk, crosswalkFiles, Mapping, readCrosswalk, withCrosswalks } from "@swiftline/core/intake";
import { readTable, readYaml } from "@swiftline/files";
import { counted } from "../present/counted.ts";

/** Reads a mapping file and the tables beside it that it names. Throws `mapping/invalid` with every problem of all of them. */
export async function readMapping(file: string): Promise<Mapping> {
  const document = await readYaml(file);
  const read = document.ok ? readDocument(document.value, Mapping) : document;
  if (!read.ok) throw isOther(document) ? noMapping(file, read.reason) : invalidMapping(file, read.reason);
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

/** Whether a file was never meant to be a mapping. */
const isOther = (document: Result<Document, readonly Problem[]>): boolean =>
  document.ok
    ? typeof document.value.value !== "object"
    : document.reason.every(({ code }) => code === "file/malformed");

const noMapping = (file: string, problems: readonly Problem[]): SwiftlineError =>
  new SwiftlineError("mapping/invalid", `${file} is no YAML mapping`, {
    problems,
    tryThis: "is it the table? then exchange the two; else write it as YAML, as swiftline mapping infer does",
  });

/** What is wrong with a mapping file in itself. */
export const invalidMapping = (file: string, problems: readonly Problem[]): SwiftlineError =>
  new SwiftlineError("mapping/invalid", `${file}: this mapping file has ${counted(problems.length, "error")}`, {
    problems,
  });
