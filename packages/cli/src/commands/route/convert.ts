import { access } from "node:fs/promises";
import { Args, Flags } from "@oclif/core";
import { isError, type Problem, SwiftlineError } from "@swiftline/core";
import {
  conditions,
  type RoutingFile,
  type RoutingTable,
  readCatalogue,
  ruleSetOf,
  tableOrder,
  withAttributes,
} from "@swiftline/core/routing";
import { looseDomain } from "@swiftline/core/routing/proof";
import { openCity, readRoutingFile, routingEndings, routingFileOf, writeWhole } from "@swiftline/files";
import { invalid } from "../../flags.ts";
import { ConvertAnswer, convertLines, tableAnswer } from "../../present/route-convert.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";

export default class RouteConvert extends SwiftlineCommand {
  static override summary = "Write dispatch tables in another form: CSV, XLSX, YAML, JSON or DMN.";
  static override description =
    `The endings of the files say the forms: ${routingEndings.join(", ")}. CSV, XLSX and DMN hold one table, YAML and JSON a whole set. What the new form cannot hold is told cell by cell, and then nothing is written. The version that is told is the same in every form.`;
  static override examples = [
    {
      description: "A table for a spreadsheet program, checked against the city's lists",
      command: "<%= config.bin %> route convert my-city/routing.csv assign.xlsx --city my-city",
    },
    {
      description: "One table out of a set, as DMN",
      command: "<%= config.bin %> route convert rules.yaml urgency.dmn --table urgency",
    },
  ];
  static override args = {
    in: Args.string({ ignoreStdin: true, required: true, description: "the file to read" }),
    out: Args.string({ ignoreStdin: true, required: true, description: "the file to write" }),
  };
  static override flags = {
    city: Flags.string({
      char: "c",
      summary: "check the codes against the lists of this city",
      env: "SWIFTLINE_CITY",
      helpValue: "FOLDER",
    }),
    table: Flags.option({
      summary: "which table of a set is meant; or which one a file holds that is called otherwise",
      options: tableOrder,
    })(),
    force: Flags.boolean({ summary: "replace a file that is there already" }),
  };
  static override answers = ConvertAnswer;

  async run(): Promise<ConvertAnswer> {
    const { args, flags } = await this.parse(RouteConvert);
    if (!flags.force) await refuseOverwriting(args.out);
    const tables = await readTables(args.in, flags);
    const content = await routingFileOf(tables, args.out);
    if (!content.ok) throw refused(args, content.reason);
    await writeWhole(args.out, content.value);
    const answer = {
      from: args.in,
      to: args.out,
      tables: tables.map(tableAnswer),
      version: ruleSetOf(tables).version,
      checked: flags.city !== undefined,
    };
    for (const line of convertLines(answer)) this.log(line);
    return answer;
  }
}

interface Wanted {
  readonly city?: string | undefined;
  readonly table?: RoutingTable["name"] | undefined;
}

async function readTables(path: string, { city, table }: Wanted): Promise<readonly RoutingTable[]> {
  const read = await readRoutingFile(path);
  if (!read.ok) throw unreadable(path, read.reason);
  const file: RoutingFile = { ...read.value, name: table ?? read.value.name };
  const domain = city === undefined ? looseDomain([file]) : (await openCity(city)).domain;
  const { sets, problems } = readCatalogue([{ files: [file] }], withAttributes(conditions, domain), {
    domain,
    startOfDate: () => 0,
  });
  const errors = problems.filter((problem) => isError(problem) && problem.code !== "routing/no-assign");
  if (errors.length > 0) throw unreadable(path, errors);
  const tables = sets.flatMap((set) => set.tables);
  const chosen = table === undefined ? tables : tables.filter(({ name }) => name === table);
  const held = tables.map(({ name }) => name).join(", ");
  if (chosen.length === 0) throw invalid(`${path}: it holds no table ${table}`, `choose from ${held}`);
  return chosen;
}

function unreadable(path: string, problems: readonly Problem[]): SwiftlineError {
  const unnamed = problems.some(({ code }) => code === "routing/unknown-table");
  const tryThis = unnamed ? { tryThis: "say which table it is: --table assign" } : {};
  return new SwiftlineError("city/invalid", `${path}: this file has errors`, { problems, ...tryThis });
}

/** What the form has no words for stands in the file that was read, unless the place is one of the new file. */
const refused = (args: { readonly in: string; readonly out: string }, problems: readonly Problem[]): SwiftlineError =>
  new SwiftlineError("file/not-writable", `${args.out}: the tables cannot be written in this form`, {
    problems: problems.map((problem) => ({ file: args.in, ...problem })),
  });

async function refuseOverwriting(path: string): Promise<void> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (!isThere) return;
  const message = `${path} is there already, and nothing is overwritten`;
  throw new SwiftlineError("file/not-writable", message, { tryThis: "name another file, or add --force" });
}
