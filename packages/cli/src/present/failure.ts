import { type Command, Errors } from "@oclif/core";
import { didYouMean, exitStatusOf, type FaultCode, type Problem, placeOf, SwiftlineError } from "@swiftline/core";
import * as z from "zod";
import { ProblemAnswer } from "./answers.ts";
import { counted } from "./counted.ts";
import { errorInk, ink } from "./ink.ts";
import { oneLine } from "./one-line.ts";

/** What `--json` answers in place of a command's own answer when something went wrong. */
export const FailureAnswer = z.strictObject({
  error: z.strictObject({
    code: z.enum(["bug", ...(Object.keys(exitStatusOf) as FaultCode[])]),
    message: z.string(),
    tryThis: z.string().optional(),
    problems: z.array(ProblemAnswer).optional(),
  }),
});

/** What went wrong, and what to do about it. */
export interface Failure {
  readonly code: FaultCode | "bug";
  readonly message: string;
  readonly tryThis?: string;
  readonly problems?: readonly Problem[];
}

/** The parts of a command's class by which a misuse is explained. */
type Misused = Pick<Command.Class, "id"> & { readonly flags?: Command.Class["flags"] };

/** The world's faults explain themselves; anything else is a bug of ours, and says so with as much as we know. */
export function failureOf(error: Error, command: Misused): Failure {
  if (error instanceof SwiftlineError) {
    const { code, message, problems } = error;
    const takesCity = code === "city/not-found" && "city" in (command.flags ?? {});
    const tryThis = takesCity ? error.tryThis?.replace(/^[^,]*/, nameCity) : error.tryThis;
    return {
      code,
      message: sentence(message),
      ...(tryThis !== undefined && { tryThis }),
      ...(problems.length > 0 && { problems }),
    };
  }
  if (error instanceof Errors.CLIError) return misuse(error, command);
  return {
    code: "bug",
    message: `This is a bug in Swiftline: ${error.message}`,
    tryThis: "set DEBUG=* to see where, and report it with the command that you ran",
  };
}

/** How a command is told which city is meant. */
const nameCity = "name one with --city FOLDER (or SWIFTLINE_CITY)";

/** What oclif says about words and flags that do not fit the command. */
function misuse(error: Error, { id, flags = {} }: Misused): Failure {
  const unknown: unknown = "flags" in error && Array.isArray(error.flags) ? error.flags[0] : undefined;
  const known = Object.keys(flags).map((name) => `--${name}`);
  const { suggestion } = typeof unknown === "string" ? didYouMean(unknown, known) : {};
  return {
    code: "flag/invalid",
    message: missingArguments(error) ?? sentence(error.message),
    tryThis: suggestion ?? `swiftline ${id.replaceAll(":", " ")} --help`,
  };
}

/** Which words a line lacks, where that is what oclif says. */
function missingArguments(error: Error): string | undefined {
  if (!/^Missing \d+ required arg/.test(error.message) || !("args" in error)) return undefined;
  const missing = error.args as readonly { readonly name: string; readonly description?: string }[];
  const said = missing.map(
    ({ name, description = "" }) => `${name.toUpperCase()}${description && ` (${description})`}`,
  );
  return `missing: ${said.join(", ")}`;
}

/** One sentence out of oclif's several lines: `--limit: Expected an integer …` instead of `Parsing --limit ⏎ …`. */
const sentence = (message: string): string => linesOf(inOurWords(message)).join(" ");

const inOurWords = (message: string): string =>
  message
    .replace(/See more help with --help$/, "")
    .replace(/^Parsing (--[\w-]+)\s+/, "$1: ")
    .replace(/^The following errors? occurred:(.*)$/s, (_all, errors: string) => linesOf(errors).join("; "))
    .replaceAll(/Missing required flag ([\w-]+)/g, "--$1 is missing");

const linesOf = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Says what went wrong, on standard error or as JSON on standard output, and answers the exit status that fits. */
export function tellFailure(failure: Failure, { json }: { readonly json: boolean }): number {
  if (json) process.stdout.write(`${JSON.stringify({ error: failure }, null, 2)}\n`);
  else process.stderr.write(`${failureLines(failure).join("\n")}\n`);
  return failure.code === "bug" ? 70 : exitStatusOf[failure.code];
}

/** So many problems are told with a failure: who has more of them begins at the top, or has given the wrong file. */
const MOST = 10;

const failureLines = ({ message, tryThis, problems = [] }: Failure): readonly string[] => [
  `${errorInk.red("Error:")} ${oneLine(message)}`,
  ...problemLines(problems.slice(0, MOST), errorInk),
  ...(problems.length > MOST ? [`  and ${counted(problems.length - MOST, "more problem")}; --json has them all`] : []),
  ...(tryThis === undefined ? [] : [`${errorInk.dim("Try:")} ${oneLine(tryThis)}`]),
];

/** One line a problem: place, what is wrong, what was probably meant. */
export const problemLines = (problems: readonly Problem[], pen = ink): readonly string[] =>
  problems.map((problem) => {
    const { message, suggestion, severity, field } = problem;
    const place = oneLine(placeOf(problem));
    const mark = severity === "warning" ? pen.yellow("warning") : pen.red("error");
    const about = field === undefined || message.includes(field) ? "" : `${field}: `;
    const meant = suggestion === undefined ? "" : pen.dim(` (${oneLine(suggestion)})`);
    return `  ${place === "" ? "" : `${pen.bold(place)} `}${mark} ${oneLine(`${about}${message}`)}${meant}`;
  });
