/// <reference path="../untyped-modules.d.ts" />
import { Code, didYouMean, no, ok, type Problem, type Result, type Table } from "@swiftline/core";
import type { DecisionRule, DecisionTable as DmnTable, InputClause, OutputClause } from "dmn-moddle";
import { conditionColumn, conditionNames, outputColumns } from "./columns.ts";
import type { DecisionTable, DmnOptions } from "./dmn-options.ts";
import type { TableDecision } from "./document.ts";
import { hitOf, keptRanks, ranksOf } from "./hit.ts";
import { isFeel, type Mapped, type RuleCells, ruleReader, type Tell } from "./rules.ts";

/** Turns a decision table of DMN into one of ours; see {@link readDmn}. */
export function tableOfDmn(
  { name, table, language }: TableDecision,
  file: string,
  options: DmnOptions,
): Result<DecisionTable, readonly Problem[]> {
  const problems: Problem[] = [];
  const tell: Tell = (code, message, more = {}) => {
    problems.push({ code, message, file, ...more });
  };
  if (!isFeel(language)) tell("dmn/language", `its cells are written in ${language}, not in FEEL`);
  const hit = hitOf(table);
  if (!hit.ok) tell("dmn/hit-policy", hit.reason);
  const inputs = (table.input ?? []).map((input, at) => mappedInput(input, at, options, tell));
  const outputs = (table.output ?? []).map((output, at) => mappedOutput(output, at, name, options, tell));
  tellTwice([...inputs, ...outputs], tell);
  const read = ruleReader({ inputs, outputs, annotations: table.annotation ?? [], codes: options.codes ?? {}, tell });
  const rows = (table.rule ?? []).map(read);
  const ranks = hit.ok && hit.value === "priority" ? ranksOf(table) : undefined;
  if (ranks?.ok === false) tell("dmn/hit-policy", ranks.reason);
  if (ranks?.ok) keepRanks(rows, ranks.value);
  const otherwise = defaultRule(table);
  if (otherwise !== undefined && hit.ok) {
    if (hit.value === "first") rows.push(read(otherwise, rows.length));
    else
      tell(
        "dmn/default",
        `default outputs can be said only where the first rule decides, as a last rule without conditions`,
      );
  }
  giveIds(rows);
  return problems.length > 0 || !hit.ok
    ? no(problems)
    : ok({ name, hit: hit.value, table: sheetOf(file, rows, [...inputs, ...outputs]) });
}

const namesOf = (...names: readonly (string | undefined)[]): readonly string[] =>
  names.flatMap((name) => name?.trim() || []);

function mappedInput(input: InputClause, at: number, { inputs = {} }: DmnOptions, tell: Tell): Mapped | undefined {
  const names = namesOf(input.label, input.inputExpression?.text);
  const called = names[0] ?? `input ${at + 1}`;
  const asked = names.find((name) => Object.hasOwn(inputs, name));
  const column = asked === undefined ? names.find((name) => conditionColumn(name) !== undefined) : inputs[asked];
  if (!isFeel(input.inputExpression?.expressionLanguage))
    tell("dmn/language", `input ${called} is written in ${input.inputExpression?.expressionLanguage}`);
  if (column !== undefined && conditionColumn(column) !== undefined) return { called, column };
  const why =
    column === undefined
      ? "is no condition of a routing table"
      : `is mapped to ${column}, which is no condition that DMN can say`;
  const meant = {
    suggestion: `say which one it is: inputs: { ${JSON.stringify(called)}: "category" }`,
    ...didYouMean(column ?? called, conditionNames),
  };
  tell("dmn/unknown-input", `input ${called} ${why}`, { field: called, ...meant });
  return undefined;
}

/** A column without a name of its own is called as its decision. */
function mappedOutput(
  output: OutputClause,
  at: number,
  decision: string,
  { outputs = {} }: DmnOptions,
  tell: Tell,
): Mapped | undefined {
  const own = namesOf(output.label, output.name);
  const names = own.length > 0 ? own : [decision];
  const called = names[0] ?? `output ${at + 1}`;
  const asked = names.find((name) => Object.hasOwn(outputs, name));
  const wanted = asked === undefined ? names : [outputs[asked] ?? ""];
  const column = wanted.flatMap((name) => [name, `>${name}`]).find((name) => outputColumns.has(name));
  if (column !== undefined) return { called, column };
  const meant = {
    suggestion: `say which one it is: outputs: { ${JSON.stringify(called)}: ">agency" }`,
    ...didYouMean(
      wanted[0] ?? called,
      [...outputColumns.keys()].map((name) => name.slice(1)),
    ),
  };
  tell("dmn/unknown-output", `output ${called} is no output of a routing table`, { field: called, ...meant });
  return undefined;
}

function tellTwice(all: readonly (Mapped | undefined)[], tell: Tell): void {
  const mapped = all.filter((each) => each !== undefined);
  for (const [at, { called, column }] of mapped.entries())
    if (mapped.findIndex((each) => each.column === column) < at)
      tell("dmn/column-twice", `${called} is mapped to ${column}, as another is`, { field: called });
}

/** Default outputs as a rule that takes everything. */
function defaultRule({ input = [], output = [] }: DmnTable): DecisionRule | undefined {
  if (output.every(({ defaultOutputEntry }) => defaultOutputEntry === undefined)) return undefined;
  return {
    id: "default",
    inputEntry: input.map(() => ({ text: "-" })),
    outputEntry: output.map(({ defaultOutputEntry }) => defaultOutputEntry ?? { text: "-" }),
  };
}

function keepRanks(rows: readonly RuleCells[], found: readonly number[]): void {
  const ranks = keptRanks(
    found,
    rows.map((row) => row.get("rank")),
  );
  for (const [at, row] of rows.entries()) row.set("rank", ranks[at] ?? "");
}

/** Every rule needs an id that is no other's: its own, or its number. */
function giveIds(rows: readonly RuleCells[]): void {
  const taken = new Set<string>();
  for (const [at, row] of rows.entries()) {
    const own = row.get("id")?.trim() ?? "";
    const number = `r${at + 1}`;
    let id = isCode(own) && !taken.has(own) ? own : number;
    while (taken.has(id)) id += "-2";
    row.set("id", id);
    taken.add(id);
  }
}

const isCode = (text: string): boolean => Code.safeParse(text).success;

/** The columns that hold something, in the order in which people write them. */
function sheetOf(file: string, rows: readonly RuleCells[], mapped: readonly (Mapped | undefined)[]): Table {
  const conditions = mapped.flatMap((each) => (each === undefined || each.column === "date" ? [] : [each.column]));
  const given = (column: string) => rows.some((row) => row.has(column));
  const about = ["rank", "from", "to", "enabled", "basis", "note"].filter(given);
  const columns = ["id", ...conditions, ...about];
  return {
    file,
    columns,
    rows: rows.map((row, at) => ({ line: at + 2, cells: columns.map((column) => row.get(column) ?? "") })),
  };
}
