import { extname } from "node:path";
import { no, ok, type Problem, type Result, type Table } from "@swiftline/core";
import { type RoutingFile, tableCalled, tableNames, tableOrder, titled } from "@swiftline/core/routing";
import { readTable } from "./read-table.ts";
import { readYaml } from "./read-yaml.ts";

type Content = Result<RoutingFile["content"], readonly Problem[]>;

const fromTable = async (read: Promise<Result<Table, readonly Problem[]>>): Promise<Content> => {
  const table = await read;
  return table.ok ? ok({ table: table.value }) : table;
};

const fromDocument = async (file: string, name: string): Promise<Content> => {
  const document = await readYaml(file, name);
  return document.ok ? ok({ document: document.value }) : document;
};

/** The libraries for spreadsheets and DMN are large, and most cities need neither: they are loaded where they are. */
const fromXlsx = async (file: string, name: string): Promise<Content> => {
  const { readXlsx } = await import("./xlsx/read-xlsx.ts");
  return fromTable(readXlsx(file, { name }));
};

const fromDmn = async (file: string, name: string): Promise<Content> => {
  const { readDmn } = await import("./dmn/read-dmn.ts");
  const decision = await readDmn(file, { name });
  if (!decision.ok) return decision;
  const { name: called, hit, table } = decision.value;
  const known = tableOrder.find((one) => one === called) ?? tableOrder.find((one) => one === tableCalled(name));
  return ok({
    table: known === undefined ? table : titled({ name: known, hit: hit ?? tableNames[known].hit, table }, name),
  });
};

const forms: ReadonlyMap<string, (file: string, name: string) => Promise<Content>> = new Map([
  [".csv", (file: string, name: string) => fromTable(readTable(file, name))],
  [".xlsx", fromXlsx],
  [".yaml", fromDocument],
  [".yml", fromDocument],
  [".json", fromDocument],
  [".dmn", fromDmn],
]);

/** How a file of rules may end. */
export const routingEndings: readonly string[] = [...forms.keys()];

/**
 * Reads a table of rules, or a set of them, in the form that its ending names; nothing is interpreted yet. `name` is what problems
 * call the file. The table is called as its file is, `routing.csv` being the table `assign`, unless the file says otherwise.
 */
export async function readRoutingFile(file: string, name = file): Promise<Result<RoutingFile, readonly Problem[]>> {
  const read = forms.get(extname(file).toLowerCase());
  if (read === undefined) return no([unknownEnding(name)]);
  const content = await read(file, name);
  return content.ok ? ok({ name: tableCalled(name), content: content.value }) : content;
}

/** Nobody reads or writes rules in a file of this name. */
export function unknownEnding(name: string): Problem {
  const message = "files of rules do not end so";
  return { code: "file/unknown-form", message, file: name, suggestion: `they end with ${routingEndings.join(", ")}` };
}
