/// <reference path="../untyped-modules.d.ts" />
import type { Problem, Result } from "@swiftline/core";
import { no, ok } from "@swiftline/core";
import type { DecisionRule, Expression } from "dmn-moddle";
import { annotationColumns, conditionColumn, outputColumns } from "./columns.ts";
import { cellOfFeel, valueText } from "./feel-cell.ts";
import { validityOf } from "./feel-dates.ts";
import { constantOf, type FeelNode, parseFeel } from "./feel-syntax.ts";
import { readFeelTests } from "./feel-tests.ts";

/** Tells a problem. */
export type Tell = (code: string, message: string, more?: Partial<Problem>) => void;

/** A column of DMN and the column of ours that it is. */
export interface Mapped {
  /** What people call it in the file. */
  readonly called: string;
  readonly column: string;
}

/** The cells of a rule by our columns. */
export type RuleCells = Map<string, string>;

interface RuleColumns {
  /** Undefined where a column is told already. */
  readonly inputs: readonly (Mapped | undefined)[];
  readonly outputs: readonly (Mapped | undefined)[];
  readonly annotations: readonly { readonly name?: string }[];
  readonly codes: Readonly<Record<string, Iterable<string>>>;
  readonly tell: Tell;
}

/** The languages that are FEEL, however a version names it; nothing said is FEEL. */
export const isFeel = (language: string | undefined): boolean => language === undefined || /feel/i.test(language);

/** Reads rules; tells every cell that has no form in a routing table. */
export function ruleReader({ inputs, outputs, annotations, codes, tell }: RuleColumns) {
  return (rule: DecisionRule, at: number): RuleCells => {
    const cells: RuleCells = new Map();
    const read = (mapped: Mapped | undefined, entry: Expression | undefined, into: typeof readInput): void => {
      if (mapped === undefined) return;
      const text = entry?.text?.trim() ?? "";
      const language = entry?.expressionLanguage;
      const failed = isFeel(language)
        ? into(mapped.column, text, cells, codes)
        : no(`it is written in ${language}, not in FEEL`);
      if (failed.ok) return;
      const place = { line: at + 2, field: mapped.called, value: text };
      tell("dmn/cell", `rule ${at + 1}, ${mapped.called}: ${failed.reason}`, place);
    };
    tellWidth(rule, at, inputs.length, outputs.length, tell);
    inputs.forEach((mapped, column) => {
      read(mapped, rule.inputEntry?.[column], readInput);
    });
    outputs.forEach((mapped, column) => {
      read(mapped, rule.outputEntry?.[column], readOutput);
    });
    annotate(rule, annotations, cells);
    return cells;
  };
}

function tellWidth(
  { inputEntry = [], outputEntry = [] }: DecisionRule,
  at: number,
  inputs: number,
  outputs: number,
  tell: Tell,
): void {
  if (inputEntry.length === inputs && outputEntry.length === outputs) return;
  const message = `rule ${at + 1} has ${inputEntry.length} input and ${outputEntry.length} output cells, and the table ${inputs} and ${outputs}`;
  tell("dmn/rule-width", message, { line: at + 2 });
}

function readInput(
  column: string,
  text: string,
  cells: RuleCells,
  codes: Readonly<Record<string, Iterable<string>>>,
): Result<undefined, string> {
  const tests = readFeelTests(text);
  if (!tests.ok) return tests;
  const { form = "codes", optional = false } = conditionColumn(column) ?? {};
  if (form === "dates") {
    const validity = validityOf(tests.value);
    if (!validity.ok) return validity;
    cells.set("from", validity.value.from).set("to", validity.value.to);
    return ok(undefined);
  }
  const cell = cellOfFeel(tests.value, { form, optional, codes: codes[column] });
  if (!cell.ok) return cell;
  cells.set(column, cell.value);
  return ok(undefined);
}

function readOutput(column: string, text: string, cells: RuleCells): Result<undefined, string> {
  if (text === "" || text === "-" || text === "null") return ok(undefined);
  const parsed = parseFeel(text, "Expression");
  if (!parsed.ok) return parsed;
  const [node] = parsed.value.children;
  const isList = outputColumns.get(column)?.list === true;
  const values: readonly (FeelNode | undefined)[] =
    isList && node?.name === "List" ? node.children.filter(({ name }) => !/^[[\]]$/.test(name)) : [node];
  const texts: string[] = [];
  for (const each of values) {
    const value = each === undefined ? undefined : constantOf(each);
    if (value === undefined) return no(`${each?.text} would have to be computed, and an output is a constant`);
    const written = isList || typeof value !== "string" ? valueText(value) : ok(value);
    if (!written.ok) return written;
    texts.push(written.value);
  }
  cells.set(column, texts.join("|"));
  return ok(undefined);
}

/**
 * Annotations of our names are our columns; the others, and what describes the rule, are its note. An annotation decides
 * nothing in DMN, and so must none that says the rule is off.
 */
function annotate(rule: DecisionRule, annotations: RuleColumns["annotations"], cells: RuleCells): void {
  const { id = "", description, annotationEntry = [] } = rule;
  const more = description === undefined ? [] : [description];
  cells.set("id", id);
  for (const [at, { name }] of annotations.entries()) {
    const text = annotationEntry[at]?.text ?? "";
    const column = annotationColumns.find((one) => one === name?.trim());
    if (column === undefined || (column === "enabled" && text !== "yes" && text !== "")) more.push(text);
    else cells.set(column, text);
  }
  const notes = more.filter((text) => text.trim() !== "");
  if (notes.length > 0) cells.set("note", [cells.get("note") ?? "", ...notes].filter(Boolean).join("; "));
}
