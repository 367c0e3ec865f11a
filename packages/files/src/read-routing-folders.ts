import { join } from "node:path";
import { no, ok, type Problem, type Result } from "@swiftline/core";
import { cityFiles, routingFolder } from "@swiftline/core/book";
import { type RoutingFile, type RoutingFolder, tableCalled, tableOrder } from "@swiftline/core/routing";
import { entriesOf } from "./folder-entries.ts";
import { readRoutingFile } from "./read-routing-file.ts";

type Read<Value> = Result<Value, readonly Problem[]>;

/**
 * Reads the rule sets of a city. `routing.csv` and the files of `routing/` are the set that is in force unless another is; each
 * folder in `routing/` is one that is in force from a date, `2027-01-01`, or between two, `2027-01-01..2027-03-31`. Notes (`.md`)
 * and the cases by which rules are tried (`.golden.jsonl`) may stand among them. Tells every file that cannot be read.
 */
export async function readRoutingFolders(city: string): Promise<Read<readonly RoutingFolder[]>> {
  const { files, folders } = await entriesOf(join(city, routingFolder));
  const [always, ...dated] = await Promise.all([
    readAlways(city, rulesAmong(files)),
    ...folders.map((name) => readDated(city, name)),
  ]);
  return together([always, ...dated]);
}

async function readAlways(city: string, names: readonly string[]): Promise<Read<RoutingFolder>> {
  const [routing, ...others] = await Promise.all(
    [cityFiles.routing, ...names.map((name) => `${routingFolder}/${name}`)].map((name) =>
      readRoutingFile(join(city, name), name),
    ),
  );
  const read = together(names.some(mayAssign) && isAbsent(routing) ? others : [routing, ...others]);
  return read.ok ? ok({ files: read.value }) : no(read.reason.map(alsoSought));
}

async function readDated(city: string, effective: string): Promise<Read<RoutingFolder>> {
  const folder = `${routingFolder}/${effective}`;
  const { files, folders } = await entriesOf(join(city, folder));
  const odd = folders.map((name): Read<RoutingFile> => {
    const message = "a rule set has no folders in it";
    return no([{ code: "routing/odd-folder", message, file: `${folder}/${name}` }]);
  });
  const rules = rulesAmong(files).map((name) => `${folder}/${name}`);
  const read = together([...(await Promise.all(rules.map((name) => readRoutingFile(join(city, name), name)))), ...odd]);
  if (!read.ok) return read;
  if (read.value.length > 0) return ok({ effective, files: read.value });
  const message = "the folder holds no table of rules: add assign.csv";
  return no([{ code: "routing/no-assign", message, file: folder }]);
}

const rulesAmong = (names: readonly string[]): readonly string[] =>
  names.filter((name) => !/\.(?:golden\.jsonl|md)$/.test(name));

/** Whether a file may say which agency leads: it is called so, or as no single table is. */
const mayAssign = (name: string): boolean => {
  const table = tableCalled(name);
  return table === "assign" || !tableOrder.some((one) => one === table);
};

const isAbsent = (read: Read<unknown> | undefined): boolean =>
  read !== undefined && !read.ok && read.reason.every(({ code }) => code === "file/not-found");

const alsoSought = (problem: Problem): Problem =>
  problem.code === "file/not-found" && problem.file === cityFiles.routing
    ? { ...problem, message: `${problem.message}, and there is no ${routingFolder}/assign.csv instead of it` }
    : problem;

function together<Value>(reads: readonly (Read<Value> | undefined)[]): Read<readonly Value[]> {
  const problems = reads.flatMap((read) => (read === undefined || read.ok ? [] : read.reason));
  return problems.length > 0 ? no(problems) : ok(reads.flatMap((read) => (read?.ok ? [read.value] : [])));
}
