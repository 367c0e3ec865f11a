import type { Calibration, FittedValue } from "@swiftline/core/simulation/calibration";
import { periodWords } from "./calibrated.ts";
import { estimateWords, testWords } from "./fitted-words.ts";
import { flowText, plainText } from "./flow-text.ts";

/** Longer values stand in lines of their own. */
const LINE = 100;

/**
 * The YAML of a scenario that was learned, with what a reader wants to know above each value: its interval, on how many records it rests,
 * and what a test says of it. What was not learned is said at the top. Without its comments it is the scenario and nothing else.
 */
export function calibratedScenario(calibration: Calibration, base: string | undefined): string {
  const { scenario, fitted, notLearned } = calibration;
  const comments = new Map(fitted.map((one) => [one.path.join("."), commentOf(one)]));
  const lines = [
    `# Learned from ${periodWords(calibration)}.`,
    "# Above each value that was learned: its 95 % interval, its records, and what a test says of it.",
    ...(notLearned.length === 0 ? [] : [`# Not learned, so as ${base === undefined ? "by default" : `in ${base}`}:`]),
    ...notLearned.map(({ field, why }) => `#   ${field}: ${why}`),
    "",
    ...linesOf(scenario, [], comments),
  ];
  return `${lines.map((line) => line.replaceAll(/\p{Cc}/gu, " ")).join("\n")}\n`;
}

function commentOf({ estimates, records, test, remark }: FittedValue): readonly string[] {
  const said = [
    ...estimates.slice(0, 6).map(estimateWords),
    `${records.toLocaleString("en")} records`,
    ...(test === undefined ? [] : [testWords(test)]),
  ];
  return [said.join("; "), ...(remark === undefined || remark === "" ? [] : [remark])];
}

function linesOf(
  value: object,
  path: readonly string[],
  comments: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const indent = "  ".repeat(path.length);
  return Object.entries(value).flatMap(([name, part]) => {
    const here = [...path, name];
    const above = (comments.get(here.join(".")) ?? []).map((comment) => `${indent}# ${comment}`);
    return [...above, ...partLines(name, part, { here, indent, comments })];
  });
}

interface Place {
  readonly here: readonly string[];
  readonly indent: string;
  readonly comments: ReadonlyMap<string, readonly string[]>;
}

function partLines(name: string, part: unknown, { here, indent, comments }: Place): readonly string[] {
  const key = `${indent}${plainText(name)}:`;
  const isPlain = typeof part === "object" && part !== null && !Array.isArray(part);
  const hasComments = [...comments.keys()].some((field) => field.startsWith(`${here.join(".")}.`));
  const short = flowText(part);
  if (isPlain && (hasComments || short.length > LINE)) return [key, ...linesOf(part, here, comments)];
  const isList = Array.isArray(part) && part.some((one) => typeof one === "object");
  if (isList && short.length > LINE) return [key, ...part.map((one) => `${indent}  - ${flowText(one)}`)];
  return [`${key} ${short}`];
}
