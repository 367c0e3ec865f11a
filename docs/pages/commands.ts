import allCommands from "../../packages/cli/src/all-commands.ts";
import { ActedAnswer } from "../../packages/cli/src/present/acted.ts";
import type { SwiftlineCommand } from "../../packages/cli/src/swiftline-command.ts";
import { jsonSchemaOf } from "./json-schema.ts";
import { code, codes, fence, page, rows } from "./markdown.ts";

type CommandClass = typeof SwiftlineCommand;
type Arg = CommandClass["args"][string];
type Flag = CommandClass["flags"][string];

interface OneCommand {
  /** As one types it, `report run`. */
  readonly name: string;
  readonly command: CommandClass;
}

const commands: readonly OneCommand[] = Object.entries(allCommands)
  .map(([id, command]) => ({ name: id.replaceAll(":", " "), command }))
  .sort((one, other) => (one.name < other.name ? -1 : 1));

/** All acts answer alike. */
const schemaFile = ({ name, command }: OneCommand): string =>
  `json/${command.answers === ActedAnswer ? "act" : name.replaceAll(" ", "-")}.schema.json`;
const plain = (text: string): string => text.replaceAll("<%= config.bin %>", "swiftline");

/** What follows a flag on the command line. */
const takenBy = (flag: Flag): string => {
  if (flag.type === "boolean") return "";
  return ` ${flag.helpValue ?? "VALUE"}`;
};

const nameOf = (name: string, flag: Flag): string => {
  const short = flag.char === undefined ? "" : `-${flag.char}, `;
  const no = flag.type === "boolean" && flag.allowNo ? "[no-]" : "";
  return `${short}--${no}${name}${takenBy(flag)}`;
};

const choiceOf = (options: readonly string[] | undefined): string => (options ? `: ${codes(options)}` : "");

function usage({ name, command }: OneCommand): string {
  const args = Object.entries(command.args ?? {}).map(([arg, { required, multiple }]) => {
    const words = `${arg.toUpperCase()}${multiple ? "..." : ""}`;
    return required ? words : `[${words}]`;
  });
  const flags = Object.keys(command.flags ?? {}).length > 0 || command.enableJsonFlag ? ["[FLAGS]"] : [];
  return ["swiftline", name, ...args, ...flags].join(" ");
}

function defaultOf(flag: Flag): string {
  if (flag.required) return "required";
  return flag.type === "option" && flag.default !== undefined && flag.default !== "" ? code(String(flag.default)) : "";
}

const sentence = (text: string | undefined): string =>
  text === undefined ? "" : text.replace(/\.$/, "").replaceAll("<", "\\<");

const argumentTable = (args: readonly (readonly [string, Arg])[]): string =>
  rows(
    ["argument", "is", "default"],
    args.map(([name, { description, options, required, default: usual }]) => [
      code(name.toUpperCase()),
      sentence(description) + choiceOf(options),
      required ? "required" : code(String(usual ?? "none")),
    ]),
  );

const flagTable = (flags: readonly (readonly [string, Flag])[]): string =>
  rows(
    ["flag", "does", "default", "environment"],
    flags.map(([name, flag]) => [
      code(nameOf(name, flag)),
      sentence(flag.summary) + choiceOf(flag.type === "option" ? flag.options : undefined),
      defaultOf(flag),
      flag.env === undefined ? "" : code(flag.env),
    ]),
  );

function exampleBlock(examples: NonNullable<CommandClass["examples"]>): string {
  const lines = examples.map((example) => {
    if (typeof example === "string") return plain(example);
    return `# ${example.description}\n${plain(example.command)}`;
  });
  return fence("sh", lines.join("\n"));
}

function commandPart(one: OneCommand): string {
  const { name, command } = one;
  const { summary = "", description, examples = [], args = {}, flags = {} } = command;
  return [
    `## swiftline ${name}`,
    summary,
    ...(description === undefined ? [] : [description]),
    fence("text", usage(one)),
    ...(Object.keys(args).length === 0 ? [] : [argumentTable(Object.entries(args))]),
    ...(Object.keys(flags).length === 0 ? [] : [flagTable(Object.entries(flags))]),
    ...(command.enableJsonFlag ? [`\`--json\` answers by [its schema](${schemaFile(one)}).`] : []),
    exampleBlock(examples),
  ].join("\n\n");
}

/** The page of all commands, and the JSON schema of what each answers with `--json`. */
export function commandPages(): ReadonlyMap<string, string> {
  const list = rows(
    ["command", "does"],
    commands.map(({ name, command }) => [
      `[swiftline ${name}](#swiftline-${name.replaceAll(" ", "-")})`,
      command.summary ?? "",
    ]),
  );
  const text = page(
    "Commands",
    'A command that fails ends with the exit status of its code, see [errors](errors.md); with `--json` it prints `{ "error": { "code", "message", ... } }`.',
    list,
    ...commands.map(commandPart),
  );
  const schemas = commands
    .filter(({ command }) => command.enableJsonFlag)
    .map((one) => [schemaFile(one), JSON.stringify(jsonSchemaOf(one.command.answers))] as const);
  return new Map([["commands.md", text], ...schemas]);
}
