/// <reference path="../untyped-modules.d.ts" />
import { didYouMean, no, ok, type Problem, type Result } from "@swiftline/core";
import { type Decision, type DecisionTable, type Definitions, DmnModdle } from "dmn-moddle";
import { readXml } from "../xml-events.ts";

/** The namespaces of DMN 1.3, whose schema the library knows: of the model and of its drawing. */
const known = "https://www.omg.org/spec/DMN/20191111/MODEL/";
const knownDrawing = "https://www.omg.org/spec/DMN/20191111/DMNDI/";

/** Those of 1.1, 1.2, 1.4 and 1.5, whose decision tables are written alike. */
const kindred: ReadonlyMap<string, string> = new Map([
  ["http://www.omg.org/spec/DMN/20151101/dmn.xsd", known],
  ["http://www.omg.org/spec/DMN/20180521/MODEL/", known],
  ["http://www.omg.org/spec/DMN/20180521/DMNDI/", knownDrawing],
  ["https://www.omg.org/spec/DMN/20211108/MODEL/", known],
  ["https://www.omg.org/spec/DMN/20211108/DMNDI/", knownDrawing],
  ["https://www.omg.org/spec/DMN/20230324/MODEL/", known],
  ["https://www.omg.org/spec/DMN/20230324/DMNDI/", knownDrawing],
]);

/** A decision that is made by a table. */
export interface TableDecision {
  readonly id: string;
  readonly name: string;
  readonly table: DecisionTable;
  /** The language of its cells, where it says one. */
  readonly language: string | undefined;
}

/** Reads a DMN file of any version and picks a decision, by name or id, or the only one that is a table. */
export async function readDmnDocument(
  bytes: Buffer,
  file: string,
  decision: string | undefined,
): Promise<Result<TableDecision, readonly Problem[]>> {
  const definitions = await parseDefinitions(bytes, file);
  return definitions.ok ? pick(definitions.value, file, decision) : definitions;
}

async function parseDefinitions(bytes: Buffer, file: string): Promise<Result<Definitions, readonly Problem[]>> {
  const malformed = (message: string, place: object = {}) => no([{ code: "file/malformed", message, file, ...place }]);
  let xml: string;
  try {
    xml = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return malformed("the file is not in UTF-8");
  }
  const fault = readXml(xml, {});
  if (fault !== undefined)
    return malformed(`the file cannot be read: ${fault.message}`, { line: fault.line, column: fault.column });
  const rewritten = xml.replaceAll(/(\bxmlns(?::[\w.-]+)?\s*=\s*)(["'])([^"']*)\2/g, (declared, name, quote, uri) => {
    const same = kindred.get(uri);
    return same === undefined ? declared : `${name}${quote}${same}${quote}`;
  });
  if (!rewritten.includes(known)) return malformed("the file is no DMN of a version from 1.1 to 1.5");
  try {
    const { rootElement, warnings } = await new DmnModdle().fromXML(wideCharacters(rewritten));
    const lost = warnings
      .map(({ message }) => message)
      .filter((message) => !message.startsWith("unresolved reference"));
    return lost.length === 0 ? ok(rootElement) : no(lost.flatMap((message) => malformed(...said(message)).reason));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return malformed(...said(error.message));
  }
}

/** What the library could not take in, it leaves out and warns: a rule less would decide otherwise. */
function said(warning: string): readonly [message: string, place: object] {
  const [, line, column] = /line: (\d+)\s+column: (\d+)/.exec(warning) ?? [];
  const cause = /nested error: (.*)/.exec(warning)?.[1] ?? warning.split("\n", 1)[0];
  return [
    `the file is no sound DMN: ${cause}`,
    line === undefined ? {} : { line: Number(line) + 1, column: Number(column) + 1 },
  ];
}

/** The library cuts numbered characters beyond U+FFFF: they are written out before it sees them. */
const wideCharacters = (xml: string): string =>
  xml.replaceAll(/&#(?:(\d+)|x([\da-fA-F]+));/g, (reference, decimal, hexadecimal) => {
    const point = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return point > 0xffff ? String.fromCodePoint(point) : reference;
  });

function pick(
  definitions: Definitions,
  file: string,
  wanted: string | undefined,
): Result<TableDecision, readonly Problem[]> {
  const problem = (message: string, more: object = {}) => no([{ code: "dmn/no-decision", message, file, ...more }]);
  const decisions = (definitions.drgElement ?? []).filter(({ $type }) => $type === "dmn:Decision");
  const tables = decisions.flatMap((decision) => tableOf(decision, definitions) ?? []);
  const names = tables.map(({ name }) => name);
  if (wanted === undefined) {
    const [only, more] = tables;
    if (only === undefined) return problem("the file holds no decision that is a table");
    return more === undefined
      ? ok(only)
      : problem("the file holds several decision tables", { suggestion: `name one of ${names.join(", ")}` });
  }
  const found = tables.filter(({ id, name }) => id === wanted || name === wanted);
  const [first, twin] = found;
  if (twin !== undefined) return problem(`several decisions are called ${wanted}`, { suggestion: "name it by its id" });
  if (first !== undefined) return ok(first);
  if (decisions.some(({ id, name }) => id === wanted || name === wanted))
    return problem(`the decision ${wanted} is no table`);
  return problem(`there is no decision ${wanted}`, { value: wanted, ...didYouMean(wanted, names) });
}

function tableOf({ id = "", name, decisionLogic }: Decision, definitions: Definitions): TableDecision | undefined {
  if (decisionLogic?.$type !== "dmn:DecisionTable") return undefined;
  return { id, name: name ?? id, table: decisionLogic, language: definitions.expressionLanguage };
}
