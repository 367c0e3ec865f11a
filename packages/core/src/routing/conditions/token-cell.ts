import { no, ok, type Result } from "../../result.ts";
import type { CellProblem, Tokens } from "../condition.ts";
import { readSigns } from "./signs.ts";

/** Reads a cell of tokens: some of the plain ones, each one with `+`, none with `!`. `check` answers what is wrong with one. */
export function parseTokens(
  alternatives: readonly string[],
  check: (token: string) => CellProblem | undefined,
): Result<Tokens, readonly CellProblem[]> {
  const { plain, besides, without, anything, nothing } = readSigns(alternatives);
  const problems = [...plain, ...besides, ...without].flatMap((token) => check(token) ?? []);
  if (anything || nothing) problems.push({ message: "* has no meaning here: leave the cell empty" });
  const asked = new Set([...plain, ...besides]);
  for (const token of without)
    if (asked.has(token)) problems.push({ message: `${token} is asked for and taken out again` });
  return problems.length > 0 ? no(problems) : ok({ any: plain, all: besides, none: without });
}
