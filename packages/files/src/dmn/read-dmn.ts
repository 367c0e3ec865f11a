import { no, type Problem, type Result } from "@swiftline/core";
import { readBytes } from "../read-bytes.ts";
import type { DecisionTable, DmnOptions } from "./dmn-options.ts";
import { readDmnDocument } from "./document.ts";
import { tableOfDmn } from "./table.ts";

const mostBytes = 32 * 1024 * 1024;

/**
 * Reads a decision table of a DMN file (1.1 to 1.5) whose cells are S-FEEL, or words joined from `contains(?, …)`. Inputs and
 * outputs are columns of the same name unless `inputs` and `outputs` say otherwise; an input that is `date` becomes `from` and
 * `to`; annotations called id, rank, enabled, basis and note become these columns, others go into the note. Lines are those
 * that the table would have as a CSV file. Whatever has no form in a routing table is a problem, by rule and column; then
 * there is no table. Two things mean more than in DMN: a code takes its whole subtree, and words are compared folded.
 */
export async function readDmn(
  file: string,
  options: DmnOptions = {},
): Promise<Result<DecisionTable, readonly Problem[]>> {
  const name = options.name ?? file;
  const bytes = await readBytes(file, name, mostBytes);
  return bytes.ok ? parseDmn(bytes.value, name, options) : no([bytes.reason]);
}

/** The same for bytes that are there already. */
export async function parseDmn(
  bytes: Buffer,
  file: string,
  options: DmnOptions = {},
): Promise<Result<DecisionTable, readonly Problem[]>> {
  const decision = await readDmnDocument(bytes, file, options.decision);
  return decision.ok ? tableOfDmn(decision.value, file, options) : decision;
}
