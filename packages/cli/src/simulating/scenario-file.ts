import {
  type Document,
  invariant,
  isError,
  ok,
  type PolicyBook,
  type Problem,
  type Result,
  SwiftlineError,
} from "@swiftline/core";
import { presets, readScenario, type Scenario, scenarioProblems } from "@swiftline/core/simulation/scenario";
import { readYaml } from "@swiftline/files";
import { counted } from "../present/counted.ts";
import { isModule, readScenarioModule } from "./scenario-module.ts";

/** A scenario file, held against a city. */
export interface CheckedScenario {
  /** As it was written; undefined where it is no YAML. */
  readonly document: Document | undefined;
  /** Undefined where its form is wrong. */
  readonly scenario: Scenario | undefined;
  /** Everything that is wrong or worth a look, each with its place. */
  readonly problems: readonly Problem[];
}

/** Reads a scenario, a preset by its name or a file, and holds it against a city. Throws `file/not-found`. */
export async function checkScenario(named: string, book: PolicyBook): Promise<CheckedScenario> {
  const written = await readWritten(named);
  if (!written.ok) return { document: undefined, scenario: undefined, problems: written.reason };
  return checkDocument(written.value, book);
}

/** Reads a scenario as it was written, a preset by its name or a file. Throws `file/not-found`. */
async function readWritten(named: string): Promise<Result<Document, readonly Problem[]>> {
  const written = presetNamed(named) ?? (await (isModule(named) ? readScenarioModule(named) : readYaml(named)));
  if (!written.ok && written.reason.some(({ code }) => code === "file/not-found"))
    throw new SwiftlineError("file/not-found", `${named}: there is no such scenario`, {
      tryThis: `check the path, or take a preset: ${presets.map(({ name }) => name).join(", ")}`,
    });
  return written;
}

/** The same. Throws `file/malformed` where it is no YAML. */
export async function openWritten(named: string): Promise<Document> {
  const written = await readWritten(named);
  if (written.ok) return written.value;
  throw cannotBeSimulated(named, written.reason);
}

/** Holds a scenario that was read against a city. */
export function checkDocument(document: Document, book: PolicyBook): CheckedScenario {
  const read = readScenario(document);
  if (!read.ok) return { document, scenario: undefined, problems: read.reason };
  return { document, scenario: read.value, problems: scenarioProblems(document, read.value, book) };
}

/** A scenario that is asked for, and the book of the city that it is meant for. */
export interface AskedScenario {
  /** A file, or a preset. */
  readonly named: string;
  readonly book: PolicyBook;
}

/** A scenario that can be run, and what is worth a look nevertheless. */
export interface OpenScenario {
  readonly scenario: Scenario;
  /** What was written. */
  readonly written: unknown;
  readonly warnings: readonly Problem[];
}

/** Opens a scenario. Throws `file/malformed` with everything that is wrong in it. */
export async function openScenario(named: string, book: PolicyBook): Promise<OpenScenario> {
  const checked = await checkScenario(named, book);
  refuseErrors([named], [checked]);
  return opened(checked);
}

/** Opens two. Throws `file/malformed` with everything that is wrong in either. */
export async function openBoth(
  one: AskedScenario,
  other: AskedScenario,
): Promise<readonly [OpenScenario, OpenScenario]> {
  const first = await checkScenario(one.named, one.book);
  const second = await checkScenario(other.named, other.book);
  refuseErrors([one.named, other.named], [first, second]);
  return [opened(first), opened(second)];
}

function refuseErrors(names: readonly string[], checked: readonly CheckedScenario[]): void {
  const wrong = names.filter((_, at) => checked[at]?.problems.some(isError));
  if (wrong.length > 0)
    throw cannotBeSimulated(
      wrong.join(" and "),
      checked.flatMap(({ problems }) => problems),
      wrong[0],
    );
}

/** What is wrong with scenarios, and which of them is to be looked at first. */
export function cannotBeSimulated(what: string, problems: readonly Problem[], first = what): SwiftlineError {
  const errors = counted(problems.filter(isError).length, "error");
  return new SwiftlineError("file/malformed", `${what}: this cannot be simulated, ${errors}`, {
    tryThis: `swiftline simulate check ${first}`,
    problems,
  });
}

function opened({ document, scenario, problems }: CheckedScenario): OpenScenario {
  invariant(document !== undefined && scenario !== undefined, "a scenario without errors has been read");
  return { scenario, written: document.value, warnings: problems };
}

function presetNamed(named: string): Result<Document, readonly Problem[]> | undefined {
  const preset = presets.find(({ name }) => name === named);
  return preset && ok({ file: named, value: preset, placeOf: () => undefined });
}
